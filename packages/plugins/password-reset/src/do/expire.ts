import {
  contractOf,
  defineAction,
  defineOutsideJob,
  directoryIfAny,
  isDeskError,
  onlySystem,
  type Directory,
  type JobType,
  type Scope,
} from '@luuri/core';
import { resetRows, type Reset } from '../entities.ts';
import { temporaryEnded } from '../events.ts';
import { caseOf } from '../flow/find.ts';
import { change, note, withFlags } from '../records/keep.ts';
import { resetSection } from '../section/section.ts';
import { tellOfEnd } from './notify.ts';

/** F7: at its end a temporary password that nobody has changed is of no use any more. */

interface Found {
  readonly reset: Reset;
  readonly directory: Directory;
}
const findEnding = defineAction<{ resetId: number }, Found | undefined>('password-reset.find-ending', {
  summary: 'Find the account whose temporary password ends.',
  allow: onlySystem,
  reads: true,
  async run(scope, { resetId }) {
    const reset = await scope.rows(resetRows).first({ id: resetId });
    const connected = reset && (await directoryIfAny(scope, reset.clientId));
    return connected ? { reset, directory: connected.directory } : undefined;
  },
});

type Outcome = 'ended' | 'changed' | 'unknown';

const noteEnding = defineAction<{ resetId: number; outcome: Outcome; reason: string | null }>('password-reset.note-ending', {
  summary: 'Keep what became of a temporary password.',
  allow: onlySystem,
  async run(scope, { resetId, outcome, reason }) {
    const reset = await scope.rows(resetRows).lock(resetId);
    await note(scope, reset, { what: 'temporary-password-over', facts: { outcome, ...(reason === null ? {} : { reason }) } });
    const flag = outcome === 'ended' ? ['password-not-changed'] : outcome === 'unknown' ? ['password-does-not-end'] : [];
    const kept = await change(scope, reset, { secretHash: null, flags: withFlags(reset, ...flag) });
    const { ticketId, clientId, deed } = kept;
    await scope.emit(temporaryEnded, { resetId, ticketId, clientId, deed, outcome });
    const offered = (await contractOf(scope, clientId)).section(resetSection) !== undefined;
    if (outcome === 'ended' && offered) await tellOfEnd(scope, await caseOf(scope, kept));
  },
});

export const endTemporary: JobType<{ resetId: number }> = defineOutsideJob('password-reset.end-temporary', {
  attempts: 10,
  async reach(session, { resetId }) {
    const found = await session.run(findEnding, { resetId });
    if (!found) return undefined;
    const { directory, reset } = found;
    try {
      const outcome = (await directory.endTemporaryPassword?.(reset.accountId)) ?? 'unknown';
      await session.run(noteEnding, { resetId, outcome, reason: null });
    } catch (e) {
      // One that is away is asked again; one that says no is not.
      if (!isDeskError(e) || e.kind === 'unavailable') throw e;
      await session.run(noteEnding, { resetId, outcome: 'unknown', reason: e.message });
    }
    return undefined;
  },
});

/** A newer password of the account has an end of its own: the one before it is looked at no more. */
export const scheduleEnd = (scope: Scope, { id: resetId, clientId, accountId }: Reset, at: Date): Promise<void> =>
  scope.schedule(endTemporary, { key: `${String(clientId)} ${accountId}`, at, input: { resetId } });
