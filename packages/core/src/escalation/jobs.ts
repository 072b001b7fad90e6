import { Not } from 'typeorm';
import { defineJob } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { climbOn, isOver } from './chain.ts';
import { applyRules } from './fire.ts';
import { askForLook, lookAtRules } from './look.ts';
import { tellNews } from './outgoing.ts';
import type { Moment } from './rules/rule.ts';

/** Something happened that a rule waits for. */
export const considerRules = defineJob<{
  ticketId: number;
  moments: readonly Moment[];
  /** ISO instants. */ at: string;
  dueAt: string | null;
}>('escalation.consider-rules', {
  run: (scope, { ticketId, moments, at, dueAt }) =>
    applyRules(scope, ticketId, { moments, at: new Date(at), dueAt: dueAt === null ? null : new Date(dueAt) }),
});

/** How many tickets one transaction looks at. */
const AT_ONCE = 200;

/** A contract with rules that wait for time is in force: its tickets are looked at, the oldest first. Doing it again changes nothing. */
export const followContract = defineJob<{ clientId: number; after: number; chain?: string }>('escalation.follow-contract', {
  async run(scope, { clientId, after, chain = String(clientId) }) {
    const query = scope
      .rows(ticketRows)
      .query('ticket')
      .andWhere('ticket.clientId = :clientId AND ticket.id > :after', { clientId, after });
    const some = await query
      .andWhere({ state: Not('closed') })
      .orderBy('ticket.id', 'ASC')
      .limit(AT_ONCE)
      .getMany();
    for (const ticket of some) if (!isOver(scope, ticket)) await askForLook(scope, ticket.id);
    const last = some.at(-1);
    if (last) await scope.schedule(followContract, { input: { clientId, after: last.id, chain }, key: chain, uncaused: true });
  },
});

export const jobs = [considerRules, lookAtRules, followContract, climbOn, tellNews];
