import { setImmediate } from 'node:timers/promises';

/** Some tickets of many; `last` is the number of the last one that was looked at, null when there are no more. */
export interface Page {
  readonly last: number | null;
}

/** How many tickets are looked at in one unit of work. */
export const IN_A_PAGE = 100;

/** The last of a page that may be followed by another. */
export const lastOf = (page: readonly { readonly id: number }[]): number | null =>
  page.length < IN_A_PAGE ? null : (page.at(-1)?.id ?? null);

/**
 * Looks at tickets page by page, from the lowest number on, or from behind the one that is given. Each page is a unit of work of its own, and between two of them others get
 * their turn: a hundred thousand running clocks neither hold the one reading connection of SQLite nor stop the process meanwhile.
 */
export async function eachPage<P extends Page>(ask: (after: number) => Promise<P>, take: (page: P) => void, from = 0): Promise<void> {
  for (let after: number | null = from; after !== null;) {
    const page: P = await ask(after);
    take(page);
    after = page.last;
    await setImmediate();
  }
}
