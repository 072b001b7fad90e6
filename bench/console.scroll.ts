import type { CDPSession, Page } from 'playwright-core';
import { rounded, type Figure } from './figure.ts';

/** What is seen of a long list while somebody goes through it. */
interface Scrolled {
  readonly rows: number;
  /** Rows in the page at any moment, at the most. */
  readonly mostDrawn: number;
  /** Milliseconds between two pictures: the 95th of a hundred, and the longest. */
  readonly frame: number;
  readonly longest: number;
  /** What the page holds more than before, in megabytes, once what is out of sight is forgotten. */
  readonly heldMore: number;
}

const ROWS = 10_000;
const PIXELS_A_FRAME = 400;
/** Of a dense row. */
const ROW_PIXELS = 44;
/** How long pages that are out of sight are held. */
const FORGOTTEN_MS = 25_000;

async function held(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1_000_000;
}

/** Scrolls by so much in each frame until so many rows have gone by, as fast as a hand on a wheel does. In the browser, so a text. */
const goThrough = `new Promise((done) => {
  const list = document.querySelector('[role=list][aria-busy]');
  const frames = [];
  let [before, mostDrawn, stuck] = [performance.now(), 0, 0];
  const frame = (now) => {
    frames.push(now - before);
    before = now;
    mostDrawn = Math.max(mostDrawn, list.querySelectorAll('[role=listitem]').length);
    const from = list.scrollTop;
    list.scrollTop += ${String(PIXELS_A_FRAME)};
    // At the end of what is loaded it waits for more, and at the very end for nothing.
    stuck = list.scrollTop === from ? stuck + 1 : 0;
    const rows = Math.round((list.scrollTop + list.clientHeight) / ${String(ROW_PIXELS)});
    if (rows >= ${String(ROWS)} || stuck > 300) done({ rows, mostDrawn, frames: frames.slice(5) });
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

/** Goes through a list of ten thousand tickets. */
export async function scrollThrough(page: Page): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.locator('[role=listitem] [data-urgency]').first().waitFor();
  const before = await held(session);
  const { rows, mostDrawn, frames } = await page.evaluate<{ rows: number; mostDrawn: number; frames: number[] }>(goThrough);
  await page.waitForTimeout(FORGOTTEN_MS);
  const heldMore = (await held(session)) - before;
  const sorted = frames.toSorted((a, b) => a - b);
  return { rows, mostDrawn, frame: sorted[Math.floor(sorted.length * 0.95)] ?? NaN, longest: sorted.at(-1) ?? NaN, heldMore };
}

export const scrollFigures = ({ rows, mostDrawn, frame, longest, heldMore }: Scrolled): Figure[] => [
  {
    bench: `console scroll through ${String(rows)} rows: rows drawn at once, at most`,
    value: mostDrawn,
    unit: 'rows',
    beside: 'what is seen, and 16 more',
  },
  {
    bench: 'console scroll: 95 of 100 frames within',
    value: rounded(frame),
    unit: 'ms',
    beside: `the longest took ${String(rounded(longest))} ms`,
  },
  { bench: 'console scroll: held more afterwards', value: rounded(heldMore), unit: 'MB', beside: 'pages out of sight are forgotten' },
];
