import { startTransition, useEffect, useState } from 'react';

/** Calls `begin` in a quiet moment, after `atMost` milliseconds at the latest; gives what calls it off. */
function whenQuiet(begin: () => void, atMost: number): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(begin, atMost / 4); // a browser that does not know quiet moments
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(begin, { timeout: atMost });
  return () => cancelIdleCallback(idle);
}

/** Loads in a quiet moment what will probably be wanted next, so that nobody waits for it then. */
export function useLoadedSoon(load: () => Promise<unknown>): void {
  // Whoever wants it then hears why it is not there.
  useEffect(() => whenQuiet(() => void load().catch(() => undefined), 2_000), [load]);
}

/** False for the first picture of a part, true from a quiet moment on: what is not looked at first does not hold it up. */
export function useAfterFirst(): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => whenQuiet(() => startTransition(() => setAfter(true)), 400), []);
  return isAfter;
}
