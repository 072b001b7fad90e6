import { can, defineAction, defineJob, lockTicket, moveTicketTo, type JobType, type Scope } from '@luuri/core';
import { IsInt, IsOptional, IsString, Length } from 'class-validator';
import { MoreThan } from 'typeorm';
import { attemptRows, resetRows, type Reset } from '../entities.ts';
import { resetEnded } from '../events.ts';
import { verifyPeople } from '../permissions.ts';
import { raiseAlert } from '../records/alerts.ts';
import { change, note } from '../records/keep.ts';
import { ABORTS_THAT_ALERT, ABORTS_WITHIN_MS } from '../rules/limits.ts';
import { heldCase, mustBe } from './find.ts';
import { ResetView, viewOfCase } from './view.ts';

export class ByReset {
  /** Number of the request. */
  @IsInt() resetId!: number;
}

/** The request is over without a deed: the ticket goes on as one that somebody has to look at. */
export async function endWithout(scope: Scope, reset: Reset, state: 'failed' | 'stopped' | 'aborted' | 'called-off'): Promise<Reset> {
  const ended = await change(scope, reset, { state, endedAt: scope.now });
  const { id: resetId, ticketId, clientId, deed } = reset;
  // Only an identity that failed counts against the number that called: a directory that was away does not.
  if (state === 'stopped' || state === 'aborted')
    await scope.rows(attemptRows).update({ resetId }, { outcome: state === 'stopped' ? 'failed' : 'aborted' });
  const ticket = await lockTicket(scope, ticketId);
  if (ticket.state === 'proving-identity' || ticket.state === 'cooling-down') await moveTicketTo(scope, ticket, { to: 'open' });
  await scope.emit(resetEnded, { resetId, ticketId, clientId, deed, state, selfService: reset.channel === 'portal' });
  return ended;
}

/** F2: whoever leaves in between is kept; three within seven days is told. */
async function abort(scope: Scope, reset: Reset, why: string): Promise<Reset> {
  await note(scope, reset, { what: 'aborted', facts: { why } });
  const ended = await endWithout(scope, reset, 'aborted');
  const { clientId, personId } = reset;
  const since = new Date(scope.now.getTime() - ABORTS_WITHIN_MS);
  const aborted = await scope.rows(resetRows).count({ clientId, personId, state: 'aborted', drill: false, startedAt: MoreThan(since) });
  if (aborted === ABORTS_THAT_ALERT && !reset.drill) await raiseAlert(scope, { clientId, why: 'aborted-often', resetId: reset.id });
  return ended;
}

export class AbortReset extends ByReset {
  /** What happened: hung up, called away. */
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

export const abortReset = defineAction('password-reset.abort', {
  summary: 'Keep that a verification was broken off: the caller hung up, or went away.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/abort',
  input: AbortReset,
  output: ResetView,
  async run(scope, { resetId, reason }): Promise<ResetView> {
    const one = await heldCase(scope, resetId);
    mustBe(one.reset, 'proving', 'proven');
    return viewOfCase(scope, { ...one, reset: await abort(scope, one.reset, reason ?? 'left') });
  },
});

/** A verification that nobody ended was broken off. */
export const expireReset: JobType<{ resetId: number }> = defineJob('password-reset.expire', {
  async run(scope, { resetId }) {
    const reset = await scope.rows(resetRows).lock(resetId);
    if (reset.state === 'proving' || reset.state === 'proven') await abort(scope, reset, 'nobody went on within 30 minutes');
  },
});

export const markSuspicious = defineAction('password-reset.suspicious', {
  summary: 'Mark a request as suspicious, unseen by whoever is on the line: it goes on as ever, and security is told (F12).',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/suspicious',
  input: ByReset,
  output: ResetView,
  async run(scope, { resetId }): Promise<ResetView> {
    const one = await heldCase(scope, resetId);
    if (!one.reset.suspicious) {
      await change(scope, one.reset, { suspicious: true });
      await note(scope, one.reset, { what: 'marked-suspicious' });
      if (!one.reset.drill) await raiseAlert(scope, { clientId: one.reset.clientId, why: 'suspicious', resetId });
    }
    return viewOfCase(scope, one);
  },
});
