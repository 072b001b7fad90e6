import { definePort, liveFeed, system, whispers, type Host, type Subscription } from '@luuri/core';

/** What reaches a listener. */
export type News =
  | { readonly kind: 'fact'; readonly event: string; readonly about: string }
  | { readonly kind: 'whisper'; readonly topic: string; readonly words: Readonly<Record<string, unknown>> }
  /** So much was missed that everything is to be read anew. */
  | { readonly kind: 'lost' };

/** One ear of this process on the facts and whispers of the desk, for all who listen to chats. */
export interface Hub {
  /** Resolves when nothing that is committed from then on is missed. @returns stops it */
  listen(told: (news: News) => void): Promise<() => void>;
  stop(): void;
}

export const chatHub = definePort<Hub>('chat.hub');

/** The desk itself listens, once for everybody; each stream tells its own listener what is theirs. */
const ear = { ...system, id: 'chat', kind: 'agent' as const };

export function hubOf(host: Pick<Host<object>, 'get'>): Hub {
  const all = new Set<(news: News) => void>();
  let line: Promise<Subscription> | undefined;
  let deaf: (() => void) | undefined;
  const tell = (news: News): void => {
    for (const told of all) told(news);
  };
  const begin = (): Promise<Subscription> => {
    deaf = host.get(whispers).hear((topic, words) => tell({ kind: 'whisper', topic, words }));
    const write = ({ event, about }: { event: string; about: string }): boolean => {
      tell({ kind: 'fact', event, about });
      return true;
    };
    return host.get(liveFeed).subscribe({ actor: ear, write, lost: () => tell({ kind: 'lost' }) });
  };
  const end = (): void => {
    deaf?.();
    void line?.then(
      (subscription) => subscription.end(),
      () => undefined,
    );
    [line, deaf] = [undefined, undefined];
  };
  return {
    async listen(told) {
      all.add(told);
      line ??= begin();
      try {
        await line;
      } catch (e) {
        all.delete(told);
        end();
        throw e;
      }
      return () => {
        all.delete(told);
        if (all.size === 0) end();
      };
    },
    stop() {
      tell({ kind: 'lost' });
      all.clear();
      end();
    },
  };
}
