import { defineSection } from '../../kernel/index.ts';
import type { ChainStep, Duty } from '../rules/rule.ts';
import { inside, isRecord, noteUnknown, readCalendar, readDuration, type Place } from './fields.ts';
import { readRecipients } from './rules.ts';

function readAfter(raw: unknown, place: Place & { index: number }): ChainStep['after'] {
  const { path, complain, index } = place;
  if (index === 0 && raw !== undefined) complain(path, 'must be left out: the first of the chain is told at once');
  if (index === 0) return undefined;
  if (raw !== undefined) return readDuration(raw, place);
  complain(path, 'must say how long the step before it has to acknowledge, such as 1h');
  return undefined;
}

function readCounted(raw: unknown, { path, complain }: Place): ChainStep['counted'] {
  if (raw === undefined || raw === 'open' || raw === 'always') return raw ?? 'open';
  complain(path, 'must be open (time of the calendar, the default) or always (day and night)');
  return 'open';
}

function readChainStep(raw: unknown, { index, ...place }: Place & { index: number }): ChainStep | undefined {
  if (!isRecord(raw)) {
    place.complain(place.path, 'must be a step like { name: lead, to: team-lead, after: 1h }');
    return undefined;
  }
  noteUnknown(raw, ['name', 'to', 'after', 'counted'], { ...place, what: 'a step has' });
  const { name } = raw;
  if (typeof name !== 'string' || !name) place.complain(inside(place, 'name').path, 'must be what the step is called in the timeline');
  const after = readAfter(raw['after'], { ...inside(place, 'after'), index });
  const counted = readCounted(raw['counted'], inside(place, 'counted'));
  if (after?.unit === 'bd' && counted === 'always')
    place.complain(inside(place, 'counted').path, 'must be open: business days are counted in a calendar');
  if (after?.unit === 'bd' && readCalendar(undefined, place) === undefined)
    place.complain(inside(place, 'after').path, 'must be in s, min or h: the pack has no calendar in which to count business days');
  return { name: String(name), to: readRecipients(raw['to'], inside(place, 'to')) ?? [], after, counted };
}

/** `chain:` of a contract pack. */
export const chainSection = defineSection<readonly ChainStep[]>('chain', {
  summary: 'Who is told one after another until somebody acknowledges, the nearest first.',
  read(raw, pack, complain) {
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw) || raw.length === 0) {
      complain('', 'must be a list of steps like [{ name: lead, to: team-lead }, { name: owner, to: client-owner, after: 1h }]');
      return [];
    }
    const steps = raw.flatMap((step: unknown, index) => readChainStep(step, { path: `[${String(index)}]`, pack, complain, index }) ?? []);
    steps.forEach(({ name }, i) => {
      if (steps.findIndex((step) => step.name === name) < i) complain(`[${String(i)}].name`, `'${name}' is taken by another step`);
    });
    return steps;
  },
});

/** An address, or the short name of a team. */
const isReachable = (v: unknown): v is string =>
  typeof v === 'string' && (/^[^\s@]+@[^\s@]+$/.test(v) || /^[a-z0-9][a-z0-9-]{0,62}$/.test(v));

/** `duty:` of a contract pack. */
export const dutySection = defineSection<Duty | undefined>('duty', {
  summary: 'Who is told outside the hours of a calendar, when a chain is climbed.',
  read(raw, pack, complain) {
    if (raw === undefined || raw === null) return undefined;
    const place: Place = { path: '', pack, complain };
    if (!isRecord(raw)) {
      complain('', 'must be a map like { calendar: office, outside: [oncall@desk.example] }');
      return undefined;
    }
    noteUnknown(raw, ['calendar', 'outside'], { ...place, what: 'duty has' });
    const own = inside(place, 'calendar');
    const calendar = readCalendar(raw['calendar'], own);
    if (calendar === undefined && raw['calendar'] === undefined)
      complain(own.path, 'is missing: the pack has no calendar whose hours could end');
    const given = raw['outside'];
    const outside: unknown[] = Array.isArray(given) ? given : [given];
    if (outside.length > 0 && outside.every(isReachable)) return calendar === undefined ? undefined : { calendar, outside };
    complain('outside', 'must be a list of mail addresses, or of short names of teams such as night-desk');
    return undefined;
  },
});
