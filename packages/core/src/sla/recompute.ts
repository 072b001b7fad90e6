import { createHash } from 'node:crypto';
import { LessThanOrEqual, MoreThan, MoreThanOrEqual } from 'typeorm';
import { contractNamed } from '../client/index.ts';
import { defineJob, out, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, ticketRows, type Ticket } from '../ticket/index.ts';
import { termsWith } from './contract.ts';
import { unfinishedTickets } from './hours.ts';
import { setAlarm, setClosing } from './jobs.ts';
import { noteFact } from './keep.ts';
import { stateOf } from './kept.ts';
import type { SlaFact } from './rules/facts.ts';
import { advance, foldFact } from './rules/fold.ts';
import { versionsOf } from './rules/needs.ts';
import { compareClocks, WhatIf, type Life } from './rules/whatIf.ts';

/**
 * What is applied to tickets that there are already. `targets`: what the contract promises now, from now on (C11). `hours`: its calendars,
 * for the past as well (C13). `everything`: all of it, as if it had held from each ticket's start.
 */
export const changes = ['targets', 'hours', 'everything'] as const;
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

/** How many tickets one transaction looks at. */
const AT_ONCE = 50;

/** The next tickets that a change is for, by number. */
function meant(scope: Scope, { change, clientId, since, at }: Recompute, after: number): Promise<Ticket[]> {
  if (change === 'targets') return unfinishedTickets(scope, { clientId, after });
  const where = { clientId, receivedAt: MoreThanOrEqual(new Date(since)), createdAt: LessThanOrEqual(new Date(at)), id: MoreThan(after) };
  return scope.rows(ticketRows).find({ where, order: { id: 'ASC' }, limit: AT_ONCE });
}

/** The clocks of one ticket as they are now, and as the change would leave them; undefined where it never had any. */
async function lifeOf(scope: Scope, ticket: Ticket, recompute: Recompute): Promise<Life | undefined> {
  const state = await stateOf(scope, ticket.id);
  if (!state) return undefined;
  const terms = await termsWith(scope, ticket.clientId, [...versionsOf(state), recompute.version]);
  const now = advance(state, new Date(recompute.at), terms).state;
  if (recompute.change === 'targets' && now.version === recompute.version)
    return { ticket: ticket.id, before: now.clocks, after: now.clocks };
  const changed = foldFact(now, factOf(recompute), terms).state;
  return { ticket: ticket.id, before: now.clocks, after: changed.clocks.filter((clock) => !clock.withdrawn) };
}

/** What a change would do, clock by clock; it changes nothing. */
export class Preview extends WhatIf {
  @out.integer readonly tickets!: number;
  /** Says what was looked at; given back, it says that this is what is wanted. */
  @out.text readonly confirm!: string;
}

/** Looks at every ticket that the change is for. */
export async function previewOf(scope: Scope, recompute: Recompute): Promise<Preview> {
  await contractNamed(scope, recompute.version);
  const lives: Life[] = [];
  let tickets = 0;
  for (let page = await meant(scope, recompute, 0); page.length > 0; page = await meant(scope, recompute, page.at(-1)?.id ?? 0)) {
    tickets += page.length;
    for (const ticket of page) {
      const life = await lifeOf(scope, ticket, recompute);
      if (life) lives.push(life);
    }
  }
  const diff = compareClocks(lives);
  const { clientId, version, change } = recompute;
  const said = JSON.stringify([clientId, version, change, tickets, diff.changed, diff.flips]);
  return { tickets, ...diff, confirm: createHash('sha256').update(said).digest('hex').slice(0, 16) };
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
    const some = await meant(scope, work, work.after);
    for (const { id } of some) {
      const ticket = await lockTicket(scope, id);
      const fact = { ...factOf(work), cause: work.cause, actor: work.actor };
      await setAlarm(scope, id, await noteFact(scope, ticket, fact));
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
