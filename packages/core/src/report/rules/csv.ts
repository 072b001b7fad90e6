/** A cell: a text is somebody's, a number is ours. */
export type Cell = string | number | null;

/** What a spreadsheet would take for a formula, were it at the beginning of a cell. */
const formula = /^[=+\-@\t\r\n|%]/;

/** A text that no spreadsheet runs: an apostrophe before it says that it is a text. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

const worded = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = harmless(cell);
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Lines as RFC 4180 wants them. The mark before them tells spreadsheets that it is UTF-8. */
export const csvText = (lines: readonly (readonly Cell[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(worded).join(',')).join('\r\n')}\r\n`;
