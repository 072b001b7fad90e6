import type { Duration } from '../../../calendar/index.ts';
import { CATEGORIES, PENDING, PRIORITIES, type Priority } from '../facts.ts';
import type { PolicyMatch, PromisedMetric, SlaPolicy, Targets, WarnPoint } from '../../terms.ts';
import {
  at,
  isRecord,
  noteTwins,
  noteUnknown,
  readCalendarName,
  readDuration,
  readWord,
  readWords,
  shown,
  type Complain,
  type Place,
} from './fields.ts';

const KEYS = [
  'name',
  'calendar',
  'when',
  'targets',
  'warn-at',
  'pause-in',
  'reopen-window',
  'reopen',
  'after-window',
  'merge',
  'bot-answers',
  'through-quiet-hours',
] as const;

/** What a pack calls a metric. */
const METRIC_KEYS = {
  'first-response': 'first-response',
  'next-response': 'next-response',
  resolution: 'resolution',
  'update-every': 'periodic-update',
} as const satisfies Record<string, PromisedMetric>;

/** Three days of open time. */
const DEFAULT_WINDOW: Duration = { value: 72, unit: 'h' };

/** The policies of a pack, in the order in which they are tried. */
export function readPolicies(list: readonly unknown[], calendars: readonly string[], complain: Complain): readonly SlaPolicy[] {
  const read = list.map((raw, i) => readPolicy(raw, calendars, { path: `[${String(i)}]`, complain }));
  noteTwins(
    read.map((policy) => policy?.name),
    (name, i) => complain(`[${String(i)}].name`, `'${name}' is taken`),
  );
  return read.filter((policy) => policy !== undefined);
}

function readPolicy(raw: unknown, calendars: readonly string[], place: Place): SlaPolicy | undefined {
  const { path, complain } = place;
  if (!isRecord(raw)) {
    complain(path, `must be a policy with name, calendar and targets, and is ${shown(raw)}`);
    return undefined;
  }
  noteUnknown(raw, KEYS, place);
  const inside = (key: (typeof KEYS)[number]): Place => ({ path: at(path, key), complain });
  const name = raw['name'];
  if (typeof name !== 'string' || name === '') complain(at(path, 'name'), `must be a text, and is ${shown(name)}`);
  return {
    name: typeof name === 'string' ? name : '',
    calendar: readCalendarName(raw['calendar'], calendars, inside('calendar')),
    when: readMatch(raw['when'], inside('when')),
    targets: readTargets(raw['targets'], inside('targets')),
    warnAt: readWarnings(raw['warn-at'], inside('warn-at')),
    ...readManners(raw, inside),
  };
}

type Manners = Pick<SlaPolicy, 'pauseIn' | 'reopenWindow' | 'reopen' | 'afterWindow' | 'merge' | 'botAnswers' | 'throughQuietHours'>;

function readManners(raw: Readonly<Record<string, unknown>>, inside: (key: (typeof KEYS)[number]) => Place): Manners {
  const window = raw['reopen-window'];
  const bot = raw['bot-answers'] ?? false;
  if (typeof bot !== 'boolean') inside('bot-answers').complain(inside('bot-answers').path, `must be true or false, and is ${shown(bot)}`);
  return {
    pauseIn: raw['pause-in'] === undefined ? [] : readWords(raw['pause-in'], PENDING, inside('pause-in')),
    reopenWindow: window === undefined ? DEFAULT_WINDOW : (readDuration(window, inside('reopen-window')) ?? DEFAULT_WINDOW),
    reopen: readWord(raw['reopen'], ['continue', 'restart'], { ...inside('reopen'), fallback: 'continue' }),
    afterWindow: readWord(raw['after-window'], ['follow-up', 'new-cycle'], { ...inside('after-window'), fallback: 'follow-up' }),
    merge: readWord(raw['merge'], ['own-origin', 'earliest-origin-wins'], { ...inside('merge'), fallback: 'own-origin' }),
    botAnswers: bot === true,
    throughQuietHours: readWords(raw['through-quiet-hours'] ?? ['urgent'], PRIORITIES, inside('through-quiet-hours')),
  };
}

