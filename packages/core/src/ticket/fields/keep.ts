import { contractOf } from '../../client/index.ts';
import { invalidInput, system, type Scope } from '../../kernel/index.ts';
import { ticketFieldRows, type Ticket } from '../entities.ts';
import { fieldsMissing } from '../errors.ts';
import { ticketFieldsSet } from '../events.ts';
import type { TicketFacet } from '../view.ts';
import { checkFields, missingFields, type Kept } from './rules.ts';
import { fieldsSection, type FieldTerms } from './section.ts';

/** The fields that a client's contract declares now. */
export const fieldsOf = async (scope: Scope, clientId: number): Promise<readonly FieldTerms[]> =>
  (await contractOf(scope, clientId)).section(fieldsSection);

type Given = Readonly<Record<string, unknown>>;

function checked(terms: readonly FieldTerms[], given: Given, action: string): ReadonlyMap<string, Kept> {
  const { values, mistakes } = checkFields(terms, given);
  if (mistakes.length > 0) throw invalidInput({ what: action, mistakes });
  return values;
}

/** What a ticket is opened with: all that must be there, and nothing that is wrong. @throws `input.invalid` with the path of each field */
export async function fieldsToOpen(scope: Scope, clientId: number, given: Given = {}): Promise<ReadonlyMap<string, string>> {
  const terms = await fieldsOf(scope, clientId);
  const values = checked(terms, given, 'ticket.open');
  const filled = new Map([...values].filter((entry): entry is [string, string] => entry[1] !== null));
  const missing = terms.filter((f) => f.required === 'open' && !filled.has(f.key));
  if (missing.length > 0)
    throw invalidInput({ what: 'ticket.open', mistakes: missing.map(({ key }) => ({ path: `fields.${key}`, message: 'must be given' })) });
  return filled;
}

/** Keep what a new ticket was opened with. */
export async function keepFirstFields(
  scope: Scope,
  { id: ticketId, clientId }: Ticket,
  values: ReadonlyMap<string, string>,
): Promise<void> {
  if (values.size === 0) return;
  const rows = [...values].map(([key, value]) => ({ ticketId, clientId, key, value }));
  await scope.as(system).rows(ticketFieldRows).insertAll(rows);
  await scope.emit(ticketFieldsSet, { ticketId, clientId, keys: [...values.keys()] });
}

const valuesOf = async (scope: Scope, ticketId: number): Promise<ReadonlyMap<string, string>> =>
  new Map((await scope.as(system).rows(ticketFieldRows).find({ where: { ticketId } })).map(({ key, value }) => [key, value]));

/** Change fields of a ticket that the caller has locked. */
export async function setFields(scope: Scope, { id: ticketId, clientId }: Ticket, given: Given): Promise<void> {
  const values = checked(await fieldsOf(scope, clientId), given, 'ticket.set-fields');
  const before = await valuesOf(scope, ticketId);
  const changed = [...values].filter(([key, value]) => (before.get(key) ?? null) !== value);
  const rows = scope.as(system).rows(ticketFieldRows);
  for (const [key, value] of changed) {
    if (value === null) await rows.remove({ ticketId, key });
    else if (before.has(key)) await rows.update({ ticketId, key }, { value });
    else await rows.insertAll([{ ticketId, clientId, key, value }]);
  }
  if (changed.length > 0) await scope.emit(ticketFieldsSet, { ticketId, clientId, keys: changed.map(([key]) => key) });
}

/** @throws `ticket.fields-missing` when a ticket is to be resolved and lacks what the contract wants to know by then */
export async function refuseUnfilled(scope: Scope, { id: ticketId, clientId }: Ticket): Promise<void> {
  const terms = await fieldsOf(scope, clientId);
  if (!terms.some((f) => f.required !== undefined)) return;
  const missing = missingFields(terms, 'resolve', new Set((await valuesOf(scope, ticketId)).keys()));
  if (missing.length > 0) throw fieldsMissing({ ticketId, keys: missing });
}

/** A filled field of a ticket. */
export interface FieldValue extends Pick<FieldTerms, 'key' | 'label' | 'type' | 'public'> {
  /** A day as `2026-11-27`, a number as digits, `yes` or `no`. */
  readonly value: string;
  /** What a chosen value is called; the value itself otherwise. */
  readonly shown: FieldTerms['label'];
}

/** The filled fields of tickets of clients that declare any, in the order of the contract. */
export async function filledFields(scope: Scope, tickets: readonly Pick<Ticket, 'id' | 'clientId'>[]): Promise<Map<number, FieldValue[]>> {
  const terms = new Map<number, readonly FieldTerms[]>();
  for (const clientId of new Set(tickets.map((t) => t.clientId))) terms.set(clientId, await fieldsOf(scope, clientId));
  const asked = tickets.filter((t) => (terms.get(t.clientId) ?? []).length > 0);
  const found = new Map<number, FieldValue[]>(tickets.map((t) => [t.id, []]));
  if (asked.length === 0) return found;
  const rows = await scope
    .as(system)
    .rows(ticketFieldRows)
    .find({ where: { ticketId: asked.map((t) => t.id) } });
  for (const { id, clientId } of asked)
    found.set(
      id,
      (terms.get(clientId) ?? []).flatMap(({ key, label, type, public: isPublic, choices }) => {
        const row = rows.find((r) => r.ticketId === id && r.key === key);
        const shown = choices.find((c) => c.value === row?.value)?.label;
        return row ? [{ key, label, type, public: isPublic, value: row.value, shown: shown ?? row.value }] : [];
      }),
    );
  return found;
}

export const fieldsFacet: TicketFacet = { name: 'fields', inLists: false, of: filledFields };
