import { defineSection, type Complain } from '../kernel/index.ts';
import { askings, lengthOf, silent, type Asking, type RatingTerms } from './rules.ts';

type Raw = Readonly<Record<string, unknown>>;
const keys = ['ask', 'after', 'within', 'change-within'];
const LONGEST = 366 * 86_400_000;
const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);

function lengthIn(raw: Raw, key: string, { otherwise, complain }: { otherwise: number; complain: Complain }): number {
  const given = raw[key];
  if (given === undefined) return otherwise;
  const ms = typeof given === 'string' ? lengthOf(given) : undefined;
  if (ms !== undefined && ms <= LONGEST) return ms;
  complain(key, 'must be a length of real time of at most 366 days: 90min, 2h, 30d');
  return otherwise;
}

function askIn(raw: Raw, pack: Raw, complain: Complain): Asking {
  const given = raw['ask'];
  if (given === undefined) return silent.ask;
  if (!askings.includes(given as Asking)) complain('ask', `must be one of ${askings.join(', ')}`);
  if (given === 'mail' && pack['portal'] === undefined)
    complain('ask', 'takes a section portal: the link in the mail leads to a page of the portal');
  return askings.includes(given as Asking) ? (given as Asking) : silent.ask;
}

/** `ratings:` of a contract pack. */
export const ratingsSection = defineSection<RatingTerms>('ratings', {
  summary: 'Whether and when requesters are asked how it went. The portal offers it when left out, and no mail is sent.',
  read(raw, pack, complain) {
    if (raw === undefined) return silent;
    if (!isRecord(raw)) {
      complain('', `must be a map with ${keys.join(', ')}`);
      return silent;
    }
    for (const key of Object.keys(raw)) if (!keys.includes(key)) complain(key, `is not known here; there are ${keys.join(', ')}`);
    const length = (key: string, otherwise: number) => lengthIn(raw, key, { otherwise, complain });
    return {
      ask: askIn(raw, pack.raw, complain),
      afterMs: length('after', silent.afterMs),
      withinMs: length('within', silent.withinMs),
      changeMs: length('change-within', silent.changeMs),
    };
  },
});
