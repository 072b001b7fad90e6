import {
  clientRows,
  contractById,
  contractApplied,
  contractOf,
  contractRows,
  defineJob,
  toInstant,
  within,
  type Contract,
  type JobType,
  type Scope,
} from '@luuri/core';
import { LessThan } from 'typeorm';
import { drawRows } from '../entities/index.ts';
import { firstDay, nextFirstDay, type Rhythm } from '../rules/rhythm.ts';
import { qualitySection } from '../section/index.ts';
import { zoneOfQuality } from '../terms.ts';
import type { Span } from './contacts.ts';
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

/** The version that held right before an instant: one that begins at that very instant has no say in what ends then. */
async function heldBefore(scope: Scope, clientId: number, at: Date): Promise<Contract | undefined> {
  const row = await scope.rows(contractRows).first({ clientId, effectiveFrom: LessThan(at), appliedAt: LessThan(at) }, { version: 'DESC' });
  return row && contractById(scope, row.id);
}

/** Until when the contract has drawn. */
async function lastEnd(scope: Scope, clientId: number): Promise<Date | undefined> {
  return (await scope.rows(drawRows).first({ clientId, by: byContract }, { id: 'DESC' }))?.toAt;
}

/** The week or month of an instant; the one before it when that was to be drawn by a version of then. */
async function undrawnFrom(scope: Scope, clientId: number, beat: Beat): Promise<Date> {
  const turn = turnAt(scope.now, beat);
  const held = await heldBefore(scope, clientId, turn);
  const before = held && beatOf(held);
  return before ? turnAt(new Date(turn.getTime() - 1), before) : turn;
}

/** From where the last one ended, when that was this time or the time before: so none is left out that is still to be drawn. */
async function beginning(scope: Scope, clientId: number, beat: Beat): Promise<Date> {
  const last = await lastEnd(scope, clientId);
  const isNear = last !== undefined && turnAfter(turnAfter(last, beat), beat) > scope.now;
  if (isNear) return last;
  const from = await undrawnFrom(scope, clientId, beat);
  return last && last > from ? last : from;
}

/** One alarm for each client, at the end of the week or the month that is drawn from. */
async function setAlarm(scope: Scope, beat: Beat, { clientId, from }: { clientId: number; from: Date }): Promise<void> {
  const to = turnAfter(from, beat);
  const input = { clientId, from: from.toISOString(), to: to.toISOString() };
  await scope.schedule(drawInRhythm, { key: String(clientId), at: to, input, uncaused: true });
}

/** When the desk was down, a version may hold by now that says no rhythm, and weeks be left of one that did. */
async function beatAt(scope: Scope, clientId: number, at: Date): Promise<Beat | undefined> {
  const contract = await heldBefore(scope, clientId, new Date(at.getTime() + 1));
  return contract && beatOf(contract);
}

/** By the version that held to the end of it, whichever holds by now. */
async function drawSpan(scope: Scope, { clientId, from, to }: Span): Promise<void> {
  const contract = (await heldBefore(scope, clientId, to)) ?? (await contractOf(scope, clientId));
  if (beatOf(contract)) await drawn(scope, { clientId, from, to, by: byContract, contract });
}

/** Draws from a week or a month when it is over, and waits for the end of the next. */
export const drawInRhythm: JobType<{ clientId: number; from: string; to: string }> = defineJob('quality.draw-in-rhythm', {
  async run(scope, { clientId, ...span }) {
    const [from, to] = [new Date(span.from), new Date(span.to)];
    await scope.rows(clientRows).lock(clientId);
    // While a version was applied, the alarm may have been set again for what was being drawn.
    const last = await lastEnd(scope, clientId);
    const isDrawn = last !== undefined && last >= to;
    if (!isDrawn) await drawSpan(scope, { clientId, from, to });
    const beat = beatOf(await contractOf(scope, clientId)) ?? (await beatAt(scope, clientId, to));
    if (beat) await setAlarm(scope, beat, { clientId, from: isDrawn ? last : to });
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
