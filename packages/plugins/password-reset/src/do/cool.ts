import {
  defineAction,
  defineOutsideJob,
  isDeskError,
  lockTicket,
  moveTicketTo,
  onlySystem,
  putOff,
  system,
  type JobType,
  type Scope,
} from '@luuri/core';
import { evidenceRows, noticeRows, resetRows, type Reset } from '../entities.ts';
import { resetCooling } from '../events.ts';
import { heldCase, type Case } from '../flow/find.ts';
import { change, note } from '../records/keep.ts';
import { refusalOf } from '../rules/assurance.ts';
import { callOff } from './call-off.ts';
import { doAt } from './connector.ts';
import { endDeed, failDeed } from './finish.ts';
import { tellOfDeed } from './notify.ts';
import { planFor, type Plan } from './plan.ts';
import { sendStop } from './stop.ts';

/** F9: what is proven for a privileged account and waits, so that its owner hears of it in time and can stop it. */

const MINUTE = 60_000;
/** A directory that is away when the time has come is asked again for so long. */
const PATIENCE_MS = 10 * MINUTE;
/** Then a ticket that nothing moved is somebody's to look at. */
const WAKE_MS = 15 * MINUTE;

/** The proof is used up by now: what follows is for this one request, and nothing else is opened by it. */
export async function startCooling(scope: Scope, one: Case): Promise<Reset> {
  const { id: resetId, ticketId, clientId, personId, deed } = one.reset;
  const coolUntil = new Date(scope.now.getTime() + one.terms.coolDownMs);
  const reset = await change(scope, one.reset, { state: 'cooling', coolUntil });
  await note(scope, reset, { what: 'cooling', facts: { deed, until: coolUntil.toISOString() } });
  await putOff(scope, { ticketId, personId, deed: `password-reset.${deed}`, until: scope.now });
  const ticket = await lockTicket(scope, ticketId);
  const wakeAt = new Date(coolUntil.getTime() + WAKE_MS);
  if (ticket.state === 'proving-identity') await moveTicketTo(scope, ticket, { to: 'cooling-down', wakeAt });
  await scope.schedule(doCooled, { key: String(resetId), at: coolUntil, input: { resetId } });
  await scope.emit(resetCooling, { resetId, ticketId, clientId, deed, until: coolUntil.toISOString() });
  if (reset.drill) return reset;
  await tellOfDeed(scope, { ...one, reset }, 'waits');
  await scope.schedule(sendStop, { key: String(resetId), input: { resetId } });
  return reset;
}

/** Whether its owner can know of it: a notice that has not failed, or the link that stops it. */
async function isTold(scope: Scope, { id: resetId, drill }: Reset): Promise<boolean> {
  if (drill) return true;
  const notices = await scope.rows(noticeRows).find({ where: { resetId, to: 'person' } });
  return (
    notices.some(({ state }) => state !== 'failed') ||
    (await scope.rows(evidenceRows).first({ resetId, what: 'stop-link-sent' })) !== undefined
  );
}

/**
 * Looked at once more: what was allowed an hour ago may not be now. What was marked as suspicious meanwhile is not done, nor what its owner
 * could not hear of.
 */
const takeCooled = defineAction<{ resetId: number }, Plan | undefined>('password-reset.take-cooled', {
  summary: 'Find what has waited long enough.',
  allow: onlySystem,
  async run(scope, { resetId }) {
    const one = await heldCase(scope, resetId);
    const { reset, terms } = one;
    if (reset.state !== 'cooling' || reset.coolUntil === null || reset.coolUntil > scope.now) return undefined;
    const still = !reset.suspicious && refusalOf(terms, reset) === undefined && (await isTold(scope, reset));
    if (still) return planFor(scope, one);
    await callOff(scope, one, 'desk');
    return undefined;
  },
});

const mayTryAgain = defineAction<{ resetId: number; reason: string }, boolean>('password-reset.put-back', {
  summary: 'Keep that a directory was away when the time had come, and say whether to ask it again.',
  allow: onlySystem,
  async run(scope, { resetId, reason }) {
    const reset = await scope.rows(resetRows).lock(resetId);
    await note(scope, reset, { what: 'directory-away', facts: { reason } });
    return scope.now.getTime() < (reset.coolUntil?.getTime() ?? 0) + PATIENCE_MS;
  },
});

export const doCooled: JobType<{ resetId: number }> = defineOutsideJob('password-reset.do-cooled', {
  attempts: 10,
  async reach(session, { resetId }) {
    const plan = await session.run(takeCooled, { resetId });
    if (!plan) return undefined;
    const { directory, until } = plan;
    try {
      const { did, kind } = await doAt(directory, plan);
      const kept = { secretHash: null, until, delivered: true, passwordEnds: directory.passwordEnds, did, kind };
      await session.run(endDeed, { resetId, actor: system, way: undefined, ...kept });
    } catch (e) {
      const reason = isDeskError(e) ? e.message : 'it could not be reached';
      const away = !isDeskError(e) || e.kind === 'unavailable';
      if (away && (await session.run(mayTryAgain, { resetId, reason }))) throw e;
      await session.run(failDeed, { resetId, actor: system, reason });
    }
    return undefined;
  },
});
