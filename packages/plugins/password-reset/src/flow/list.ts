import { ByTicket, can, defineAction, out, pageById, pageOf, PageWanted, ticketRows } from '@luuri/core';
import { factorRows, resetRows, resetStates, type ResetState } from '../entities.ts';
import { verifyPeople } from '../permissions.ts';
import { channels, deeds, type Deed, type RequestChannel } from '../rules/terms.ts';
import { caseOf } from './find.ts';
import { FactorView, ResetView, viewOfCase } from './view.ts';

/** A request in a list. */
export class ResetLine {
  @out.integer readonly id!: number;
  @out.integer readonly clientId!: number;
  @out.integer readonly ticketId!: number;
  @out.integer readonly personId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.oneOf(...channels) readonly channel!: RequestChannel;
  @out.oneOf(...resetStates) readonly state!: ResetState;
  @out.instant readonly startedAt!: Date;
}

export const listResets = defineAction('password-reset.list', {
  summary: 'Requests, the newest first.',
  allow: can(verifyPeople),
  http: 'GET /password-resets',
  input: PageWanted,
  output: pageOf(ResetLine),
  async run(scope, { limit, after }): Promise<{ items: ResetLine[]; next: number | null }> {
    const { items, next } = await pageById(scope.rows(resetRows), { order: 'DESC', limit, after });
    const lines = items.map(({ id, clientId, ticketId, personId, deed, channel, state, startedAt }) => ({
      ...{ id, clientId, ticketId, personId, deed, channel, state, startedAt },
    }));
    return { items: lines, next };
  },
});

export const resetsOfTicket = defineAction('password-reset.of-ticket', {
  summary: 'The requests of a ticket, the newest first, as whoever verifies sees them.',
  allow: can(verifyPeople),
  http: 'GET /tickets/:ticketId/password-resets',
  input: ByTicket,
  output: [ResetView],
  async run(scope, { ticketId }): Promise<ResetView[]> {
    await scope.rows(ticketRows).get(ticketId);
    const views: ResetView[] = [];
    for (const reset of await scope.rows(resetRows).find({ where: { ticketId }, order: { id: 'DESC' } }))
      views.push(await viewOfCase(scope, await caseOf(scope, reset)));
    return views;
  },
});

/** A factor with the request that it belongs to. */
export class FactorLine extends FactorView {
  @out.integer readonly resetId!: number;
}

export const factorsOfTicket = defineAction('password-reset.factors', {
  summary: 'What was asked for on the requests of a ticket, the newest first.',
  allow: can(verifyPeople),
  http: 'GET /tickets/:ticketId/password-resets/factors',
  input: ByTicket,
  output: [FactorLine],
  async run(scope, { ticketId }): Promise<FactorLine[]> {
    await scope.rows(ticketRows).get(ticketId);
    const resets = (await scope.rows(resetRows).find({ where: { ticketId } })).map((r) => r.id);
    if (resets.length === 0) return [];
    const rows = await scope.rows(factorRows).find({ where: { resetId: resets }, order: { id: 'DESC' } });
    return rows.map(({ id, resetId, factor, state, points, target, number, expiresAt }) => ({
      ...{ id, resetId, factor, state, points, target, number: state === 'asked' ? number : null, expiresAt },
    }));
  },
});
