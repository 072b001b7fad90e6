/** What of a review the desk does not have yet: answers by criterion, and words. */
export interface Change {
  readonly answers: Readonly<Record<string, { readonly value: string; readonly note: string }>>;
  readonly notes?: string | undefined;
}

/** `waiting`: the desk cannot take it now, and it is tried again. `refused`: it was heard, and not taken. Either way it is kept. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'refused';

const AFTER_MS = 500;
const AGAIN_MS = 3_000;

const together = (before: Change | undefined, after: Change | undefined): Change => ({
  answers: { ...before?.answers, ...after?.answers },
  notes: after?.notes ?? before?.notes,
});

interface How {
  readonly send: (change: Change) => Promise<unknown>;
  /** Told of what the desk does not have yet, each time that it is something else; undefined when it has all. */
  readonly keep: (unsent: Change | undefined) => void;
  /** True for what waiting does not mend. */
  readonly isFinal: (error: unknown) => boolean;
}

/** Saves what changes: one call at a time, the newest words last. Nothing is dropped before the desk has it. */
export function saverOf({ send, keep, isFinal }: How) {
  let pending: Change | undefined;
  let sending: Change | undefined;
  let saving: Saving = 'saved';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<{ readonly error: unknown } | undefined> | undefined;
  const watchers = new Set<() => void>();
  const tell = (now: Saving): void => {
    saving = now;
    keep(pending || sending ? together(sending, pending) : undefined);
    for (const watch of watchers) watch();
  };
  const sendAll = async () => {
    while (pending) {
      [sending, pending] = [pending, undefined];
      try {
        await send(sending);
        sending = undefined;
      } catch (error) {
        [pending, sending] = [together(sending, pending), undefined];
        if (!isFinal(error)) timer = setTimeout(() => void attempt(), AGAIN_MS);
        tell(isFinal(error) ? 'refused' : 'waiting');
        return { error };
      }
    }
    tell('saved');
    return undefined;
  };
  const attempt = () => {
    clearTimeout(timer);
    running ??= sendAll().finally(() => (running = undefined));
    return running;
  };
  return {
    saving: () => saving,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** @param now true for what is done at one stroke; words wait until the fingers rest. */
    add(change: Change, now: boolean): void {
      pending = together(pending, change);
      tell('saving');
      clearTimeout(timer);
      timer = setTimeout(() => void attempt(), now ? 0 : AFTER_MS);
    },
    /** Sends now what is not sent yet. Rejects with what was in the way when the desk does not have all of it then. */
    async flush(): Promise<void> {
      let failed = await attempt();
      // What came in at the last moment goes along.
      while (!failed && pending) failed = await attempt();
      if (failed) throw failed.error;
    },
    /** True when the desk has all. */
    isIdle: () => pending === undefined && sending === undefined,
  };
}
export type Saver = ReturnType<typeof saverOf>;