function readMatch(raw: unknown, place: Place): PolicyMatch {
  if (raw === undefined) return {};
  if (!isRecord(raw)) {
    place.complain(place.path, `must be a map of type, channel, service, category or tier, and is ${shown(raw)}`);
    return {};
  }
  noteUnknown(raw, ['type', 'channel', 'service', 'category', 'tier'], place);
  const inside = (key: string): Place => ({ path: at(place.path, key), complain: place.complain });
  const texts = (['type', 'channel', 'service'] as const).filter((key) => raw[key] !== undefined);
  return {
    ...Object.fromEntries(texts.map((key) => [key, readNames(raw[key], inside(key))])),
    ...(raw['category'] !== undefined && { category: readWords(raw['category'], CATEGORIES, inside('category')) }),
    ...(raw['tier'] !== undefined && { tier: readLevels(raw['tier'], inside('tier')) }),
  };
}

const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : [raw]);

function readNames(raw: unknown, { path, complain }: Place): readonly string[] {
  const names = listOf(raw);
  if (names.length === 0 || names.some((name) => typeof name !== 'string')) complain(path, 'must be a text or a list of texts');
  return names.map(String);
}

function readLevels(raw: unknown, { path, complain }: Place): readonly number[] {
  const levels = listOf(raw);
  if (levels.length === 0 || !levels.every(Number.isInteger)) complain(path, 'must be the level of a tier or a list of levels');
  return levels as readonly number[];
}

function readTargets(raw: unknown, place: Place): SlaPolicy['targets'] {
  if (!isRecord(raw)) {
    place.complain(place.path, `must be a map of ${PRIORITIES.join(', ')}, and is ${shown(raw)}`);
    return {};
  }
  noteUnknown(raw, PRIORITIES, place);
  const given = PRIORITIES.filter((priority) => raw[priority] !== undefined);
  return Object.fromEntries(
    given.map((priority): [Priority, Targets] => [
      priority,
      readTargetsOf(raw[priority], { path: at(place.path, priority), complain: place.complain }),
    ]),
  );
}

function readTargetsOf(raw: unknown, place: Place): Targets {
  if (!isRecord(raw)) {
    place.complain(place.path, `must be a map of ${Object.keys(METRIC_KEYS).join(', ')}, and is ${shown(raw)}`);
    return {};
  }
  noteUnknown(raw, Object.keys(METRIC_KEYS), place);
  const targets: Partial<Record<PromisedMetric, Duration>> = {};
  for (const [key, metric] of Object.entries(METRIC_KEYS)) {
    if (raw[key] === undefined) continue;
    const target = readDuration(raw[key], { path: at(place.path, key), complain: place.complain });
    if (target) targets[metric] = target;
  }
  return targets;
}

function readWarnings(raw: unknown, { path, complain }: Place): readonly WarnPoint[] {
  if (raw === undefined) return [];
  return listOf(raw).flatMap((entry, i) => readWarning(entry, { path: at(path, `[${String(i)}]`), complain }));
}

function readWarning(raw: unknown, place: Place): WarnPoint[] {
  const percent = typeof raw === 'string' ? /^(\d{1,2}(?:\.\d+)?) ?%$/.exec(raw.trim()) : null;
  const share = Number(percent?.[1] ?? 0) / 100;
  if (share > 0) return [{ text: String(raw).trim(), share }];
  if (typeof raw === 'string' && raw.includes('%')) {
    place.complain(place.path, `must be a share over 0% and under 100%, and is ${shown(raw)}`);
    return [];
  }
  const before = readDuration(raw, place);
  return before ? [{ text: typeof raw === 'string' ? raw.trim() : `${String(before.value)}${before.unit}`, before }] : [];
}
