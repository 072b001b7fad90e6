import { defineAction, lockTicket, moveTicketTo, onlySystem, putOff, type Actor, type PasswordEnd, type Scope } from '@luuri/core';
import type { Reset } from '../entities.ts';
import { resetEnded } from '../events.ts';
import { endWithout } from '../flow/end.ts';
import { heldCase, type Case } from '../flow/find.ts';
import { viewOfCase, type ResetView } from '../flow/view.ts';
import { change, note, withFlags } from '../records/keep.ts';
import type { DeliveryWay } from '../rules/terms.ts';
import { scheduleAftercare } from './aftercare.ts';
import type { Did } from './connector.ts';
import { scheduleEnd } from './expire.ts';
import { watchAccount } from './mfa.ts';
import { tellOfDeed } from './notify.ts';

export const failDeed = defineAction<{ resetId: number; actor: Actor; reason: string }>('password-reset.note-failure', {
  summary: 'Keep that a directory did not do it.',
  allow: onlySystem,
  async run(scope, { resetId, actor, reason }) {
    const own = scope.as(actor);
    const { reset } = await heldCase(own, resetId);
    await note(own, reset, { what: 'directory-failed', facts: { reason } });
    await endWithout(own, reset, 'failed');
  },
});

/** What is written down of a deed. */
export interface Ended {
  readonly resetId: number;
  readonly actor: Actor;
  readonly way: DeliveryWay | undefined;
  readonly secretHash: string | null;
  readonly until: Date;
  readonly delivered: boolean;
  readonly passwordEnds: PasswordEnd;
  readonly did: Did['did'];
  readonly kind: string;
}

function flagsOf(scope: Scope, { reset, terms }: Case, ended: Ended): string[] {
  const quick = scope.now.getTime() - reset.startedAt.getTime() < terms.shortestMs && reset.channel !== 'portal';
  const endless = reset.deed === 'reset-password' && ended.passwordEnds === 'never' && !reset.drill;
  return withFlags(
    reset,
    ...(quick ? ['too-quick'] : []),
    ...(ended.delivered ? [] : ['not-delivered']),
    ...(endless ? ['password-does-not-end'] : []),
    ...(ended.did.includes('sessions-not-revoked') ? ['sessions-not-revoked'] : []),
  );
}

/** The ticket follows. What waited moves by the proof that was used up when it began to wait. */
async function moveOn(scope: Scope, { ticketId, personId, deed }: Reset): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  if (ticket.state === 'cooling-down') {
    const until = new Date(scope.now.getTime() + 1000);
    await putOff(scope, { ticketId, personId, deed: `password-reset.${deed}`, until });
  }
  if (ticket.state === 'proving-identity' || ticket.state === 'cooling-down') await moveTicketTo(scope, ticket, { to: 'reset-done' });
}

/** Who is told, asked afterwards and watched. A rehearsal has no such consequences. */
async function follow(scope: Scope, one: Case, { passwordEnds, until }: Ended): Promise<void> {
  const { reset } = one;
  if (reset.drill) return;
  await tellOfDeed(scope, one, 'told');
  await scheduleAftercare(scope, one);
  if (reset.deed === 'reset-password' && passwordEnds === 'when-told') await scheduleEnd(scope, reset, until);
  if (reset.deed === 'remove-mfa') await watchAccount(scope, reset);
}

export const endDeed = defineAction<Ended, ResetView>('password-reset.finish', {
  summary: 'Keep that it was done, move the ticket, and tell everybody.',
  allow: onlySystem,
  async run(scope, ended) {
    const { resetId, actor, way, secretHash, until, delivered, did, kind, passwordEnds } = ended;
    const own = scope.as(actor);
    const one = await heldCase(own, resetId);
    const flags = flagsOf(own, one, ended);
    const secretUntil = secretHash === null ? null : until;
    const reset = await change(own, one.reset, { state: 'done', endedAt: own.now, secretHash, secretUntil, flags });
    const { drill, ticketId, clientId, deed } = reset;
    const facts = { delivery: way ?? null, delivered, drill, flags, policy: one.policy, directory: { kind, did } };
    await note(own, reset, { what: 'done', facts: { ...facts, ...(secretUntil ? { passwordEnds } : {}) } });
    await moveOn(own, reset);
    await own.emit(resetEnded, { resetId, ticketId, clientId, deed, state: 'done', selfService: reset.channel === 'portal' });
    await follow(own, { ...one, reset }, ended);
    return viewOfCase(own, await heldCase(own, resetId));
  },
});
