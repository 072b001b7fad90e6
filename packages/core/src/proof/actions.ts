import { IsArray, IsDate, IsInt, IsOptional, IsString } from 'class-validator';
import { can, defineAction } from '../kernel/index.ts';
import { ByTicket, seeTickets, ticketRows } from '../ticket/index.ts';
import { proofRows, type ProvenFactor } from './entities.ts';

/** A proof of identity, as those who work on the ticket see it. */
export class ProofView {
  @IsInt() id!: number;
  /** What may be done with it. */
  @IsString() deed!: string;
  /** What was met, without what was said. */
  @IsArray() factors!: ProvenFactor[];
  /** The rules that it was given by: the client and the version of its contract. */
  @IsString() policy!: string;
  /** Who may use it. */
  @IsString() heldBy!: string;
  @IsDate() issuedAt!: Date;
  @IsDate() expiresAt!: Date;
  /** When it was used up; empty while it was not. */
  @IsOptional() @IsDate() usedAt!: Date | null;
  /** The action that used it up, or the state that the ticket moved to. */
  @IsOptional() @IsString() usedBy!: string | null;
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
