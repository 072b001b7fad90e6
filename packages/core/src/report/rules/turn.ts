import type { Category } from '../../kernel/rules.ts';
import type { TurnKind } from '../entities.ts';

type Stage = 'live' | 'over' | 'off';

function stageOf(category: Category): Stage {
  if (category === 'resolved' || category === 'closed') return 'over';
  return category === 'cancelled' ? 'off' : 'live';
}

/** What a move means to whoever counts tickets; undefined when it means nothing: closing what is solved counts nothing a second time. */
export function turnOf(from: Category, to: Category): TurnKind | undefined {
  const [was, is] = [stageOf(from), stageOf(to)];
  if (was === is) return undefined;
  if (is === 'over') return 'solved';
  if (is === 'off') return 'called-off';
  return was === 'off' ? 'restored' : 'reopened';
}
