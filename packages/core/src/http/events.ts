import type { EventStream, StreamEvent } from '../kernel/index.ts';

/** So that nothing between here and there takes the stream for dead, and a dead one is noticed here. */
const BEAT_MS = 15_000;
/** How soon a listener comes back that lost it. */
const BACK_IN_MS = 2_000;

/** Headers of a stream; proxies of the nginx kind keep answers back until they are whole. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
};

const oneLine = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');

export const textOfEvent = ({ id, event, data }: StreamEvent): string =>
  `${id === undefined ? '' : `id: ${oneLine(id)}\n`}${event === undefined ? '' : `event: ${oneLine(event)}\n`}data: ${JSON.stringify(data)}\n\n`;

const beat = Symbol('beat');

/** Resolves with the sign of a beat; the timer goes when nobody waits any more. */
function nextBeat(): { told: Promise<typeof beat>; forget: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const told = new Promise<typeof beat>((resolve) => {
    timer = setTimeout(() => resolve(beat), BEAT_MS);
    timer.unref();
  });
  return { told, forget: () => clearTimeout(timer) };
}

/** The stream as it goes over the wire, with a sign of life in between. Whoever reads it takes one piece after another. */
export async function* wireOf(stream: EventStream, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  const events = stream.open(signal)[Symbol.asyncIterator]();
  yield `retry: ${String(BACK_IN_MS)}\n\n`;
  let next = events.next();
  try {
    while (!signal.aborted) {
      const life = nextBeat();
      const first = await Promise.race([next, life.told]).finally(life.forget);
      if (first === beat) {
        yield ': beat\n\n';
        continue;
      }
      if (first.done) return;
      yield textOfEvent(first.value);
      next = events.next();
    }
  } finally {
    next.catch(() => undefined);
    void events.return?.(undefined);
  }
}
