import { contractById, contractOf } from '../client/index.ts';
import { defineJob, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, ticketRows, workflow, type Ticket } from '../ticket/index.ts';
import { termsFor, versionName } from './contract.ts';
import { setAlarm, setClosing } from './jobs.ts';
import { noteFact } from './keep.ts';
import { stateOf } from './kept.ts';
import type { SlaState } from './rules/state.ts';
import { termsOf } from './rules/terms.ts';
import type { SlaTerms } from './terms.ts';

/** How many tickets one transaction looks at. */
const AT_ONCE = 100;

/** States of tickets that may still have, or get, a clock that runs. */
const unfinished = (scope: Scope): string[] =>
  [...workflow(scope).states].filter(([, category]) => category !== 'closed' && category !== 'cancelled').map(([name]) => name);

/** A client's tickets that are not closed, a page of them, by number. */
export function unfinishedTickets(
  scope: Scope,
  { clientId, after, limit }: { clientId: number; after: number; limit: number },
): Promise<Ticket[]> {
  const query = scope.rows(ticketRows).query('ticket').andWhere('ticket.clientId = :clientId', { clientId });
  query.andWhere('ticket.state IN (:...states)', { states: unfinished(scope) }).andWhere('ticket.id > :after', { after });
  return query.orderBy('ticket.id', 'ASC').limit(limit).getMany();
}

/** Calendars that say the same are the same value, whatever version they come from. */
const hasOtherHours = (terms: SlaTerms, { calendarsVersion }: SlaState): boolean =>
  Object.entries(termsOf(terms, calendarsVersion).calendars).some(([name, hours]) => (terms.calendars[name] ?? hours) !== hours);

interface NewHours {
  readonly clientId: number;
  readonly version: number;
  /** ISO instant from which they hold. */
  readonly from: string;
  /** Number of the last ticket that was looked at. */
  readonly after: number;
}

async function adopt(scope: Scope, { id }: Ticket, { from, version }: { from: Date; version: string }): Promise<void> {
  const ticket = await lockTicket(scope, id);
  const state = await stateOf(scope, id);
  if (!state || !hasOtherHours(await termsFor(scope, ticket.clientId, state), state)) return;
  const fact = { kind: 'calendar', at: from, version, cause: `contract:${version}` } as const;
  await setAlarm(scope, id, await noteFact(scope, ticket, fact));
  const category = categoryOf(scope, ticket.state);
  if (category === 'resolved') await setClosing(scope, ticket, category);
}

/** Clocks that run go over to new hours at the instant from which these hold (C13), some tickets at a time. Doing it again changes nothing. */
export const adoptHours = defineJob<NewHours>('sla.adopt-hours', {
  async run(scope, hours) {
    const { clientId, version, after } = hours;
    const contract = await contractOf(scope, clientId);
    if (contract.version !== version) return; // a later version came first, and sees to its own hours
    const some = await unfinishedTickets(scope, { clientId, after, limit: AT_ONCE });
    for (const ticket of some) await adopt(scope, ticket, { from: new Date(hours.from), version: versionName(contract) });
    const last = some.at(-1);
    if (last) await scope.schedule(adoptHours, { input: { ...hours, after: last.id }, key: keyOf(hours), uncaused: true });
  },
});

const keyOf = ({ clientId, version }: Pick<NewHours, 'clientId' | 'version'>): string => `${String(clientId)}:${String(version)}`;

/** New hours hold from when the pack takes effect, and never for what lies behind: for that there is `sla.recompute`. */
export async function beginNewHours(
  scope: Scope,
  { clientId, contractId, version }: { clientId: number; contractId: number; version: number },
): Promise<void> {
  if (version === 1) return;
  const contract = await contractById(scope, contractId);
  const from = contract.effectiveFrom > scope.now ? contract.effectiveFrom : scope.now;
  const input = { clientId, version, from: from.toISOString(), after: 0 };
  await scope.schedule(adoptHours, { input, key: keyOf(input), at: from, uncaused: true });
}
