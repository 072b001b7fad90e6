import { queryWrong } from '../../errors.ts';
import type { FilterField, FilterLeaf, Value } from './tree.ts';

const instants: readonly FilterField[] = ['due', 'created', 'updated'];
const units = { min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Values that can be told to be wrong without a look at the desk. */
const choices: Partial<Record<FilterField, readonly string[]>> = {
  priority: ['urgent', 'high', 'normal', 'low'],
  language: ['fi', 'sv', 'en'],
  triage: ['yes', 'no'],
};

const LAST_YEAR = 9999;
const isDay = /^(\d{4})-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** An instant: a day in UTC (`2026-01-31`), an instant (`2026-01-31T09:00Z`), or one so far from now (`4h`, `-7d`). */
export function instantFrom({ text, at }: Value, now: Date): Date {
  const relative = /^(-?\d{1,5})(min|h|d|w)$/.exec(text);
  if (relative) return new Date(now.getTime() + Number(relative[1]) * units[relative[2] as keyof typeof units]);
  const day = isDay.test(text) ? new Date(text) : undefined;
  const isReal = day && !Number.isNaN(day.getTime()) && day.getUTCFullYear() <= LAST_YEAR;
  // 31 February is read as a day of March.
  if (isReal && (text.length > 10 || day.toISOString().startsWith(text))) return day;
  throw queryWrong({
    at,
    problem: `"${text}" is no time; write a day such as 2026-01-31, or a time from now such as 4h, 30min, 2d or -7d`,
  });
}

/** @throws `search.query-wrong` for what is wrong in itself; what the desk does not know is found out later. */
export function checkFilter(filter: FilterLeaf): void {
  const { field, by, values } = filter;
  const isInstant = instants.includes(field);
  if (by !== ':' && !isInstant && field !== 'tier')
    throw queryWrong({ at: filter.at, problem: `${field} cannot be more or less; write ${field}: and a value` });
  for (const value of values) {
    const { text, at } = value;
    const known = choices[field];
    if (known && !known.includes(text.toLowerCase()))
      throw queryWrong({ at, problem: `${field} is one of ${known.join(', ')}, not "${text}"` });
    if (field === 'tier' && !/^[1-9]\d?$/.test(text)) throw queryWrong({ at, problem: `a tier is a number from 1 up, not "${text}"` });
    if (isInstant && by === ':' && !(field === 'due' && text === 'none')) {
      const orNone = field === 'due' ? ', or due:none' : '';
      throw queryWrong({ at: filter.at, problem: `${field} is compared with < or >, as in ${field}<4h or ${field}>2026-01-31${orNone}` });
    }
    if (isInstant && by !== ':') instantFrom(value, new Date(0));
  }
  if (by !== ':' && values.length > 1) throw queryWrong({ at: values[1]?.at ?? filter.at, problem: `${field}${by} takes one value` });
}
