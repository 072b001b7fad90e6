import { priorities } from '../../ticket/index.ts';
import type { AgeTest, Conditions, NumberTest, Selector } from '../rules/rule.ts';
import { inside, isRecord, noteUnknown, readDuration, readNames, readWords, type Place } from './fields.ts';

const comparison = /^(>=|<=|>|<|=)?\s*(\S.*)$/;

const isCount = (v: unknown): v is number => typeof v === 'number' && Number.isInteger(v) && v >= 0;

/** `2`, `[1, 2]`, `'>=2'`. */
export function readNumberTest(raw: unknown, { path, complain }: Place): NumberTest | undefined {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (list.length > 0 && list.every(isCount)) return { any: list };
  const [, than, rest = ''] = (typeof raw === 'string' && comparison.exec(raw.trim())) || [];
  if (/^\d{1,9}$/.test(rest)) {
    const value = Number(rest);
    return than === undefined || than === '=' ? { any: [value] } : { than: than as '>' | '>=' | '<' | '<=', value };
  }
  complain(path, "must be a whole number, a list of some, or a comparison such as '>=2'");
  return undefined;
}

/** `'>4h'`. */
function readAgeTest(raw: unknown, place: Place): AgeTest | undefined {
  const [, than, rest] = (typeof raw === 'string' && comparison.exec(raw.trim())) || [];
  if (than === undefined || than === '=') {
    place.complain(place.path, "must be a comparison with a duration, such as '>4h' or '<=2bd'");
    return undefined;
  }
  const duration = readDuration(rest, place);
  return duration && { than: than as AgeTest['than'], duration };
}

function readFlag(raw: unknown, { path, complain }: Place): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  complain(path, 'must be true or false');
  return undefined;
}

/** What was read of a key that is there; nothing of one that is not, or that is wrong. */
const read = <K extends string, T>(raw: Readonly<Record<string, unknown>>, key: K, reading: (value: unknown) => T | undefined) => {
  const value = raw[key] === undefined ? undefined : reading(raw[key]);
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
};

/** The keys that say which shapes are meant. */
export const selectorKeys = ['state', 'tier', 'priority'] as const;

/** Names of states, and categories. No rule acts on a ticket that is over. */
function readStates(raw: unknown, place: Place): readonly string[] {
  const states = readNames(raw, { ...place, what: 'a state or a category of states' });
  const over = states.find((state) => ['resolved', 'closed', 'cancelled'].includes(state));
  if (over !== undefined) place.complain(place.path, `must not name ${over}: no rule acts on a ticket that is over`);
  return states;
}

export function readSelector(raw: Readonly<Record<string, unknown>>, place: Place): Selector {
  return {
    ...read(raw, 'state', (v) => readStates(v, inside(place, 'state'))),
    ...read(raw, 'tier', (v) => readNumberTest(v, inside(place, 'tier'))),
    ...read(raw, 'priority', (v) => readWords(v, priorities, inside(place, 'priority'))),
  };
}

/** `if:` of a rule. */
export function readConditions(raw: unknown, place: Place): Conditions {
  if (raw === undefined) return {};
  const keys = [...selectorKeys, 'bounces', 'age', 'assigned', 'channel'];
  if (!isRecord(raw)) {
    place.complain(place.path, `must be a map of ${keys.join(', ')}`);
    return {};
  }
  noteUnknown(raw, keys, { ...place, what: 'a rule may ask for' });
  return {
    ...readSelector(raw, place),
    ...read(raw, 'bounces', (v) => readNumberTest(v, inside(place, 'bounces'))),
    ...read(raw, 'age', (v) => readAgeTest(v, inside(place, 'age'))),
    ...read(raw, 'assigned', (v) => readFlag(v, inside(place, 'assigned'))),
    ...read(raw, 'channel', (v) => readNames(v, { ...inside(place, 'channel'), what: 'a channel' })),
  };
}
