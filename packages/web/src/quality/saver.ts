/** What of a review is new: answers by criterion, and words. */
export interface Change {
  readonly answers: ReadonlyMap<string, { readonly value: string; readonly note: string }>;
  readonly notes: string | undefined;
}

/** `waiting`: the desk cannot be reached, and it is tried again. `refused`: it was heard, and not taken. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'refused';

const AFTER_MS = 500;
const AGAIN_MS = 3_000;

const together = (before: Change | undefined, after: Change | undefined): Change => ({
  answers: new Map([...(before?.answers ?? []), ...(after?.answers ?? [])]),
  notes: after?.notes ?? before?.notes,
});

/** Keeps what changes: one call at a time, the newest words last, and nothing lost while the desk cannot be reached. */
export function saverOf(how: {
  readonly send: (change: Change) => Promise<unknown>;
  readonly tell: (saving: Saving) => void;
  /** True for what trying again does not mend. */
  readonly isFinal: (error: unknown) => boolean;
}) {
  let pending: Change | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    while (pending) {
      const sent = pending;
      pending = undefined;
      try {
        await how.send(sent);
      } catch (error) {
        if (how.isFinal(error)) {
          how.tell('refused');
          return;
        }
        pending = together(sent, pending);
        how.tell('waiting');
        timer = setTimeout(() => void flush(), AGAIN_MS);
        return;
      }
    }
    how.tell('saved');
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= work().finally(() => (running = undefined));
    return running;
  };
  return {
    flush,
    /** @param now true for what is done at one stroke; words wait until the fingers rest. */
    add(change: Change, now: boolean): void {
      pending = together(pending, change);
      how.tell('saving');
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), now ? 0 : AFTER_MS);
    },
    /** True when nothing is on its way. */
    isIdle: () => pending === undefined && running === undefined,
  };
}
