import { keptOnDevice } from '../session/kept.ts';
import type { Outgoing } from './at-once.ts';
import { restoreDraft } from './drafts.ts';
import type { KeptOutgoing } from './outgoing-rules.ts';

const kept = keptOnDevice<KeptOutgoing>();

const BEGIN = 'luuri.outgoing ';
const keyOf = ({ actor, id }: Pick<Outgoing, 'actor' | 'id'>): string => `${BEGIN}${actor} ${id}`;
export const isOutgoingKey = (key: string): boolean => key.startsWith(BEGIN);

/** Kept on this device from Send until the desk has taken it: neither a tab that is closed nor one that crashes loses the words. */
export const keepOutgoing = (outgoing: KeptOutgoing): void => kept.put(keyOf(outgoing.what), outgoing);
export const dropOutgoing = (what: Outgoing): void => kept.drop(keyOf(what));
/** False once another page has found it and made it a draft again: then it is not sent from here. */
export const isKept = (what: Outgoing): boolean => kept.now(keyOf(what)) !== undefined;

/** Everything of one person that is on its way, from whichever page. */
export function keptOutgoing(actor: string): readonly KeptOutgoing[] {
  const begin = keyOf({ actor, id: '' });
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  return keys.filter((key) => key.startsWith(begin)).flatMap((key) => kept.now(key) ?? []);
}

/** It is a draft again, once. @returns false when another page has made it one */
export function becomeDraft(what: Outgoing): boolean {
  if (!isKept(what)) return false;
  const { actor, ticketId, kind, id: _id, then: _then, ...draft } = what;
  restoreDraft({ actor, ticketId, kind }, draft);
  dropOutgoing(what);
  return true;
}
