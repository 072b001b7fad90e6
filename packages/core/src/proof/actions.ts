import { can, defineAction, out } from '../kernel/index.ts';
import { ByTicket, seeTickets, ticketRows } from '../ticket/index.ts';
import { proofRows, ProvenFactor } from './entities.ts';

/** A proof of identity, as those who work on the ticket see it. */
export class ProofView {
  @out.integer readonly id!: number;
  /** What may be done with it. */
  @out.text readonly deed!: string;
  /** What was met, without what was said. */
  @out.list(ProvenFactor) readonly factors!: readonly ProvenFactor[];
  /** The rules that it was given by: the client and the version of its contract. */
  @out.text readonly policy!: string;
  /** Who may use it. */
  @out.text readonly heldBy!: string;
  @out.instant readonly issuedAt!: Date;
  @out.instant readonly expiresAt!: Date;
  /** When it was used up; empty while it was not. */
  @out.orNull(out.instant) readonly usedAt!: Date | null;
  /** The action that used it up, or the state that the ticket moved to. */
  @out.orNull(out.text) readonly usedBy!: string | null;
}

export const listProofs = defineAction('proof.list', {
  summary: 'The proofs of identity that were given on a ticket, the newest first.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/proofs',
  input: ByTicket,
  output: [ProofView],
  async run(scope, { ticketId }): Promise<ProofView[]> {
    await scope.rows(ticketRows).get(ticketId);
    const found = await scope.rows(proofRows).find({ where: { about: `ticket:${String(ticketId)}` }, order: { id: 'DESC' } });
    return found.map(({ id, deed, factors, policy, heldBy, issuedAt, expiresAt, usedAt, usedBy }) => ({
      ...{ id, deed, factors, policy, heldBy, issuedAt, expiresAt, usedAt, usedBy },
    }));
  },
});
