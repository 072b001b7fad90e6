import type { Mistake } from '../../kernel/error.ts';
import { badEvents } from './errors.ts';
import type { Replay, ReplayEvent } from './event.ts';
import { CATEGORIES, METRICS, PRIORITIES } from './facts.ts';

const KINDS: readonly string[] = [
  ...['requester-message', 'agent-message', 'note', 'auto-reply', 'bounce', 'third-party-message', 'state', 'priority', 'tier', 'calendar'],
  ...['contract', 'merge', 'split', 'waive', 'spam', 'thanks', 'wake'],
];

/** What may stand at `to`, and under what name the list is known. */
const WANTED: Readonly<Record<string, readonly string[]>> = { state: CATEGORIES, priority: PRIORITIES };

type Raw = Readonly<Record<string, unknown>>;

/**
 * Looks at everything that came in from outside, for a replay is called by people and programs that no compiler has seen.
 * Instants may be ISO texts; they come back as dates.
 * @throws `sla.events-wrong` naming every wrong place.
 */
export function checkReplay(replay: Replay): { readonly events: readonly ReplayEvent[]; readonly until: Date } {
  const mistakes: Mistake[] = [];
  const wrong = (path: string, message: string) => mistakes.push({ path, message });
  for (const key of ['receivedAt', 'until'] as const) if (!isDate(replay[key])) wrong(key, 'must be a valid Date');
  if (!PRIORITIES.includes(replay.priority)) wrong('priority', `must be one of ${PRIORITIES.join(', ')}`);
  if (!Array.isArray(replay.events)) wrong('events', 'must be a list');
  const given: readonly unknown[] = Array.isArray(replay.events) ? replay.events : [];
  const events = given.map((event, i) => checkEvent(event, `events[${String(i)}]`, { receivedAt: replay.receivedAt, wrong }));
  if (mistakes.length > 0) throw badEvents({ mistakes });
  return { events, until: replay.until };
}

type Wrong = (path: string, message: string) => void;

function checkEvent(raw: unknown, path: string, { receivedAt, wrong }: { receivedAt: Date; wrong: Wrong }): ReplayEvent {
  if (typeof raw !== 'object' || raw === null) {
    wrong(path, 'must be a map with at and kind');
    return raw as ReplayEvent;
  }
  const event = dated(raw as Raw);
  const { kind, at } = event;
  if (!isDate(at)) wrong(`${path}.at`, 'must be a valid instant');
  else if (at < receivedAt) wrong(`${path}.at`, `must not be before receivedAt (${receivedAt.toISOString()})`);
  if (typeof kind !== 'string' || !KINDS.includes(kind)) wrong(`${path}.kind`, `must be one of ${KINDS.join(', ')}`);
  else checkDetails(event, kind, { path, wrong });
  return event as unknown as ReplayEvent;
}

function checkDetails(event: Raw, kind: string, { path, wrong }: { path: string; wrong: Wrong }): void {
  const wanted = WANTED[kind];
  const isMap = (value: unknown) => typeof value === 'object' && value !== null;
  if (wanted && !wanted.includes(event['to'] as string)) wrong(`${path}.to`, `must be one of ${wanted.join(', ')}`);
  if (kind === 'tier' && !Number.isInteger(event['to'])) wrong(`${path}.to`, 'must be the level of a tier');
  if (kind === 'waive' && !METRICS.includes(event['metric'] as never)) wrong(`${path}.metric`, `must be one of ${METRICS.join(', ')}`);
  if (kind === 'waive' && !isText(event['reason'])) wrong(`${path}.reason`, 'must say why');
  if (kind === 'merge' && event['role'] !== 'source' && event['role'] !== 'target') wrong(`${path}.role`, 'must be source or target');
  if (kind === 'split' && !isText(event['of'])) wrong(`${path}.of`, 'must be the cause of the message that left');
  if (kind === 'calendar' && !isMap(event['calendars'])) wrong(`${path}.calendars`, 'must be a map of calendars by name');
  if (kind === 'contract' && !isMap(event['contract'])) wrong(`${path}.contract`, 'must be a contract');
  for (const key of ['wakeAt', 'origin', 'effectiveFrom', 'importedAt']) {
    if (event[key] !== undefined && !isDate(event[key])) wrong(`${path}.${key}`, 'must be a valid instant');
  }
}

const isDate = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime());
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Instants that came as texts, as dates. */
function dated(event: Raw): Raw {
  const dates = ['at', 'wakeAt', 'origin', 'effectiveFrom', 'importedAt'].filter((key) => typeof event[key] === 'string');
  return { ...event, ...Object.fromEntries(dates.map((key) => [key, new Date(event[key] as string)])) };
}
