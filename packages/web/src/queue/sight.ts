/** How many rows a page of a list has. */
export const PAGE = 100;

/** What is remembered of a page that was seen: how long it is, and where the next one begins. */
export interface SeenPage {
  readonly size: number;
  readonly next: string | null;
}

/** Which pages hold the rows from one to another, as far as a page's length beyond both, and never one that nothing leads to. */
export function pagesInSight(seen: readonly SeenPage[], from: number, to: number): number[] {
  const found: number[] = [];
  let start = 0;
  for (const [i, { size }] of seen.entries()) {
    if (start + size > from - PAGE && start < to + PAGE) found.push(i);
    start += size;
  }
  const goesOn = seen.length === 0 || seen.at(-1)?.next !== null;
  return goesOn && to + PAGE >= start ? [...found, seen.length] : found;
}
