import { createHash } from 'node:crypto';
import { LessThanOrEqual, MoreThan, MoreThanOrEqual } from 'typeorm';
import { tzdataVersion } from '../calendar/index.ts';
import { defineJob, out, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, ticketRows, type Ticket } from '../ticket/index.ts';
import { termsWith } from './contract.ts';
import { unfinishedTickets } from './hours.ts';
import { setAlarm, setClosing } from './jobs.ts';
import { noteFact, noteRecount } from './keep.ts';
import { statesOf } from './kept.ts';
import { IN_A_PAGE, lastOf, type Page } from './pages.ts';
import type { SlaFact } from './rules/facts.ts';
import { advance, foldFact, recount } from './rules/fold.ts';
import { versionsOf } from './rules/needs.ts';
import type { SlaState } from './rules/state.ts';
import { compareClocks, WhatIf, type Life } from './rules/whatIf.ts';

/**
 * What is applied to tickets that there are already. `targets`: what the contract promises now, from now on (C11). `hours`: its calendars,
 * for the past as well (C13). `everything`: all of it, as if it had held from each ticket's start. `zones`: nothing of it, but the time zone
 * rules that this program came with, for tickets that were computed by others (T9).
 */
export const changes = ['targets', 'hours', 'everything', 'zones'] as const;
export type Change = (typeof changes)[number];

/** Which change, and for which tickets. */
export interface Recompute {
  readonly clientId: number;
  /** `acme@3`: the version that is applied. */
  readonly version: string;
  readonly change: Change;
  /** ISO instant: of the past, only tickets received since then. What is not closed is meant for `targets`, whenever it was received. */
  readonly since: string;
  /** ISO instant of the decision. */
  readonly at: string;
}

function factOf({ change, version, at }: Recompute): SlaFact {
  const head = { at: new Date(at), version };
  if (change === 'hours') return { kind: 'calendar', recompute: true, ...head };
  return { kind: 'contract', mode: change === 'targets' ? 'version' : 'correction', ...head };
}

/** How many tickets one transaction changes. */
const AT_ONCE = 50;

/** The next tickets that a change is for, by number. */
function meant(
  scope: Scope,
  { change, clientId, since, at }: Recompute,
  { after, limit }: { after: number; limit: number },
): Promise<Ticket[]> {
  if (change === 'targets') return unfinishedTickets(scope, { clientId, after, limit });
  if (change === 'zones') return computedElsewhere(scope, { clientId, since, after, limit });
  const where = { clientId, receivedAt: MoreThanOrEqual(new Date(since)), createdAt: LessThanOrEqual(new Date(at)), id: MoreThan(after) };
  return scope.rows(ticketRows).find({ where, order: { id: 'ASC' }, limit });
}

/** Tickets whose clocks were computed by other time zone rules than this program's. */
function computedElsewhere(
  scope: Scope,
  { clientId, since, after, limit }: { clientId: number; since: string; after: number; limit: number },
): Promise<Ticket[]> {
  const query = scope.rows(ticketRows).query('ticket').andWhere('ticket.clientId = :clientId AND ticket.id > :after', { clientId, after });
  query.andWhere('ticket.receivedAt >= :since', { since: new Date(since) });
  query.andWhere(
    'EXISTS (SELECT 1 FROM sla_ticket kept WHERE kept.ticket_id = ticket.id AND (kept.zones IS NULL OR kept.zones <> :zones))',
    { zones: tzdataVersion() },
  );
  return query.orderBy('ticket.id', 'ASC').limit(limit).getMany();
}

/** The clocks of one ticket as they are now, and as the change would leave them. */
async function lifeOf(scope: Scope, whose: { ticket: Ticket; state: SlaState }, recompute: Recompute): Promise<Life> {
  const { ticket, state } = whose;
  const terms = await termsWith(scope, ticket.clientId, [...versionsOf(state), recompute.version]);
  const now = advance(state, new Date(recompute.at), terms).state;
  if (recompute.change === 'targets' && now.version === recompute.version)
    return { ticket: ticket.id, before: now.clocks, after: now.clocks };
  const changed =
    recompute.change === 'zones'
      ? recount(now, { at: new Date(recompute.at) }, terms).state
      : foldFact(now, factOf(recompute), terms).state;
  return { ticket: ticket.id, before: now.clocks, after: changed.clocks.filter((clock) => !clock.withdrawn) };
}

/** What a change would do to some tickets of many. */
export interface PreviewPage extends Page {
  readonly tickets: number;
  readonly found: WhatIf;
}

/** Looks at the next tickets that a change is for; it changes nothing. */
export async function previewPage(scope: Scope, recompute: Recompute, after: number): Promise<PreviewPage> {
  const tickets = await meant(scope, recompute, { after, limit: IN_A_PAGE });
  const states = await statesOf(scope, tickets);
  const lives: Life[] = [];
  for (const ticket of tickets) {
    const state = states.get(ticket.id);
    if (state) lives.push(await lifeOf(scope, { ticket, state }, recompute));
  }
  return { tickets: tickets.length, found: compareClocks(lives), last: lastOf(tickets) };
}

/** What a change would do, clock by clock. */
export class Preview extends WhatIf {
  @out.integer readonly tickets!: number;
  /** Says what was looked at; given back, it says that this is what is wanted. */
  @out.text readonly confirm!: string;
}

/** What the pages of a preview come to together, with the word that stands for it. */
export function confirmed({ clientId, version, change }: Recompute, { tickets, found }: Pick<PreviewPage, 'tickets' | 'found'>): Preview {
  const said = JSON.stringify([clientId, version, change, tickets, found]);
  return { tickets, ...found, confirm: createHash('sha256').update(said).digest('hex').slice(0, 16) };
}

interface Recomputing extends Recompute {
  /** Line of the log in which it was decided, and who did. */
  readonly cause: string;
  readonly actor: string;
  readonly after: number;
}

/** Carries a change out, some tickets at a time. Doing it again changes nothing. */
export const recomputeTickets = defineJob<Recomputing>('sla.recompute', {
  async run(scope, work) {
    const some = await meant(scope, work, { after: work.after, limit: AT_ONCE });
    for (const { id } of some) {
      const ticket = await lockTicket(scope, id);
      const by = { cause: work.cause, actor: work.actor };
      const noted = work.change === 'zones' ? noteRecount(scope, ticket, by) : noteFact(scope, ticket, { ...factOf(work), ...by });
      await setAlarm(scope, id, await noted);
      const category = categoryOf(scope, ticket.state);
      if (category === 'resolved') await setClosing(scope, ticket, category);
    }
    const last = some.at(-1);
    if (last) await schedule(scope, { ...work, after: last.id });
  },
});

const schedule = (scope: Scope, work: Recomputing): Promise<void> =>
  scope.schedule(recomputeTickets, { input: work, key: `${String(work.clientId)}:${work.cause}`, uncaused: true });

/** Begin with the first ticket, once what is decided now is committed. */
export const startRecompute = (scope: Scope, recompute: Recompute, by: { cause: string; actor: string }): Promise<void> =>
  schedule(scope, { ...recompute, ...by, after: 0 });
