import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { system, type Desk } from '@luuri/core';
import type { Logger } from 'pino';
import { createApp, createHealthApp } from '../app/create-app.ts';
import type { Duty, HostingFacts } from '../app/tokens.ts';
import { printAddress, type Settings } from '../config/index.ts';
import { hashOf, identity } from '../identity/index.ts';
import { besidesOthers } from './besides-others.ts';
import { holdDataFolder } from './data-folder.ts';
import { demoDirectory } from './demo-directory.ts';
import { demo, seed, type DemoKey } from './demo.ts';
import { cannotListenThere, portInUse, splitTakesPostgres } from './errors.ts';
import { openDesk } from './open-desk.ts';
import { applyPacks, packsIn } from './packs.ts';
import { portalsOf } from './portals.ts';

/** A server that works. */
export interface LuuriServer {
  readonly desk: Desk;
  /** Where it listens, which is where people reach it unless the settings say otherwise. */
  readonly url: string;
  readonly publicUrl: string;
  /** Where the first administrator sets a password; there when no administrator has a way in. */
  readonly invitation: Invitation | undefined;
  /** Agents to try the desk as; none unless it is a demonstration. */
  readonly demoKeys: readonly DemoKey[];
  /** Short names of clients that have a portal, the first few. */
  readonly portals: readonly string[];
  /** Finish what is in hand, and close everything. */
  stop(): Promise<void>;
}

/** A one-time link, for the terminal alone. */
export interface Invitation {
  readonly address: string;
  readonly url: string;
  readonly expiresAt: Date;
}

export interface StartOptions {
  readonly log: Logger;
  /** Fill an empty desk with something to try. */
  readonly demo?: boolean;
  /** What the process does; everything when left out. Less than that takes PostgreSQL, where another process does the rest. */
  readonly does?: readonly Duty[];
}

/** Who may come in, and what is promised to whom: by the settings, before anybody is let in. */
async function prepare(desk: Desk, settings: Settings, { log, demo: isDemo = false }: StartOptions): Promise<DemoKey[]> {
  if (settings.contracts) {
    const changed = await applyPacks(desk, packsIn(settings.contracts), false);
    if (changed.length > 0) log.info({ clients: changed }, 'contracts applied');
  }
  const keys = isDemo ? await seed(desk, settings) : [];
  if (settings.apiKey)
    await desk
      .as(system)
      .use(identity)
      .admitAdministrator({ hash: hashOf(settings.apiKey) });
  return keys;
}

/** The first start makes one administrator, who sets a password by a link; so does any other at which nobody could be one. */
async function inviteFirst(desk: Desk, { adminAddress }: Settings): Promise<Invitation | undefined> {
  const own = desk.as(system).use(identity);
  if (!(await own.isLocked())) return undefined;
  const { url, expiresAt } = await own.inviteAdministrator({ address: adminAddress });
  return { address: adminAddress, url, expiresAt };
}

async function listen(app: NestFastifyApplication, { host, port }: Pick<Settings, 'host' | 'port'>): Promise<number> {
  try {
    await app.init();
    // Fastify's own: Nest's writes a line of its own for a taken port, where a sentence is enough.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (e) {
    const { code, message } = e as { readonly code?: string; readonly message: string };
    throw code === 'EADDRINUSE' ? portInUse({ host, port }, e) : cannotListenThere({ host, port, reason: message }, e);
  }
  return (app.getHttpServer().address() as AddressInfo).port;
}

/** Addresses that stand for every one of the machine are none that a person can open. */
const openable = (host: string): string => (host === '0.0.0.0' || host === '::' ? 'localhost' : host);

async function serveDesk(desk: Desk, app: NestFastifyApplication, parts: { settings: Settings; facts: HostingFacts }): Promise<string> {
  const { settings, facts } = parts;
  // The port first: a second start by mistake must end before it has done any of the first one's work.
  const port = await listen(app, settings);
  const url = `http://${printAddress({ host: openable(settings.host), port })}`;
  facts.publicUrl = settings.publicUrl ?? url;
  await desk.start({ work: facts.does.includes('work') });
  facts.isReady = true;
  return url;
}

/**
 * Open the desk, let it be reached, and let it work.
 * @throws errors with a sentence each for what the keeper of the desk can mend: a taken port, a wrong pack, a database that is away
 */
export async function startServer(settings: Settings, options: StartOptions): Promise<LuuriServer> {
  const { log, does = ['web', 'work'] } = options;
  if (does.length < 2 && !settings.databaseUrl) throw splitTakesPostgres({});
  const letGo = settings.databaseUrl ? () => undefined : holdDataFolder(settings.data);
  try {
    const facts: HostingFacts = {
      publicUrl: '',
      smtpListen: settings.smtpListen,
      sendsMail: settings.smtpUrl !== undefined,
      does,
      isReady: false,
    };
    const { desk, events } = await openDesk(settings, { log, more: options.demo ? [demo(), demoDirectory()] : [], address: facts });
    let app: NestFastifyApplication | undefined;
    const stop = async () => {
      facts.isReady = false;
      await app?.close();
      await desk.stop();
      letGo();
    };
    try {
      const demoKeys = await besidesOthers(() => prepare(desk, settings, options));
      app = does.includes('web')
        ? await createApp({ desk, events, facts, log, trustProxy: settings.trustProxy, rateLimit: settings.rateLimit })
        : await createHealthApp({ desk, facts, log });
      const url = await serveDesk(desk, app, { settings, facts });
      const invitation = await besidesOthers(() => inviteFirst(desk, settings));
      const portals = await portalsOf(desk);
      return { desk, url, publicUrl: facts.publicUrl, invitation, demoKeys, portals, stop };
    } catch (e) {
      await stop();
      throw e;
    }
  } catch (e) {
    letGo();
    throw e;
  }
}
