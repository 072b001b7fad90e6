import type { LedgerEntry } from './ledger.ts';
import type { SlaState } from './state.ts';

/** Keys under which a date may stand. A text elsewhere stays a text, whatever it looks like. */
const DATES = new Set(
  (
    'at since from to startedAt dueAt metAt breachedAt cancelledAt pausedAt firedAt waivedAt wakeAt resolvedAt receivedAt firstResponseAt ' +
    'lastAgentMessageAt resolutionFrom quietUntil importedAt advancedTo origin'
  ).split(' '),
);
const INSTANT = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The state that a JSON column was given; also when a database changed the order of its keys. */
export const stateFromJson = (json: unknown): SlaState => revived('', json) as SlaState;

/** The data of a ledger line as it came back from a JSON column. */
export const entryFromJson = (json: unknown): LedgerEntry => revived('', json) as LedgerEntry;

function revived(key: string, value: unknown): unknown {
  if (typeof value === 'string') return DATES.has(key) && INSTANT.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((entry) => revived(key, entry));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revived(name, inner)]));
}
