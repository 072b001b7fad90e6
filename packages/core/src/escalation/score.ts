import type { Scope } from '../kernel/index.ts';
import { handOffScoreRows, type HandOff, type HandOffScore } from './entities.ts';
import { handOffScored } from './events.ts';

/** Keep what the receiver says; what was said before of the same is replaced. */
export async function keepScore(
  scope: Scope,
  handOff: HandOff,
  said: Pick<HandOffScore, 'of' | 'score' | 'comment'>,
): Promise<HandOffScore> {
  const rows = scope.rows(handOffScoreRows);
  const { id: handOffId, ticketId, clientId } = handOff;
  const { of, score } = said;
  await rows.remove({ handOffId, of });
  const kept = await rows.insert({ handOffId, ticketId, clientId, ...said, by: scope.actor.id, at: scope.now });
  await scope.emit(handOffScored, { ticketId, clientId, handOffId, of, score });
  return kept;
}
