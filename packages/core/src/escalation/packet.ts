import type { Scope } from '../kernel/index.ts';
import { proofRows } from '../proof/index.ts';
import { clocksOf, type ClockView } from '../sla/index.ts';
import type { HandedClock, HandOff, HandOffPacket } from './entities.ts';

/** What whoever hands a ticket on says beside the summary. */
export interface Said {
  readonly tried?: readonly string[] | undefined;
  readonly told?: string | undefined;
  readonly asks?: string | undefined;
}

/** It runs or stands still, and was not let go. */
const isPromised = ({ state, dueAt }: ClockView): boolean =>
  state === 'paused' || ((state === 'running' || state === 'breached') && dueAt !== null);

const handed = ({ metric, targetMs, elapsedMs, dueAt }: ClockView): HandedClock => ({ metric, remainingMs: targetMs - elapsedMs, dueAt });

/** The packet of a ticket that is about to be handed on: what was said, and what the desk knows of it at this instant. */
export async function packetOf(scope: Scope, ticketId: number, { tried = [], told, asks }: Said): Promise<HandOffPacket> {
  const proofs = await scope.rows(proofRows).find({ where: { about: `ticket:${String(ticketId)}` }, order: { id: 'ASC' } });
  const clocks = (await clocksOf(scope, [{ id: ticketId }])).get(ticketId) ?? [];
  return {
    ...{ tried: [...tried], told: told ?? null, asks: asks ?? null },
    ...{ proofs: proofs.map((proof) => proof.id), clocks: clocks.filter(isPromised).map(handed) },
  };
}

const dated = (clock: HandedClock): HandedClock => ({ ...clock, dueAt: clock.dueAt && new Date(clock.dueAt) });

/** A hand-off as it was: what is kept as JSON has texts for instants. */
export const readBack = (handOff: HandOff): HandOff =>
  handOff.packet === null ? handOff : { ...handOff, packet: { ...handOff.packet, clocks: handOff.packet.clocks.map(dated) } };
