import { useSyncExternalStore } from 'react';

/** The instant that it is, in milliseconds: the one place where the browser's clock is read. */
export const nowMs = (): number => Date.now() + skewMs;

let skewMs = 0;
/** The desk's clock is the one that counts: what it said of now, when it was heard. */
export function hearTime(header: string | null): void {
  const at = header === null ? NaN : Date.parse(header);
  // The header tells whole seconds, and was on the way: a difference of less is none.
  if (Number.isFinite(at) && Math.abs(at - Date.now()) > 2_000) skewMs = at - Date.now();
  else if (Number.isFinite(at)) skewMs = 0;
}

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let shown = nowMs();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    shown = nowMs();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Now, to a whole step: whoever shows minutes is drawn anew once a minute. One timer serves the whole page. */
export const useNow = (stepMs = TICK_MS): number => useSyncExternalStore(listen, () => Math.floor(shown / stepMs) * stepMs);
