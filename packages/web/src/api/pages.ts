/** Some of a list, and where the next ones begin. */
export interface Page<T, N = number> {
  readonly items: readonly T[];
  /** For `after`; null at the end. */
  readonly next: N | null;
}

/** What asks for a page. What `after` is, each list says itself: it is what its pages give as `next`. */
export interface Behind {
  readonly after?: never;
}

/** The most that one call gives. */
const limit = 200;

/** A whole list, page after page: for what is chosen from, and for what is looked up in. */
export async function everyPage<T, N>(page: (query: Behind & { limit: number }) => Promise<Page<T, N>>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let after: N | null | undefined; after !== null;) {
    const { items, next } = await page(after === undefined ? { limit } : { limit, after: after as never });
    all.push(...items);
    after = next;
  }
  return all;
}
