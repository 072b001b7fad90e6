import type { Mistake } from '../../kernel/index.ts';

/** What reading a calendar found wrong (no calendar comes of it) or worth a warning (one does). */
export interface Findings {
  readonly mistakes: Mistake[];
  readonly warnings: Mistake[];
}

/** Joins the steps of a path: `at('hours', 'mon-fri', 0)` is `hours.mon-fri.0`. */
export const at = (...steps: readonly (string | number)[]): string => steps.filter((s) => s !== '').join('.');

export const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** A value as a mistake shows it: texts quoted and shortened, the rest by their kind. */
export const shown = (raw: unknown): string => (typeof raw === 'string' ? `'${raw.slice(0, 40)}'` : raw === null ? 'null' : typeof raw);

/** Notes every field that is not among the known ones. */
export function noteUnknown(
  raw: Record<string, unknown>,
  known: readonly string[],
  { path, mistakes }: { path: string; mistakes: Mistake[] },
): void {
  for (const name of Object.keys(raw)) {
    if (!known.includes(name))
      mistakes.push({ path: at(path, name.slice(0, 40)), message: `is not known here; known are ${known.join(', ')}` });
  }
}
