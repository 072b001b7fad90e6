import { checkDuration, type Duration } from '../calendar/index.ts';
import { defineSection, type Complain, type SectionSurroundings } from '../kernel/index.ts';

/** A tier as the pack says it. */
export interface TierTerms {
  readonly level: number;
  readonly name: string;
  /** Slug of the team that serves it. */
  readonly team: string;
  /** OLA: how long the tier may sit on a ticket. */
  readonly holdAtMost: Duration | undefined;
  /** Calendar of the tier's own working hours, by name; the policy's when left out. */
  readonly calendar: string | undefined;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const slug = /^[a-z0-9][a-z0-9-]{0,62}$/;
const keys = ['level', 'name', 'team', 'hold-at-most', 'calendar'];

/** A desk with a single tier, when the pack names none. */
const oneTier: TierTerms = { level: 1, name: 'Service desk', team: 'service-desk', holdAtMost: undefined, calendar: undefined };

function readTier(raw: unknown, at: { path: string; level: number; pack: SectionSurroundings; complain: Complain }): TierTerms {
  const { path, level, pack, complain } = at;
  if (!isRecord(raw)) {
    complain(path, 'must be a tier like { level: 1, name: CSR1, team: service-desk }');
    return oneTier;
  }
  for (const key of Object.keys(raw))
    if (!keys.includes(key)) complain(`${path}.${key}`, `is not known here; a tier has ${keys.join(', ')}`);
  if (raw['level'] !== level) complain(`${path}.level`, `must be ${String(level)}: tiers are numbered from 1 without a gap`);
  if (typeof raw['name'] !== 'string' || !raw['name']) complain(`${path}.name`, 'must be what the tier is called, like CSR1');
  if (typeof raw['team'] !== 'string' || !slug.test(raw['team']))
    complain(`${path}.team`, 'must be a short name of small letters, digits and hyphens, like service-desk');
  const calendar = raw['calendar'];
  if (calendar !== undefined && (typeof calendar !== 'string' || !Object.hasOwn(pack.calendars, calendar)))
    complain(`${path}.calendar`, 'must name one of the calendars of this pack');
  return {
    level,
    name: String(raw['name']),
    team: String(raw['team']),
    holdAtMost: holdAtMost(raw['hold-at-most'], path, complain),
    calendar: calendar as string | undefined,
  };
}

function holdAtMost(raw: unknown, path: string, complain: Complain): Duration | undefined {
  if (raw === undefined) return undefined;
  const checked = checkDuration(raw);
  if ('duration' in checked) return checked.duration;
  for (const m of checked.mistakes) complain(`${path}.hold-at-most`, m.message);
  return undefined;
}

/** `tiers:` of a contract pack. */
export const tiersSection = defineSection<readonly TierTerms[]>('tiers', {
  summary: 'Levels of expertise, each with the team that serves it.',
  read(raw, pack, complain) {
    if (raw === undefined) return [oneTier];
    if (!Array.isArray(raw) || raw.length === 0) {
      complain('', 'must be a list of tiers, the first with level 1');
      return [oneTier];
    }
    return raw.map((tier: unknown, i) => readTier(tier, { path: `[${String(i)}]`, level: i + 1, pack, complain }));
  },
});
