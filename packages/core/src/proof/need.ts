import { needsProof, type ProofNeed } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';

/** Says that an action takes a proof of who the requester of its ticket is: `proof: proofOnTicket('vpn.open')`. */
export const proofOnTicket = <I extends { ticketId: number }>(deed: string): ProofNeed<I> =>
  needsProof(deed, async (scope, { ticketId }) => {
    const { requesterId } = await scope.rows(ticketRows).get(ticketId);
    return { about: `ticket:${String(ticketId)}`, whose: `person:${String(requesterId)}` };
  });
