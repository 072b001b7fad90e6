import { keptOnDevice } from '../../session/kept.ts';

/** A pack that somebody is writing, the newest version that they have seen (0 for a new client), and why they write it. */
export interface PackDraft {
  readonly text: string;
  readonly over: number;
  readonly reason?: string | undefined;
}

const keyOf = (actor: string, client: string): string => `luuri.pack ${actor} ${client}`;

const packs = keptOnDevice<PackDraft>();

/** Kept on this device at each letter, for this person alone. */
export const keepPack = (actor: string, client: string, draft: PackDraft): void => packs.put(keyOf(actor, client), draft);

export const dropPack = (actor: string, client: string): void => packs.drop(keyOf(actor, client));

/** The draft of a client's pack as it is kept now. */
export const usePackDraft = (actor: string, client: string): PackDraft | undefined => packs.use(keyOf(actor, client));

/** Short names of the clients that somebody has begun to write a pack of, as one text: the same answer is the same value. */
function namesOf(actor: string): string {
  const begin = keyOf(actor, '');
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  return keys
    .filter((key) => key.startsWith(begin))
    .map((key) => key.slice(begin.length))
    .sort()
    .join(' ');
}
export function useBegunPacks(actor: string): readonly string[] {
  const names = packs.useMade(() => namesOf(actor));
  return names === '' ? [] : names.split(' ');
}
