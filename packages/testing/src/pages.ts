import { equal, ok, rejects } from 'node:assert/strict';
import { isDeskError } from '@luuri/core';

/** A page of a list, as actions give it. */
interface Listed<T> {
  readonly items: readonly T[];
  readonly next: number | string | null;
}

/** A list that goes on page by page. */
export interface PagedList<T> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each list has an input of its own
  readonly list: (query: any) => Promise<Listed<T>>;
  /** By what its items are told apart. */
  readonly keyOf: (item: T) => unknown;
  /** Adds to it while somebody is between the first page and the second. */
  readonly meanwhile?: () => Promise<unknown>;
}

const walk = async <T>({ list, meanwhile }: Pick<PagedList<T>, 'list' | 'meanwhile'>, limit: number): Promise<T[]> => {
  const all: T[] = [];
  for (let after: Listed<T>['next'] | undefined, first = true; after !== null; first = false) {
    const page = await list(after === undefined ? { limit } : { limit, after });
    ok(page.items.length === limit || page.next === null, 'a page that is not full is the last one');
    all.push(...page.items);
    after = page.next;
    if (first) await meanwhile?.();
  }
  return all;
};

const refuses = (list: PagedList<unknown>['list'], query: object, path: string) =>
  rejects(
    () => list(query),
    (e) => isDeskError(e) && e.code === 'input.invalid' && (e.details as { mistakes: { path: string }[] }).mistakes[0]?.path === path,
    `${JSON.stringify(query)} is refused, and the error names ${path}`,
  );

/** As texts: keys are numbers and texts, and what Jest runs apart has lists of its own. */
const same = (found: readonly unknown[], wanted: readonly unknown[], message: string): void =>
  equal(JSON.stringify(found), JSON.stringify(wanted), message);

/**
 * Hold a list to what lists promise: its pages are the whole, in its order, each item once, whatever comes to it meanwhile; and what is no
 * `after` of its own, or no `limit`, is refused by name. It needs three items at least. Returns all of them, as they were before.
 */
export async function checkPages<T>({ list, keyOf, meanwhile }: PagedList<T>): Promise<readonly T[]> {
  const whole = await list({ limit: 200 });
  equal(whole.next, null, 'all fit on one page');
  ok(whole.items.length > 2, `three items at least, not ${String(whole.items.length)}`);
  const keys = whole.items.map(keyOf);
  same((await list({})).items.map(keyOf), keys, 'a page holds 50 when nobody says how many');
  same((await walk({ list }, 1)).map(keyOf), keys, 'pages of one are the whole');
  same((await walk({ list }, 2)).map(keyOf), keys, 'pages of two are the whole');
  const { next } = await list({ limit: 1 });
  for (const after of typeof next === 'number' ? [-1, 1.5] : ['nowhere', '']) await refuses(list, { after }, 'after');
  for (const limit of [0, 201]) await refuses(list, { limit }, 'limit');
  const seen = (await walk(meanwhile ? { list, meanwhile } : { list }, 1)).map(keyOf);
  equal(new Set(seen).size, seen.length, 'nothing is listed twice, whatever comes meanwhile');
  same(
    seen.filter((key) => keys.includes(key)),
    keys,
    'nothing is passed over, whatever comes meanwhile',
  );
  return whole.items;
}
