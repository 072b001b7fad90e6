import type { News } from './hub.ts';

/** What waits for one listener, until the stream takes it. */
export interface Inbox {
  put(news: News): void;
  /** Everything since the last time; waits when there is nothing, until there is or the listener is gone. */
  take(): Promise<readonly News[]>;
}

/** More than this is not told one by one: whoever is so far behind reads anew. */
const MOST = 1_000;

export function inboxOf(signal: AbortSignal): Inbox {
  let waiting: News[] = [];
  let wake = (): void => undefined;
  signal.addEventListener('abort', () => wake());
  return {
    put(news) {
      if (waiting.length >= MOST) waiting = [{ kind: 'lost' }];
      waiting.push(news);
      wake();
    },
    async take() {
      if (waiting.length === 0 && !signal.aborted) await new Promise<void>((woken) => (wake = woken));
      wake = () => undefined;
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

/** Words about typing are told once, however often they came meanwhile; and every word about reading, the last alone counts. */
export const whispersIn = (news: readonly News[]): readonly Extract<News, { kind: 'whisper' }>[] => {
  const told = new Map<string, Extract<News, { kind: 'whisper' }>>();
  for (const one of news)
    if (one.kind === 'whisper')
      told.set(`${one.topic}/${'typing' in one.words ? 'typing' : 'read'}/${String(one.words['typing'] ?? one.words['read'])}`, one);
  return [...told.values()];
};
