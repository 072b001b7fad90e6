import { useSyncExternalStore } from 'react';

/** The instant that it is, in milliseconds: the one place where the browser's clock is read. */
export const nowMs = (): number => Date.now() + skewMs;

let skewMs = 0;
let best = -Infinity;
/** Less than this is no difference: the header tells whole seconds. */
const NEARLY_MS = 2_000;

/** The desk's clock is the one that counts: what an answer says of now. An answer that was long on its way says too little, so the most counts. */
export function hearTime(header: string | null): void {
  const at = Date.parse(header ?? '');
  if (!Number.isFinite(at)) return;
  best = Math.max(best, at - Date.now());
  skewMs = Math.abs(best) < NEARLY_MS ? 0 : best;
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
