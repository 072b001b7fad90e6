import { defineSection } from '../../kernel/index.ts';
import { namedRecipients, type EscalationRule, type Recipient, type Step, type Trigger } from '../rules/rule.ts';
import { inside, isRecord, noteUnknown, readCalendar, type Place } from './fields.ts';
import { readConditions } from './tests.ts';
import { readTrigger, whenText } from './trigger.ts';

const isRecipient = (v: unknown): v is Recipient =>
  typeof v === 'string' && ((namedRecipients as readonly string[]).includes(v) || /^[^\s@]+@[^\s@]+$/.test(v));

/** Somebody to tell, or a list; undefined and a complaint when it names nobody. */
export function readRecipients(raw: unknown, { path, complain }: Place): readonly Recipient[] | undefined {
  const who: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (who.length > 0 && who.every(isRecipient)) return who;
  complain(path, `must be a list of ${namedRecipients.join(', ')} or mail addresses`);
  return undefined;
}

/** `chain` may stand beside others: they are told at once, and the chain is climbed. */
function readNotify(raw: unknown, place: Place): Step[] {
  const all: unknown[] = Array.isArray(raw) ? raw : [raw];
  const others = all.filter((who) => who !== 'chain');
  const climbs = others.length < all.length;
  if (climbs && place.pack.raw['chain'] === undefined)
    place.complain(place.path, 'needs a chain in this pack: chain: [{ name: lead, to: team-lead }]');
  const who = climbs && others.length === 0 ? undefined : readRecipients(others, place);
  return [...(who ? [{ do: 'notify', who } as const] : []), ...(climbs ? [{ do: 'climb-chain' } as const] : [])];
}

function readStep(raw: unknown, place: Place): Step[] {
  const entries = isRecord(raw) ? Object.entries(raw) : [];
  const [name, value] = entries[0] ?? [];
  if (entries.length === 1 && name === 'notify') return readNotify(value, inside(place, 'notify'));
  if (entries.length === 1 && name === 'raise-tier') {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return [{ do: 'raise-tier', by: value }];
    place.complain(inside(place, 'raise-tier').path, 'must be how many tiers to rise, 1 or more');
  } else place.complain(place.path, 'must be one of { notify: [team-lead] }, { notify: chain } and { raise-tier: 1 }');
  return [];
}

function readSteps(raw: unknown, place: Place): Step[] | undefined {
  if (Array.isArray(raw) && raw.length > 0) return raw.flatMap((step: unknown, i) => readStep(step, inside(place, i)));
  place.complain(place.path, 'must be a list of steps like [{ notify: [team-lead] }]');
  return undefined;
}

const keys = ['name', 'when', 'if', 'do', 'calendar'];

/** Names the calendar of a rule that has something to count, and of no other. */
function calendarFor(raw: Readonly<Record<string, unknown>>, counts: boolean, place: Place): string | undefined {
  const own = inside(place, 'calendar');
  if (!counts && raw['calendar'] !== undefined) place.complain(own.path, 'is not needed: this rule counts no time');
  if (!counts) return undefined;
  const calendar = readCalendar(raw['calendar'], own);
  if (calendar === undefined && raw['calendar'] === undefined)
    place.complain(own.path, 'is missing: the pack has no calendar in which to count');
  return calendar;
}

const countsTime = (trigger: Trigger | undefined): boolean => trigger?.on === 'stay' || trigger?.on === 'age';

function readRule(raw: unknown, { index, ...place }: Place & { index: number }): EscalationRule | undefined {
  if (!isRecord(raw)) {
    place.complain(place.path, 'must be a rule like { when: resolution.breached, do: [{ raise-tier: 1 }] }');
    return undefined;
  }
  noteUnknown(raw, keys, { ...place, what: 'a rule has' });
  const { name } = raw;
  if (name !== undefined && (typeof name !== 'string' || !name))
    place.complain(inside(place, 'name').path, 'must be a text that names the rule in the timeline');
  const trigger = readTrigger(raw['when'], inside(place, 'when'));
  const conditions = readConditions(raw['if'], inside(place, 'if'));
  const steps = readSteps(raw['do'], inside(place, 'do'));
  const calendar = calendarFor(raw, countsTime(trigger) || conditions.age !== undefined, place);
  if (!steps) return undefined;
  const when = whenText(raw['when']);
  const own = typeof name === 'string' && name ? name : `${when} (rule ${String(index + 1)})`;
  // A pack with a mistake is never used: what stands in for a trigger that could not be read only lets the rest be looked at.
  return { name: own, when, trigger: trigger ?? { on: 'ticket', fact: 'opened' }, conditions, steps, calendar };
}

/** `escalation:` of a contract pack. */
export const escalationSection = defineSection<readonly EscalationRule[]>('escalation', {
  summary: 'What happens when a clock warns or breaches, or a ticket is where it should not be, or has been there too long.',
  read(raw, pack, complain) {
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw)) {
      complain('', 'must be a list of rules');
      return [];
    }
    const names = new Set<string>();
    return raw.flatMap((raw: unknown, index) => {
      const path = `[${String(index)}]`;
      const rule = readRule(raw, { path, pack, complain, index });
      // A rule fires once for each cause, and is known by its name: of two that share one, the second would never act.
      if (rule && names.has(rule.name)) complain(`${path}.name`, `'${rule.name}' is taken by another rule`);
      if (rule) names.add(rule.name);
      return rule ?? [];
    });
  },
});
