import { Type } from 'class-transformer';
import { IsDate, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MoreThanOrEqual } from 'typeorm';
import { clientBySlug, clientRows, manageClients, PackText, readPack, wrongPack } from '../../client/index.ts';
import { can, catalogue, defineAction, out, type Scope } from '../../kernel/index.ts';
import { ticketRows, type Ticket } from '../../ticket/index.ts';
import { termsOfPack } from '../contract.ts';
import { keptOf } from '../kept.ts';
import { auditSla } from '../permissions.ts';
import { auditPauses, PauseAudit } from '../rules/pauseAudit.ts';
import { whatIf, WhatIf } from '../rules/whatIf.ts';

const DAY = 86_400_000;
const MONTH = 30 * DAY;

export class ReviewPauses {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** Tickets received since then; 30 days back when left out. */
  @IsOptional() @Type(() => Date) @IsDate() since?: Date;
}

const receivedSince = (scope: Scope, clientId: number, since: Date): Promise<Ticket[]> =>
  scope.rows(ticketRows).find({ where: { clientId, receivedAt: MoreThanOrEqual(since) } });

/** What an audit of one ticket's pauses found. */
export class AuditedTicket extends PauseAudit {
  @out.integer readonly ticketId!: number;
}

export const listPauseFindings = defineAction('sla.audit-pauses', {
  summary: 'Pauses that do not hold up, and an honest figure beside the contractual one.',
  allow: can(auditSla),
  http: 'GET /sla/pause-audit',
  input: ReviewPauses,
  output: [AuditedTicket],
  async run(scope, { client, since = new Date(scope.now.getTime() - MONTH) }): Promise<AuditedTicket[]> {
    const { id } = await clientBySlug(scope, client);
    const audited: AuditedTicket[] = [];
    for (const ticket of await receivedSince(scope, id, since)) {
      const kept = await keptOf(scope, ticket);
      const audit = kept && auditPauses({ ...kept, until: scope.now });
      if (audit && audit.findings.length > 0) audited.push({ ticketId: ticket.id, ...audit });
    }
    return audited;
  },
});

export class ContractWhatIf extends PackText {
  /** How many days to look back, 1-400; 30 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(400) days?: number;
}

/** What the last weeks' clocks would have come to; none for a client that is new. */
export class ContractPreview extends WhatIf {
  @out.text readonly client!: string;
  @out.integer readonly days!: number;
  @out.integer readonly tickets!: number;
}

export const contractWhatIf = defineAction('contract.what-if', {
  summary: "What the last weeks' clocks would have come to under another pack, and which verdicts flip. Changes nothing.",
  allow: can(manageClients),
  http: 'POST /contracts/what-if',
  input: ContractWhatIf,
  output: ContractPreview,
  reads: true,
  async run(scope, { yaml, days = 30 }): Promise<ContractPreview> {
    const read = readPack(yaml, scope.get(catalogue).sections);
    if ('mistakes' in read) throw wrongPack({ mistakes: read.mistakes });
    const { client } = read.pack;
    const [known] = await scope.rows(clientRows).find({ where: { slug: client } });
    const tickets = known ? await receivedSince(scope, known.id, new Date(scope.now.getTime() - days * DAY)) : [];
    const past = [];
    for (const ticket of tickets) {
      const kept = await keptOf(scope, ticket);
      if (kept) past.push({ ticket: ticket.id, facts: kept.state.facts, clocks: kept.state.clocks });
    }
    const instead = termsOfPack(read.pack, `${client}@what-if`);
    return { client, days, tickets: past.length, ...whatIf(past, instead, scope.now) };
  },
});
