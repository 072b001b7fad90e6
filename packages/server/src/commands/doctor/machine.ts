import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { printAddress, type HostPort } from '../../config/index.ts';
import { wrong } from './finding.ts';

/** The oldest Node that the desk runs on. */
const OLDEST: readonly [major: number, minor: number] = [20, 19];

/** @param running `process.versions.node`. */
export function checkNode(running: string): string {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw wrong({ found: `This is Node ${running}; it takes ${OLDEST.join('.')} or newer.` });
  return `Node ${running}`;
}

/** Zones and their summer time, which every clock of the desk needs. */
export function checkZones(): string {
  const hour = (zone: string, at: string) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(new Date(at));
  if (hour('Europe/Helsinki', '2026-07-01T12:00:00Z') !== '15' || hour('Europe/Helsinki', '2026-01-01T12:00:00Z') !== '14') {
    throw wrong({ found: 'This Node knows no time zones: it was built without their data (full ICU).' });
  }
  return `time zones of ${process.versions['tz'] ?? 'an unknown edition'}`;
}

export async function checkFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.W_OK);
  return `${folder} can be written to`;
}

/** Free, or one of ours already listens there. */
export async function checkPort(at: HostPort): Promise<string> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at.port, at.host, resolve));
    return `${printAddress(at)} is free`;
  } finally {
    server.close();
  }
}

/** True when a desk answers at the address: then its ports are its own. */
export async function isDeskAt(at: HostPort): Promise<boolean> {
  try {
    const response = await fetch(`http://${printAddress(at)}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && ((await response.json()) as { status?: unknown }).status === 'up';
  } catch {
    return false;
  }
}

/** Says hello to the mail server, and signs in when the address has a user. */
export async function checkMailServer(url: string): Promise<string> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(url, { connectionTimeout: 10_000, greetingTimeout: 10_000 } as object);
  try {
    await transport.verify();
    return `${new URL(url).host} takes mail`;
  } finally {
    transport.close();
  }
}
