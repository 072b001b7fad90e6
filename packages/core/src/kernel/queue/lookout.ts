/** The longest wait that setTimeout takes. */
const LONGEST_SLEEP = 2_147_483_647;
/** How soon to look again when looking failed: the database is away, and may be back any moment. */
const AFTER_TROUBLE = 1_000;

/** Looks when it is told to, and when the wait that its last look named is over. One look at a time. */
export interface Lookout {
  /** Look; during a look, look once more after it. */
  now(): void;
  /** Ends when the look in hand has. */
  stop(): Promise<void>;
}

/** @param look returns milliseconds until it wants to look again; undefined when only `now` shall wake it. */
export function lookout(look: () => Promise<number | undefined>): Lookout {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const now = (): void => {
    if (stopped) return;
    if (looking) {
      again = true;
      return;
    }
    again = false;
    clearTimeout(timer);
    looking = look()
      .catch(() => AFTER_TROUBLE)
      .then((wait) => {
        looking = undefined;
        if (stopped) return;
        if (again) now();
        else if (wait !== undefined) timer = setTimeout(now, Math.min(Math.max(Math.ceil(wait), 0), LONGEST_SLEEP));
      });
  };
  return {
    now,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
