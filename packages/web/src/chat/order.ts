import type { Chat } from './shapes.ts';

/** Since when somebody waits: for a word of ours, or for an agent at all; undefined when it is their turn. */
export const waitsSince = ({ state, owedSince, queuedAt }: Pick<Chat, 'state' | 'owedSince' | 'queuedAt'>): number | undefined => {
  const at = state === 'waiting' ? (queuedAt ?? owedSince) : owedSince;
  return at === null ? undefined : Date.parse(at);
};

/** Whose visitor has waited the longest for a word; undefined when none does. */
export function waitsLongest(chats: readonly Chat[]): Chat | undefined {
  const waiting = chats.flatMap((chat) => {
    const since = waitsSince(chat);
    return since === undefined || chat.state === 'ended' ? [] : [{ chat, since }];
  });
  return waiting.sort((a, b) => a.since - b.since)[0]?.chat;
}

/** The chat before or after one in the list, round and round. */
export function neighbour(chats: readonly Pick<Chat, 'id'>[], id: number | undefined, step: 1 | -1): number | undefined {
  if (chats.length === 0) return undefined;
  const at = chats.findIndex((chat) => chat.id === id);
  const next = at === -1 ? (step === 1 ? 0 : chats.length - 1) : (at + step + chats.length) % chats.length;
  return chats[next]?.id;
}

/** How far a promise has come: `late` after its instant, `soon` in its last third, when its length is known. */
export function urgencyOf(dueAt: string | null, since: number | undefined, now: number): 'calm' | 'soon' | 'late' {
  if (dueAt === null) return 'calm';
  const due = Date.parse(dueAt);
  if (due <= now) return 'late';
  return since !== undefined && due > since && (due - now) / (due - since) < 1 / 3 ? 'soon' : 'calm';
}

/** Lines as they are numbered, each once; undefined when one is missing in between and all are to be read again. */
export function withLine<L extends { readonly seq: number }>(lines: readonly L[], line: L): readonly L[] | undefined {
  const last = lines.at(-1)?.seq ?? 0;
  if (line.seq <= last) return lines;
  return line.seq === last + 1 ? [...lines, line] : undefined;
}
