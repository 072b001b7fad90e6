import type { Known } from './shapes.ts';
import { valueAt } from './values.ts';

const withRows = (whole: unknown, [name = '', ...deeper]: readonly string[], rows: readonly unknown[]): unknown => ({
  ...(whole as Known),
  [name]: deeper.length === 0 ? rows : withRows((whole as Known)[name], deeper, rows),
});

/** The pages of a list as one: what the first says, with the rows of all. */
export function together(pages: readonly unknown[], rowsAt: string | undefined): unknown {
  if (pages.length < 2 || rowsAt === undefined) return pages[0];
  const rows = pages.flatMap((page) => valueAt(page, rowsAt) as readonly unknown[]);
  return withRows(pages[0], rowsAt.split('.'), rows);
}
