import { startTransition, useEffect, useState } from 'react';

/** Loads in a quiet moment what will probably be wanted next, so that nobody waits for it then. */
export function useLoadedSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    const begin = () => void load().catch(() => undefined); // whoever wants it then hears why it is not there
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(begin, 500);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(begin, { timeout: 2_000 });
    return () => cancelIdleCallback(idle);
  }, [load]);
}

/** False for the first picture of a part, true from then on: what is not looked at first does not hold it up. */
export function useAfterFirst(): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    startTransition(() => setAfter(true));
  }, []);
  return isAfter;
}
