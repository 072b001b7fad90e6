import { catalogue, eventRows, within, type Scope } from '../kernel/index.ts';
import { ticketMoved, ticketOpened, ticketRows } from '../ticket/index.ts';
import { proofRows } from './entities.ts';
import { proofMissing } from './errors.ts';
import { movesBy, proofToUse } from './rules.ts';
import { useUp } from './take.ts';

/** The deeds that lead into a state; undefined for a state that is open to all. */
function deedsInto({ get }: Pick<Scope, 'get'>, state: string): readonly string[] | undefined {
  const found = get(catalogue).workflow.flatMap((part) => part.states?.[state]?.proof ?? []);
  return found.length > 0 ? found : undefined;
}

const naming = (deeds: readonly string[]): string => deeds.join(' or ');

/** A ticket gets into a guarded state by what was just done with a proof, or by using one up. */
async function guardMove(scope: Scope, { ticketId, to }: { ticketId: number; to: string }): Promise<void> {
  const deeds = deedsInto(scope, to);
  if (!deeds) return;
  const about = `ticket:${String(ticketId)}`;
  const { requesterId } = await scope.rows(ticketRows).get(ticketId);
  const given = await scope.rows(proofRows).find({ where: { about }, order: { id: 'DESC' } });
  const mover = scope.eventId === undefined ? undefined : (await scope.rows(eventRows).get(scope.eventId)).actor;
  const wanted = { deeds, whose: `person:${String(requesterId)}`, by: mover === 'system' ? undefined : mover, now: scope.now };
  const done = movesBy(given, wanted);
  if (done) {
    await scope.rows(proofRows).update({ id: done.id }, { movedAt: scope.now });
    return;
  }
  const found = proofToUse(given, wanted);
  if ('missing' in found) throw proofMissing({ deed: naming(deeds), about, why: found.missing });
  await useUp(scope, found.proof, { usedBy: to, movedAt: scope.now });
}

/** No ticket begins in a guarded state: nothing can have been proven on it. */
async function guardOpening(scope: Scope, { ticketId, state }: { ticketId: number; state: string }): Promise<void> {
  const deeds = deedsInto(scope, state);
  if (deeds) throw proofMissing({ deed: naming(deeds), about: `ticket:${String(ticketId)}`, why: 'none was given for that' });
}

export const listeners = [within(ticketMoved, guardMove), within(ticketOpened, guardOpening)];
