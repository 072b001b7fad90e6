import type { FieldTerms } from './section.ts';

/** A value as it is kept and looked for; null takes it away. */
export type Kept = string | null;

/** What is wrong with what was given. */
export interface FieldMistake {
  readonly path: string;
  readonly message: string;
}

const LONGEST = 500;

/** A day that there is: not the thirtieth of February. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
}

function numberFrom(value: unknown): string | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? Number(value) : NaN;
  return Number.isFinite(number) ? String(number) : undefined;
}

const flags = new Map<unknown, string>([
  [true, 'yes'],
  [false, 'no'],
  ['yes', 'yes'],
  ['no', 'no'],
]);

/** The value as it is kept, or what it must be in place of what it is. */
function keptOf({ type, choices }: FieldTerms, value: unknown): { kept: string } | { must: string } {
  const text = typeof value === 'string' ? value.trim() : '';
  switch (type) {
    case 'text':
      return text !== '' && text.length <= LONGEST ? { kept: text } : { must: `be a text of 1 to ${String(LONGEST)} characters` };
    case 'number': {
      const kept = numberFrom(value);
      return kept === undefined ? { must: 'be a number' } : { kept };
    }
    case 'choice':
      return choices.some((c) => c.value === text) ? { kept: text } : { must: `be one of ${choices.map((c) => c.value).join(', ')}` };
    case 'date':
      return isDay(text) ? { kept: text } : { must: 'be a day like 2026-11-27' };
    case 'yes-no': {
      const kept = flags.get(value);
      return kept === undefined ? { must: 'be true or false' } : { kept };
    }
  }
}

/**
 * Values by key, as they are kept, and everything that is wrong with them. An empty one, `null` or `''`, takes the value away.
 * @param given as a person or a program gave it
 */
export function checkFields(
  terms: readonly FieldTerms[],
  given: Readonly<Record<string, unknown>>,
): { values: ReadonlyMap<string, Kept>; mistakes: readonly FieldMistake[] } {
  const values = new Map<string, Kept>();
  const mistakes: FieldMistake[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = terms.find((f) => f.key === key);
    const path = `fields.${key}`;
    if (!field) {
      const declared = terms.map((f) => f.key).join(', ');
      mistakes.push({ path, message: `is no field of this client's tickets; ${declared ? `there are ${declared}` : 'there are none'}` });
    } else if (value === null || value === '') values.set(key, null);
    else {
      const found = keptOf(field, value);
      if ('kept' in found) values.set(key, found.kept);
      else mistakes.push({ path, message: `must ${found.must}` });
    }
  }
  return { values, mistakes };
}

/** Keys that must be filled in by now and are not. */
export const missingFields = (terms: readonly FieldTerms[], by: 'open' | 'resolve', filled: ReadonlySet<string>): string[] =>
  terms.filter((f) => (f.required === 'open' || f.required === by) && !filled.has(f.key)).map((f) => f.key);
