import { IsIn, IsInt, IsOptional } from 'class-validator';
import { can, defineAction, out, type Scope } from '../../kernel/index.ts';
import { ByTicket, seeTickets, ticketRows } from '../../ticket/index.ts';
import { clockRows } from '../entities.ts';
import { noSuchClock } from '../errors.ts';
import { keptOf } from '../kept.ts';
import { clockKey } from '../rules/clock.ts';
import { explainClock, ExplainRow } from '../rules/explain.ts';
import { explainText } from '../rules/explainText.ts';
import { LedgerOfTime, timeOf } from '../rules/ledgerOfTime.ts';
import { LANGUAGES, type Language } from '../rules/text/sentences.ts';

export class ByClock extends ByTicket {
  /** Number of the clock, as the ticket's `clocks` give it. */
  @IsInt() clockId!: number;
}

export class ExplainClock extends ByClock {
  /** Language of the text; the ticket's own when left out. */
  @IsOptional() @IsIn(LANGUAGES) language?: Language;
}

/** How a clock came to where it is, as data and as a text that a client can read. */
export class ExplainedClock {
  @out.text readonly metric!: string;
  @out.integer readonly cycle!: number;
  @out.text readonly state!: string;
  @out.orNull(out.instant) readonly dueAt!: Date | null;
  /** IANA zone of the clock's calendar. */
  @out.text readonly zone!: string;
  /** Policies that fitted the ticket as well and came later in the contract. */
  @out.list(out.text) readonly passedOver!: readonly string[];
  @out.list(ExplainRow) readonly rows!: readonly ExplainRow[];
  @out.text readonly text!: string;
}

const languageFor = (asked: Language | undefined, own: string): Language => asked ?? LANGUAGES.find((l) => l === own) ?? 'en';

export const explainTicketClock = defineAction('sla.explain', {
  summary: 'Every minute of a clock from its start to now or to its due: what counted, what did not, and which rule and version decided.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/clocks/:clockId/explain',
  input: ExplainClock,
  output: ExplainedClock,
  async run(scope, { ticketId, clockId, language }): Promise<ExplainedClock> {
    const ticket = await scope.rows(ticketRows).get(ticketId);
    const row = await scope.rows(clockRows).first({ id: clockId, ticketId });
    const kept = await keptOf(scope, ticket);
    if (!row || !kept) throw noSuchClock({ ticketId, clockId });
    const until = row.since !== null && row.dueAt !== null && row.dueAt > scope.now ? row.dueAt : scope.now;
    const explained = explainClock({ ...kept, clock: clockKey(row), until });
    if (!explained) throw noSuchClock({ ticketId, clockId });
    const { zone, passedOver, rows } = explained;
    const text = explainText(explained, languageFor(language, ticket.language));
    return { metric: row.metric, cycle: row.cycle, state: row.state, dueAt: row.dueAt, zone, passedOver, rows, text };
  },
});

/** Where a ticket's time went; undefined for a ticket without clocks. The caller has seen the ticket. */
export async function timeOfTicket(scope: Scope, ticket: { id: number; clientId: number }): Promise<LedgerOfTime | undefined> {
  const kept = await keptOf(scope, ticket);
  return kept && timeOf(kept.state, scope.now, kept.terms);
}

/** Offered by the room that tiers belong to: `desk.use(escalation).timeOf({ ticketId })`. */
export const whereTheTimeWent = defineAction('sla.time-of', {
  summary: "Where a ticket's time went: each tier, the requester, suppliers and closed hours, adding up to all of it.",
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/time',
  input: ByTicket,
  output: LedgerOfTime,
  async run(scope, { ticketId }): Promise<LedgerOfTime> {
    const spent = await timeOfTicket(scope, await scope.rows(ticketRows).get(ticketId));
    return spent ?? { spans: [], held: [], totalMs: 0 };
  },
});
