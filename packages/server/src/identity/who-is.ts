import { anonymous, log, system, type Actor, type Desk, type WhoIs } from '@luuri/core';
import { wrongHeader } from './errors.ts';
import { hashOf } from './key.ts';
import { identity } from './plugin.ts';
import { bearerKey } from './rules.ts';

/**
 * The actor that a key speaks for.
 * @throws `identity.wrong-key`
 */
export async function actorForKey(desk: Pick<Desk, 'as' | 'get'>, key: string): Promise<Actor> {
  const keys = desk.as(system).use(identity);
  const { actor, keyId, isUseWorthNoting } = await keys.actorOf({ hash: hashOf(key) });
  // Nobody waits for the note, and nobody is turned away when it cannot be written.
  if (isUseWorthNoting) {
    keys.noteUse({ keyId }).catch((e: unknown) => {
      desk.get(log).warn({ err: e, keyId }, 'The use of an API key could not be noted.');
    });
  }
  return actor;
}

/** Who sends a request, by `Authorization: Bearer KEY`; anonymous without the header. */
export const byApiKey =
  (desk: Pick<Desk, 'as' | 'get'>): WhoIs =>
  async (request) => {
    const header = request.headers.get('authorization');
    if (header === null) return anonymous;
    const key = bearerKey(header);
    if (key === undefined) throw wrongHeader({});
    return actorForKey(desk, key);
  };
