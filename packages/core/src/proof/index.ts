export { listProofs, ProofView } from './actions.ts';
export { proofRows, type Proof, type ProvenFactor } from './entities.ts';
export { proofMissing } from './errors.ts';
export { proofIssued, proofUsed } from './events.ts';
export { issueProof, type NewProof } from './issue.ts';
export { proofOnTicket } from './need.ts';
export { proofs } from './plugin.ts';
export { callEvidence, type CallEvidence, type SeenCall } from './ports.ts';
export { PROOF_MOST_MS } from './rules.ts';
