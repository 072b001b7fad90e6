import { useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/problem.ts';

/** What an agent said and the desk has not taken yet. */
export interface Unsent {
  readonly ref: string;
  readonly text: string;
  /** Why the desk will not take it; absent while it is tried. */
  readonly refused?: string;
}

const KEY = 'luuri.chat.unsent';
type All = Readonly<Record<string, readonly Unsent[]>>;

function read(): All {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as All;
  } catch {
    return {};
  }
}
let all: All = read();
const watchers = new Set<() => void>();
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
const nothing: readonly Unsent[] = [];
const of = (chatId: number): readonly Unsent[] => all[String(chatId)] ?? nothing;

/** Kept on this device before it is sent, so that neither a reload nor a lost network loses it. */
function keep(chatId: number, lines: readonly Unsent[]): void {
  const { [String(chatId)]: _before, ...others } = all;
  all = lines.length === 0 ? others : { ...others, [String(chatId)]: lines };
  localStorage.setItem(KEY, JSON.stringify(all));
  for (const each of watchers) each();
}

export const useUnsent = (chatId: number): readonly Unsent[] => useSyncExternalStore(watch, () => of(chatId));

const FIRST_MS = 500;
const LAST_MS = 8_000;
const pause = (ms: number): Promise<void> =>
  new Promise((over) => {
    setTimeout(over, ms);
    window.addEventListener('online', () => over(), { once: true });
  });

const sending = new Set<number>();

/** Sends what waits in a chat, in its order, each until the desk has it: a line that is sent again under its name is said once. */
export async function sendWaiting(chatId: number, send: (line: Unsent) => Promise<unknown>): Promise<void> {
  if (sending.has(chatId)) return;
  sending.add(chatId);
  try {
    let wait = FIRST_MS;
    for (let next = of(chatId).find((one) => one.refused === undefined); next; next = of(chatId).find((one) => one.refused === undefined)) {
      const { ref } = next;
      try {
        await send(next);
        keep(
          chatId,
          of(chatId).filter((one) => one.ref !== ref),
        );
        wait = FIRST_MS;
      } catch (error) {
        const isForGood =
          error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500 && error.problem.status !== 401;
        if (isForGood && error.problem.status !== 429) {
          keep(
            chatId,
            of(chatId).map((one) => (one.ref === ref ? { ...one, refused: error.message } : one)),
          );
        } else {
          await pause(wait);
          wait = Math.min(LAST_MS, wait * 2);
        }
      }
    }
  } finally {
    sending.delete(chatId);
  }
}

export const sayLater = (chatId: number, text: string): void => keep(chatId, [...of(chatId), { ref: crypto.randomUUID(), text }]);

/** It came back as a line, or it is given up. */
export const forgetUnsent = (chatId: number, ref: string): void => {
  const left = of(chatId).filter((one) => one.ref !== ref);
  if (left.length < of(chatId).length) keep(chatId, left);
};

const draftKey = (chatId: number): string => `luuri.chat.draft.${String(chatId)}`;
/** What stands in the box of a chat, kept as it is typed. */
export const draftOf = (chatId: number): string => localStorage.getItem(draftKey(chatId)) ?? '';
export function keepDraft(chatId: number, text: string): void {
  if (text === '') localStorage.removeItem(draftKey(chatId));
  else localStorage.setItem(draftKey(chatId), text);
}
