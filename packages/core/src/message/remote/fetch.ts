import { lookup } from 'node:dns/promises';
import { request as askPlainly, type IncomingMessage } from 'node:http';
import { request as askSafely } from 'node:https';
import { isIP } from 'node:net';
import { definePort } from '../../kernel/index.ts';
import { pictureAway, pictureRefused } from '../errors.ts';
import { mediaTypeOf } from '../media.ts';
import { isPublicAddress, pictureUrl } from './addresses.ts';

/** Where pictures of other sites may come from, and what is taken. */
export interface RemoteRules {
  /** Whether a machine may be asked. Tests allow their own. */
  readonly allows: (address: string, port: number) => boolean;
  readonly mostBytes: number;
  /** For all of it, names and redirects included. */
  readonly patienceMs: number;
}

const USUAL_PORTS = [80, 443];
export const remoteRules = definePort<RemoteRules>('message.remote-rules', () => ({
  allows: (address, port) => isPublicAddress(address) && USUAL_PORTS.includes(port),
  mostBytes: 5_000_000,
  patienceMs: 10_000,
}));

/** A picture of another site. */
export interface RemotePicture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const MOST_REDIRECTS = 3;
const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** The machine behind a name, when it may be asked: every address that the name has must be such a one. */
async function machineAt(url: URL, { allows }: RemoteRules): Promise<string> {
  const host = hostOf(url);
  const found = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
  const [first] = found;
  if (first === undefined || !found.every((address) => allows(address, portOf(url))))
    throw pictureRefused({ why: 'it is at no public address' });
  return first;
}

/** Ask that very machine, by the name that it has for others: whatever the name means by the time of asking, nobody else is asked. */
function ask(url: URL, machine: string, signal: AbortSignal): Promise<IncomingMessage> {
  const begin = url.protocol === 'https:' ? askSafely : askPlainly;
  const family = isIP(machine);
  return new Promise((resolve, reject) => {
    const asked = begin(url, {
      agent: false,
      signal,
      headers: { accept: 'image/png,image/jpeg,image/gif,image/webp', 'user-agent': 'Luuri' },
      lookup: (_host, options, tell) =>
        options.all
          ? (tell as unknown as (e: null, all: object[]) => void)(null, [{ address: machine, family }])
          : tell(null, machine, family),
    });
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end();
  });
}

async function bytesOf(answer: IncomingMessage, { mostBytes }: RemoteRules): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > mostBytes) {
      answer.destroy();
      throw pictureRefused({ why: `it holds more than ${String(mostBytes)} bytes` });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function follow(text: string, rules: RemoteRules, signal: AbortSignal): Promise<RemotePicture> {
  let url = pictureUrl(text);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    if (!url) throw pictureRefused({ why: 'it is at no address of http or https' });
    const answer = await ask(url, await machineAt(url, rules), signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy();
      url = pictureUrl(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      answer.destroy();
      throw pictureAway({ why: `the site answers ${String(statusCode)}` });
    }
    const bytes = await bytesOf(answer, rules);
    const mediaType = mediaTypeOf(bytes);
    if (!/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) throw pictureRefused({ why: 'it is no picture' });
    return { mediaType, bytes };
  }
  throw pictureRefused({ why: 'it leads from one address to another without end' });
}

/** Names are looked up by the machine, which nothing stops: whoever waits has waited long enough. */
const tooLate = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

const isOurs = (e: unknown): boolean => pictureRefused.is(e) || pictureAway.is(e);

/**
 * Fetch a picture of another site in the desk's own name: no cookie goes along, nothing that is no picture comes back, and no machine is
 * asked that is not everybody's. Every redirect is looked at as the first address was.
 * @throws `message.picture-refused`, `message.picture-away`
 */
export async function fetchPicture(text: string, rules: RemoteRules): Promise<RemotePicture> {
  try {
    const signal = AbortSignal.timeout(rules.patienceMs);
    return await Promise.race([follow(text, rules, signal), tooLate(signal)]);
  } catch (e) {
    if (isOurs(e)) throw e;
    throw pictureAway({ why: 'the site cannot be reached, or takes too long' }, e);
  }
}
