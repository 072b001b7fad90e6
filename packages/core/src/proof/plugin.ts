import { bind, definePlugin, proofKeeper } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { listProofs } from './actions.ts';
import { proofRows } from './entities.ts';
import { proofMissing } from './errors.ts';
import { proofIssued, proofUsed } from './events.ts';
import { listeners } from './guard.ts';
import { migrations } from './migrations.ts';
import { callEvidence } from './ports.ts';
import { take } from './take.ts';

/** Proofs of identity: given once, for one deed, and used up by it. */
export const proofs = definePlugin({
  name: 'proof',
  summary: 'Proofs that somebody is who they say: for one deed, once, and not for long.',
  needs: [tickets],
  entities: [proofRows],
  migrations,
  ports: [proofKeeper, callEvidence],
  events: [proofIssued, proofUsed],
  errors: [proofMissing],
  listeners,
  actions: { list: listProofs },
  start: () => ({ provides: [bind(proofKeeper, { take })] }),
});
