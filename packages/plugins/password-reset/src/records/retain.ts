import { clientRows, contractApplied, contractOf, defineJob, within, type JobType, type Scope } from '@luuri/core';
import { LessThan } from 'typeorm';
import {
  aftercareRows,
  alertRows,
  attemptRows,
  drillRows,
  evidenceRows,
  factorRows,
  noticeRows,
  resetRows,
  selfRows,
} from '../entities.ts';
import { resetSection } from '../section/section.ts';

const DAY = 86_400_000;
/** A month as a client counts it does not have to be exact here, and is not shorter than one. */
const MONTH = 31 * DAY;
/** Counting looks back a week at most. */
const COUNTED = 8 * DAY;

/** A3: what is older than the contract says is gone, by time alone: nobody can ask for it. */
export const retain: JobType<{ clientId: number }> = defineJob('password-reset.retain', {
  async run(scope, { clientId }) {
    const terms = (await contractOf(scope, clientId)).section(resetSection);
    const before = new Date(scope.now.getTime() - (terms?.retentionMonths ?? 24) * MONTH);
    const old = await scope.rows(resetRows).find({ where: { clientId, startedAt: LessThan(before) } });
    const ids = old.map((r) => r.id);
    if (ids.length > 0) {
      await scope.rows(factorRows).remove({ resetId: ids });
      await scope.rows(evidenceRows).remove({ resetId: ids });
      await scope.rows(noticeRows).remove({ resetId: ids });
      await scope.rows(selfRows).remove({ resetId: ids });
      await scope.rows(aftercareRows).remove({ resetId: ids });
      await scope.rows(resetRows).remove({ id: ids });
    }
    await scope.rows(alertRows).remove({ clientId, at: LessThan(before) });
    await scope.rows(drillRows).remove({ clientId, until: LessThan(before) });
    await scope.rows(attemptRows).remove({ clientId, at: LessThan(new Date(scope.now.getTime() - COUNTED)) });
    await scope.rows(selfRows).remove({ resetId: null, at: LessThan(new Date(scope.now.getTime() - COUNTED)) });
    const at = new Date(scope.now.getTime() + DAY);
    await scope.schedule(retain, { key: String(clientId), at, input: { clientId }, uncaused: true });
  },
});

async function beginRetaining(scope: Scope, { clientId }: { clientId: number }): Promise<void> {
  if (!(await scope.rows(clientRows).first({ id: clientId }))) return;
  if ((await contractOf(scope, clientId)).section(resetSection) === undefined) return;
  await scope.schedule(retain, { key: String(clientId), at: new Date(scope.now.getTime() + DAY), input: { clientId }, uncaused: true });
}

export const listeners = [within(contractApplied, beginRetaining)];
