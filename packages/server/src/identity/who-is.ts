import {
  agentActorTables,
  anonymous,
  clock,
  isDeskError,
  log,
  system,
  type Actor,
  type Desk,
  type DeskError,
  type WhoIs,
} from '@luuri/core';
import { counter, networkOf } from '../app/bucket.ts';
import { apiKeyRows, sessionRows } from './entities/index.ts';
import { foundOut } from './known.ts';
import { sessionTokenIn } from './cookie.ts';
import { wrongCsrfToken, wrongHeader, wrongKey } from './errors.ts';
import { identity } from './plugin.ts';
import { publicAddress } from './ports.ts';
import { noteRefusal } from './refusals.ts';
import { csrfTokenOf, hashOf, isSame } from './secret.ts';
import { bearerKey } from './rules/header.ts';

type Answering = Pick<Desk, 'as' | 'get'>;

/** Nobody waits for a note, and nobody is turned away when it cannot be written. */
function without(desk: Answering, note: Promise<unknown>, what: string): void {
  note.catch((e: unknown) => {
    desk.get(log).warn({ err: e }, what);
  });
}

/** Whatever is in these decides who a key or a session speaks for, and what they may. */
const keyTables = [apiKeyRows, ...agentActorTables];
const sessionTables = [sessionRows, ...keyTables];

/**
 * The actor that a key speaks for.
 * @throws `identity.wrong-key`
 */
export function actorForKey(desk: Answering, key: string): Actor | Promise<Actor> {
  const hash = hashOf(key);
  return foundOut(desk, { question: `key ${hash}`, from: keyTables }, async () => {
    const keys = desk.as(system).use(identity);
    const { actor, keyId, isUseWorthNoting, until } = await keys.actorOf({ hash });
    if (isUseWorthNoting) without(desk, keys.noteUse({ keyId }), 'The use of an API key could not be noted.');
    return { value: actor, until: isUseWorthNoting ? undefined : until };
  });
}

interface Caller {
  readonly actor: Actor;
  readonly csrfToken?: string;
}

/** Whoever the session in a cookie header speaks for, with the token that a change by it must carry; nobody when it speaks for nobody. */
export async function actorForCookie(desk: Answering, header: string | null | undefined): Promise<Caller> {
  const token = sessionTokenIn(header, desk.get(publicAddress).publicUrl);
  if (token === undefined) return { actor: anonymous };
  const hash = hashOf(token);
  return foundOut<Caller>(desk, { question: `session ${hash}`, from: sessionTables }, async () => {
    const own = desk.as(system).use(identity);
    const found = await own.actorOfSession({ hash });
    if (!found) return { value: { actor: anonymous } };
    const { actor, sessionId, isSightWorthNoting, until } = found;
    if (isSightWorthNoting) without(desk, own.noteSight({ sessionId }), 'A session could not be noted as seen.');
    return { value: { actor, csrfToken: csrfTokenOf(hash) }, until: isSightWorthNoting ? undefined : until };
  });
}

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

async function byCookie(desk: Answering, request: Request, refused: Refused): Promise<Actor> {
  const { actor, csrfToken } = await actorForCookie(desk, request.headers.get('cookie'));
  const isRight = csrfToken === undefined || isSame(csrfToken, request.headers.get('x-csrf-token') ?? '');
  if (!changesNothing.has(request.method) && !isRight) return refused(actor.id, wrongCsrfToken({}));
  return actor;
}

/** Puts it on record that somebody was not taken for who they said, and throws. */
type Refused = (actor: string, error: DeskError) => never;

/** What is written down of requests that nobody is taken for: one in a quarter of a minute of each kind and network, or anybody could fill the audit. */
function refusals(desk: Answering): (original: unknown) => Refused {
  const written = counter({ perMinute: 4 });
  return (original) => (actor, error) => {
    const { ip } = (original ?? {}) as { readonly ip?: unknown };
    const address = typeof ip === 'string' ? ip : undefined;
    const from = `${error.code} ${address === undefined ? 'inside' : networkOf(address)}`;
    if (written.take(from, desk.get(clock).now()) === 0) {
      const origin = address === undefined ? {} : { address };
      const note = desk.as(system, origin).run(noteRefusal, { action: 'identity.request', actor, code: error.code });
      without(desk, note, 'A request that was turned away could not be put on record.');
    }
    throw error;
  };
}

/**
 * Who sends a request: by `Authorization: Bearer KEY`, else by the session's cookie; anonymous without either. What comes by cookie and
 * changes something carries the session's CSRF token in `X-CSRF-Token`. Whoever shows a wrong one of these is on record.
 */
export function byKeyOrCookie(desk: Answering): WhoIs {
  const refusedFrom = refusals(desk);
  return (request, original) => {
    const header = request.headers.get('authorization');
    const refused = refusedFrom(original);
    if (header === null) return byCookie(desk, request, refused);
    const key = bearerKey(header);
    if (key === undefined) return Promise.reject(wrongHeader({}));
    const found = actorForKey(desk, key);
    if (!(found instanceof Promise)) return found;
    return found.catch((e: unknown) =>
      isDeskError(e) && e.code === wrongKey.code ? refused(anonymous.id, e) : Promise.reject(e as Error),
    );
  };
}
