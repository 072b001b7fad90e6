import { clientRows, contractApplied, contractOf, defineJob, holdRows, within, type JobType, type Scope } from '@luuri/core';
import { In, LessThan, Not } from 'typeorm';
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

/** Requests that go in one unit of work; more are left to the next, a minute later. */
const AT_ONCE = 200;
const MINUTE = 60_000;

/** Requests of the client that began before an instant are gone, but for those of people under a hold. @returns true when there may be more */
async function forgetResets(
  scope: Scope,
  { clientId, before, held }: { clientId: number; before: Date; held: number[] },
): Promise<boolean> {
  const where = { clientId, startedAt: LessThan(before), ...(held.length > 0 ? { personId: Not(In(held)) } : {}) };
  const ids = (await scope.rows(resetRows).find({ where, limit: AT_ONCE })).map((r) => r.id);
  if (ids.length === 0) return false;
  for (const entity of [factorRows, evidenceRows, noticeRows, selfRows, aftercareRows] as unknown as (typeof factorRows)[])
    await scope.rows(entity).remove({ resetId: ids });
  await scope.rows(resetRows).remove({ id: ids });
  return ids.length === AT_ONCE;
}

/** What of a client, but for the requests themselves, is older than the contract says. Alerts go with their requests while those are held. */
async function forgetOthers(scope: Scope, { clientId, before, held }: { clientId: number; before: Date; held: number[] }): Promise<void> {
  const theirs = held.length > 0 ? (await scope.rows(resetRows).find({ where: { clientId, personId: held } })).map((r) => r.id) : [];
  const old = { clientId, at: LessThan(before) };
  if (theirs.length === 0) await scope.rows(alertRows).remove(old);
  else for (const resetId of [null, Not(In(theirs))]) await scope.rows(alertRows).remove({ ...old, resetId });
  await scope.rows(drillRows).remove({ clientId, until: LessThan(before) });
}

/** A3: what is older than the contract says is gone, by time alone: nobody can ask for it. A legal hold stands in the way, as of every erasure. */
export const retain: JobType<{ clientId: number }> = defineJob('password-reset.retain', {
  async run(scope, { clientId }) {
    const terms = (await contractOf(scope, clientId)).section(resetSection);
    const before = new Date(scope.now.getTime() - (terms?.retentionMonths ?? 24) * MONTH);
    const holds = (await scope.rows(holdRows).find({ where: { clientId } })).map((hold) => hold.personId);
    const held = holds.filter((personId) => personId !== null);
    const isAllHeld = held.length < holds.length;
    const more = !isAllHeld && (await forgetResets(scope, { clientId, before, held }));
    if (!isAllHeld) await forgetOthers(scope, { clientId, before, held });
    await scope.rows(attemptRows).remove({ clientId, at: LessThan(new Date(scope.now.getTime() - COUNTED)) });
    await scope.rows(selfRows).remove({ resetId: null, at: LessThan(new Date(scope.now.getTime() - COUNTED)) });
    const at = new Date(scope.now.getTime() + (more ? MINUTE : DAY));
    await scope.schedule(retain, { key: String(clientId), at, input: { clientId }, uncaused: true });
  },
});

async function beginRetaining(scope: Scope, { clientId }: { clientId: number }): Promise<void> {
  if (!(await scope.rows(clientRows).first({ id: clientId }))) return;
  if ((await contractOf(scope, clientId)).section(resetSection) === undefined) return;
  await scope.schedule(retain, { key: String(clientId), at: new Date(scope.now.getTime() + DAY), input: { clientId }, uncaused: true });
}

export const listeners = [within(contractApplied, beginRetaining)];
