import type { Mistake } from '../../kernel/error.ts';
import { badEvents } from './errors.ts';
import type { PlayedEvent, Replay } from './event.ts';
import { CATEGORIES, METRICS, PRIORITIES } from './facts.ts';

const KINDS: readonly string[] = [
  ...['requester-message', 'agent-message', 'note', 'auto-reply', 'bounce', 'third-party-message', 'state', 'priority', 'tier', 'calendar'],
  ...['contract', 'merge', 'split', 'waive', 'spam', 'thanks', 'wake'],
];

/** What may stand at `to`, and under what name the list is known. */
const WANTED: Readonly<Record<string, readonly string[]>> = { state: CATEGORIES, priority: PRIORITIES };

const A_CONTRACT = 'must be a contract as parseContract reads it';

/** Where an event has instants. */
const INSTANTS = ['at', 'wakeAt', 'origin', 'effectiveFrom', 'importedAt'];

type Raw = Readonly<Record<string, unknown>>;

/** @throws `sla.events-wrong` for what is no contract at all, such as a pack's text. */
export function checkContract(contract: unknown): void {
  if (!isMap(contract)) throw badEvents({ mistakes: [{ path: 'contract', message: A_CONTRACT }] });
}

/** A replay that holds together: instants are dates, changes say `to`. */
export interface CheckedReplay {
  readonly receivedAt: Date;
  readonly events: readonly PlayedEvent[];
  readonly until: Date;
}

/**
 * Looks at everything that came in from outside, for a replay is called by people and programs that no compiler has seen.
 * Instants may be ISO texts; they come back as dates.
 * @param calendars names of the contract's calendars.
 * @throws `sla.events-wrong` naming every wrong place.
 */
export function checkReplay(replay: Replay, calendars: readonly string[]): CheckedReplay {
  const mistakes: Mistake[] = [];
  const wrong = (path: string, message: string) => mistakes.push({ path, message });
  const { receivedAt, until } = dated({ receivedAt: replay.receivedAt, until: replay.until }, ['receivedAt', 'until']);
  if (!isDate(receivedAt)) wrong('receivedAt', 'must be a valid instant');
  if (!isDate(until)) wrong('until', 'must be a valid instant');
  if (!PRIORITIES.includes(replay.priority)) wrong('priority', `must be one of ${PRIORITIES.join(', ')}`);
  if (!Array.isArray(replay.events)) wrong('events', 'must be a list');
  const given: readonly unknown[] = Array.isArray(replay.events) ? replay.events : [];
  const events = given.map((event, i) => checkEvent(event, `events[${String(i)}]`, { calendars, wrong }));
  if (mistakes.length > 0) throw badEvents({ mistakes });
  return { receivedAt: receivedAt as Date, events, until: until as Date };
}

type Wrong = (path: string, message: string) => void;

function checkEvent(raw: unknown, path: string, { calendars, wrong }: { calendars: readonly string[]; wrong: Wrong }): PlayedEvent {
  if (typeof raw !== 'object' || raw === null) {
    wrong(path, 'must be a map with at and kind');
    return raw as PlayedEvent;
  }
  const event = spelledOut(dated(raw as Raw, INSTANTS), calendars);
  const { kind, at } = event;
  if (!isDate(at)) wrong(`${path}.at`, 'must be a valid instant');
  if (typeof kind !== 'string' || !KINDS.includes(kind)) wrong(`${path}.kind`, `must be one of ${KINDS.join(', ')}`);
  else checkDetails(event, kind, { path, wrong });
  return event as unknown as PlayedEvent;
}

/** With `to`, and `calendars` by name, for a change that names its new value as its kind. */
function spelledOut(event: Raw, calendars: readonly string[]): Raw {
  const { kind } = event;
  if (kind === 'calendar') {
    const { calendar, ...rest } = event;
    const [only, ...others] = calendars;
    return calendar === undefined || only === undefined || others.length > 0 ? event : { calendars: { [only]: calendar }, ...rest };
  }
  if (kind !== 'state' && kind !== 'priority' && kind !== 'tier') return event;
  const { [kind]: to, ...rest } = event;
  return to === undefined ? event : { to, ...rest };
}

function checkDetails(event: Raw, kind: string, { path, wrong }: { path: string; wrong: Wrong }): void {
  const wanted = WANTED[kind];
  if (wanted && !wanted.includes(event['to'] as string)) wrong(`${path}.to`, `must be one of ${wanted.join(', ')}`);
  if (kind === 'tier' && !Number.isInteger(event['to'])) wrong(`${path}.to`, 'must be the level of a tier');
  if (kind === 'waive' && !METRICS.includes(event['metric'] as never)) wrong(`${path}.metric`, `must be one of ${METRICS.join(', ')}`);
  if (kind === 'waive' && !isText(event['reason'])) wrong(`${path}.reason`, 'must say why');
  if (kind === 'merge' && event['role'] !== 'source' && event['role'] !== 'target') wrong(`${path}.role`, 'must be source or target');
  if (kind === 'split' && !isText(event['of'])) wrong(`${path}.of`, 'must be the cause of the message that left');
  if (kind === 'calendar' && !isMap(event['calendars'])) wrong(`${path}.calendars`, 'must be a map of calendars by name');
  if (kind === 'contract' && !isMap(event['contract'])) wrong(`${path}.contract`, A_CONTRACT);
  for (const key of INSTANTS.slice(1)) {
    if (event[key] !== undefined && !isDate(event[key])) wrong(`${path}.${key}`, 'must be a valid instant');
  }
}

const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());
const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Instants that came as texts, as dates. */
function dated(given: Raw, instants: readonly string[]): Raw {
  const texts = instants.filter((key) => typeof given[key] === 'string');
  return texts.length === 0 ? given : { ...given, ...Object.fromEntries(texts.map((key) => [key, new Date(given[key] as string)])) };
}
