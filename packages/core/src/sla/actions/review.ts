import { Type } from 'class-transformer';
import { IsDate, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
import { clientBySlug, clientRows, manageClients, PackText, readPack, wrongPack } from '../../client/index.ts';
import { can, catalogue, defineAction, defineOutsideAction, out, pageOf, type Scope } from '../../kernel/index.ts';
import { ticketRows, type Ticket } from '../../ticket/index.ts';
import { termsOfPack } from '../contract.ts';
import { keptOf, statesOf } from '../kept.ts';
import { eachPage, IN_A_PAGE, lastOf, type Page } from '../pages.ts';
import { auditSla } from '../permissions.ts';
import { auditPauses, PauseAudit } from '../rules/pauseAudit.ts';
import type { SlaState } from '../rules/state.ts';
import { NOTHING, together, whatIf, WhatIf, type Past } from '../rules/whatIf.ts';

const DAY = 86_400_000;
const MONTH = 30 * DAY;

export class ReviewPauses {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** Tickets received since then; 30 days back when left out. */
  @IsOptional() @Type(() => Date) @IsDate() since?: Date;
}

export class ReceivedPage {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** How many days back they were received, 1-400. */
  @IsInt() @Min(1) @Max(400) days!: number;
  /** Tickets with a higher number. */
  @IsInt() @Min(0) after!: number;
}

interface Wanted {
  readonly clientId: number;
  readonly since: Date;
  readonly after: number;
}

/** Spam, tests, and what was merged into another ticket are in no report (C14, C15). */
const isReported = ({ category }: SlaState): boolean => category !== 'cancelled';

const receivedSince = (scope: Scope, { clientId, since, after }: Wanted): Promise<Ticket[]> =>
  scope
    .rows(ticketRows)
    .find({ where: { clientId, receivedAt: MoreThanOrEqual(since), id: MoreThan(after) }, order: { id: 'ASC' }, limit: IN_A_PAGE });

/** What an audit of one ticket's pauses found. */
export class AuditedTicket extends PauseAudit {
  @out.integer readonly ticketId!: number;
}

export class PausePage extends ReviewPauses {
  /** Tickets with a higher number. */
  @IsInt() @Min(0) after!: number;
}

export const listPausePage = defineAction('sla.audit-page', {
  summary: 'Pauses that do not hold up, of some tickets of many.',
  allow: can(auditSla),
  input: PausePage,
  reads: true,
  async run(scope, { client, since = new Date(scope.now.getTime() - MONTH), after }): Promise<Page & { audited: AuditedTicket[] }> {
    const { id: clientId } = await clientBySlug(scope, client);
    const tickets = await receivedSince(scope, { clientId, since, after });
    const audited: AuditedTicket[] = [];
    for (const ticket of tickets) {
      const kept = await keptOf(scope, ticket);
      const audit = kept && isReported(kept.state) ? auditPauses({ ...kept, until: scope.now }) : undefined;
      if (audit && audit.findings.length > 0) audited.push({ ticketId: ticket.id, ...audit });
    }
    return { last: lastOf(tickets), audited };
  },
});

export class ListPauses extends ReviewPauses {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const listPauseFindings = defineOutsideAction('sla.audit-pauses', {
  summary: 'Pauses that do not hold up, and an honest figure beside the contractual one: the tickets that have any, oldest first.',
  allow: can(auditSla),
  http: 'GET /sla/pause-audit',
  input: ListPauses,
  output: pageOf(AuditedTicket),
  reads: true,
  async reach({ own }, { client, since, limit = 50, after: from }): Promise<{ items: AuditedTicket[]; next: number | null }> {
    const found: AuditedTicket[] = [];
    await eachPage(
      async (after) => {
        const page = await own.run(listPausePage, { client, after, ...(since ? { since } : {}) });
        return found.length + page.audited.length <= limit ? page : { ...page, last: null };
      },
      ({ audited }) => found.push(...audited),
      from,
    );
    return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.ticketId ?? null) : null };
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

export const pastPage = defineAction('sla.past-page', {
  summary: 'What happened to some tickets of many, and what their clocks came to.',
  allow: can(manageClients),
  input: ReceivedPage,
  reads: true,
  async run(scope, { client, days, after }): Promise<Page & { now: Date; past: Past[] }> {
    const { now } = scope;
    const known = await scope.rows(clientRows).first({ slug: client });
    if (!known) return { last: null, now, past: [] };
    const tickets = await receivedSince(scope, { clientId: known.id, since: new Date(now.getTime() - days * DAY), after });
    const states = [...(await statesOf(scope, tickets))].filter(([, state]) => isReported(state));
    const past = states.map(([ticket, { facts, clocks }]) => ({ ticket, facts, clocks }));
    return { last: lastOf(tickets), now, past };
  },
});

export const contractWhatIf = defineOutsideAction('contract.what-if', {
  summary: "What the last weeks' clocks would have come to under another pack, and which verdicts flip. Changes nothing.",
  allow: can(manageClients),
  http: 'POST /contracts/what-if',
  input: ContractWhatIf,
  output: ContractPreview,
  reads: true,
  async reach({ get, own }, { yaml, days = 30 }): Promise<ContractPreview> {
    const read = readPack(yaml, get(catalogue).sections);
    if ('mistakes' in read) throw wrongPack({ mistakes: read.mistakes });
    const { client } = read.pack;
    const instead = termsOfPack(read.pack, `${client}@what-if`);
    let [tickets, found] = [0, NOTHING];
    await eachPage(
      (after) => own.run(pastPage, { client, days, after }),
      ({ past, now }) => {
        tickets += past.length;
        found = together(found, whatIf(past, instead, now));
      },
    );
    return { client, days, tickets, ...found };
  },
});
