import type { TierTerms } from '../../terms.ts';
import { at, isRecord, noteTwins, readCalendarName, readDuration, shown, type Complain } from './fields.ts';

/** The time part of every tier of a pack. */
export function readTierTerms(list: readonly unknown[], calendars: readonly string[], complain: Complain): readonly TierTerms[] {
  const read = list.map((raw, i) => readTier(raw, calendars, { path: `[${String(i)}]`, complain }));
  noteTwins(
    read.map((tier) => tier?.level),
    (level, i) => complain(`[${String(i)}].level`, `${String(level)} is given twice`),
  );
  return read.filter((tier) => tier !== undefined);
}

function readTier(
  raw: unknown,
  calendars: readonly string[],
  { path, complain }: { path: string; complain: Complain },
): TierTerms | undefined {
  const level = isRecord(raw) ? raw['level'] : undefined;
  if (!isRecord(raw) || !Number.isInteger(level) || (level as number) < 0) {
    complain(at(path, 'level'), `must be a whole number from 0, and is ${shown(level)}`);
    return undefined;
  }
  const hold = raw['hold-at-most'];
  const holdAtMost = hold === undefined ? undefined : readDuration(hold, { path: at(path, 'hold-at-most'), complain });
  const calendar =
    raw['calendar'] === undefined ? undefined : readCalendarName(raw['calendar'], calendars, { path: at(path, 'calendar'), complain });
  return { level: level as number, ...(holdAtMost && { holdAtMost }), ...(calendar !== undefined && { calendar }) };
}
