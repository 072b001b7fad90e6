import {
  contractById,
  contractApplied,
  contractOf,
  defineJob,
  toInstant,
  within,
  type Contract,
  type JobType,
  type Scope,
} from '@luuri/core';
import { drawRows } from '../entities/index.ts';
import { firstDay, nextFirstDay, type Rhythm } from '../rules/rhythm.ts';
import { qualitySection } from '../section/index.ts';
import { zoneOfQuality } from '../terms.ts';
import { drawn } from './drawn.ts';

/** Who draws when nobody does. */
const byContract = 'contract';

interface Beat {
  readonly every: Rhythm;
  /** Days begin there. */
  readonly zone: string;
}

/** How often the contract wants a sample; undefined when it leaves that to people. */
function beatOf(contract: Contract): Beat | undefined {
  const terms = contract.section(qualitySection);
  if (terms?.every === undefined) return undefined;
  return { every: terms.every, zone: zoneOfQuality({ contract, terms }) };
}

/** `2026-01-05`, the day that it is in a zone. */
const dayIn = (zone: string, at: Date): string => new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(at);
const beginOf = (day: string, { zone }: Beat): Date => toInstant(`${day} 00:00`, zone).at;
const turnAt = (at: Date, beat: Beat): Date => beginOf(firstDay(dayIn(beat.zone, at), beat.every), beat);
const turnAfter = (at: Date, beat: Beat): Date => beginOf(nextFirstDay(dayIn(beat.zone, at), beat.every), beat);

/** From where the last one ended, when that was this time or the time before: so none is left out that is still to be drawn. */
async function beginning(scope: Scope, clientId: number, beat: Beat): Promise<Date> {
  const last = (await scope.rows(drawRows).first({ clientId, by: byContract }, { id: 'DESC' }))?.toAt;
  const isNear = last !== undefined && turnAfter(turnAfter(last, beat), beat) > scope.now;
  return isNear ? last : turnAt(scope.now, beat);
}

/** One alarm for each client, at the end of the week or the month that is drawn from. */
async function setAlarm(scope: Scope, beat: Beat, { clientId, from }: { clientId: number; from: Date }): Promise<void> {
  const to = turnAfter(from, beat);
  const input = { clientId, from: from.toISOString(), to: to.toISOString() };
  await scope.schedule(drawInRhythm, { key: String(clientId), at: to, input, uncaused: true });
}

/** Draws from a week or a month when it is over, and waits for the end of the next. */
export const drawInRhythm: JobType<{ clientId: number; from: string; to: string }> = defineJob('quality.draw-in-rhythm', {
  async run(scope, { clientId, ...span }) {
    const beat = beatOf(await contractOf(scope, clientId));
    if (!beat) return;
    const [from, to] = [new Date(span.from), new Date(span.to)];
    await drawn(scope, { clientId, from, to, by: byContract });
    await setAlarm(scope, beat, { clientId, from: to });
  },
});

async function followContract(scope: Scope, clientId: number): Promise<void> {
  const beat = beatOf(await contractOf(scope, clientId));
  if (!beat) return scope.cancel(drawInRhythm, String(clientId));
  return setAlarm(scope, beat, { clientId, from: await beginning(scope, clientId, beat) });
}

/** How often a sample is drawn follows a contract from its first day on. */
export const beginRhythm: JobType<{ clientId: number }> = defineJob('quality.begin-rhythm', {
  run: (scope, { clientId }) => followContract(scope, clientId),
});

const MINUTE = 60_000;

/** One that holds later is followed a minute after its first, so that what ends at that very instant is drawn before. */
async function onContract(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  await followContract(scope, clientId);
  const { version, effectiveFrom } = await contractById(scope, contractId);
  if (effectiveFrom <= scope.now) return;
  const [key, at] = [`${String(clientId)}@${String(version)}`, new Date(effectiveFrom.getTime() + MINUTE)];
  await scope.schedule(beginRhythm, { key, at, input: { clientId }, uncaused: true });
}

export const jobs = [drawInRhythm, beginRhythm];
export const listeners = [within(contractApplied, onContract)];
