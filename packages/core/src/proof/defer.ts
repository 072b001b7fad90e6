import { system, type Scope } from '../kernel/index.ts';
import { proofRows } from './entities.ts';

/** What was proven, and is done at another time than when its proof was used up. */
export interface PutOff {
  readonly ticketId: number;
  readonly personId: number;
  readonly deed: string;
  /** Until when the ticket may move by it. */
  readonly until: Date;
}

/**
 * What a proof was used up for is done at another time: with the present, the ticket does not move by it any more; with a moment later, it
 * may until then, once. So say the present when the deed is put off, and a moment when it is done. Nothing but the move looks at this: the
 * proof itself stays used up.
 */
export async function putOff(scope: Scope, { ticketId, personId, deed, until }: PutOff): Promise<void> {
  const rows = scope.as(system).rows(proofRows);
  const bound = { about: `ticket:${String(ticketId)}`, whose: `person:${String(personId)}`, deed, movedAt: null };
  const used = (await rows.find({ where: bound, order: { id: 'DESC' } })).find(({ usedAt }) => usedAt !== null);
  if (used) await rows.update({ id: used.id }, { movesUntil: until });
}
