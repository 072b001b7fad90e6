import {
  can,
  clientBySlug,
  contractOf,
  defineAction,
  Download,
  out,
  PAGE,
  pageById,
  pageFrom,
  pageOf,
  PageWanted,
  proofRows,
  type Scope,
} from '@luuri/core';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { Between } from 'typeorm';
import { aftercareRows, evidenceRows, noticeRows, resetRows, resetStates, type Notice, type Reset, type ResetState } from '../entities.ts';
import { ByReset } from '../flow/end.ts';
import { seeEvidence } from '../permissions.ts';
import { brokenAt } from '../rules/chain.ts';
import { monthOf, type MonthFigures } from '../rules/figures.ts';
import { csvOf } from '../rules/csv.ts';
import { unproven } from '../rules/unproven.ts';
import {
  aftercareAnswers,
  channels,
  deeds,
  userClasses,
  type AftercareAnswer,
  type Deed,
  type RequestChannel,
  type UserClass,
} from '../rules/terms.ts';
import { pdfOf } from './pdf.ts';

/** A line of the evidence. */
export class EvidenceLine {
  @out.integer readonly seq!: number;
  @out.instant readonly at!: Date;
  @out.text readonly by!: string;
  @out.text readonly what!: string;
  @out.object() readonly facts!: object;
  /** Hash of the line before, and of this one. */
  @out.text readonly before!: string;
  @out.text readonly hash!: string;
}

const noticeTo = ['person', 'manager', 'security'] as const;
const noticeStates = ['on-its-way', 'sent', 'failed'] as const;

/** One who was told. */
export class NoticeLine {
  @out.oneOf(...noticeTo) readonly to!: Notice['to'];
  /** Masked. */
  @out.text readonly target!: string;
  @out.oneOf(...noticeStates) readonly state!: Notice['state'];
}

/** Everything that happened to a request, and whether the chain holds (A1). */
export class EvidencePack {
  @out.integer readonly resetId!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.oneOf(...resetStates) readonly state!: ResetState;
  @out.text readonly login!: string;
  @out.oneOf(...userClasses) readonly userClass!: UserClass;
  @out.oneOf(...channels) readonly channel!: RequestChannel;
  /** The contract by which it began. What it was decided by later stands in the lines. */
  @out.text readonly policy!: string;
  /** The words and the order by which the person was verified; null for one that is older than they are. */
  @out.orNull(out.text) readonly script!: string | null;
  @out.text readonly heldBy!: string;
  @out.flag readonly drill!: boolean;
  @out.flag readonly suspicious!: boolean;
  @out.list(out.text) readonly flags!: readonly string[];
  @out.list(EvidenceLine) readonly lines!: readonly EvidenceLine[];
  /** Who was told, where, and whether it arrived. */
  @out.list(NoticeLine) readonly notices!: readonly NoticeLine[];
  /** What the person said afterwards (F10); null while nobody has, or where nobody was asked. */
  @out.orNull(out.oneOf(...aftercareAnswers)) readonly aftercare!: AftercareAnswer | null;
  /** Number of the first line that does not hold; empty when all do. */
  @out.orNull(out.integer) readonly brokenAt!: number | null;
}

async function packOf(scope: Scope, reset: Reset): Promise<EvidencePack> {
  const rows = await scope.rows(evidenceRows).find({ where: { resetId: reset.id }, order: { seq: 'ASC' } });
  const notices = await scope.rows(noticeRows).find({ where: { resetId: reset.id } });
  const asked = await scope.rows(aftercareRows).first({ resetId: reset.id });
  const { id: resetId, ticketId, deed, state, login, userClass, channel, policy, script, heldBy, drill, suspicious, flags } = reset;
  return {
    ...{ resetId, ticketId, deed, state, login, userClass, channel, policy, script, heldBy, drill, suspicious, flags },
    aftercare: asked?.answer ?? null,
    lines: rows.map(({ seq, at, by, what, facts, before, hash }) => ({ seq, at, by, what, facts, before, hash })),
    notices: notices.map(({ to, target, state: how }) => ({ to, target, state: how })),
    brokenAt: brokenAt(rows.map((row) => ({ ...row, at: row.at.toISOString() }))) ?? null,
  };
}

export const readEvidence = defineAction('password-reset.evidence', {
  summary: 'Everything that happened to a request, line by line, and whether the chain of the lines holds.',
  allow: can(seeEvidence),
  http: 'GET /password-resets/:resetId/evidence',
  input: ByReset,
  output: EvidencePack,
  run: async (scope, { resetId }): Promise<EvidencePack> => packOf(scope, await scope.rows(resetRows).get(resetId)),
});

const DONE = { state: ['done', 'cooling'] as const };

/** A reset that was done and for which no proof was used up. There must be none. */
export class Unproven {
  @out.integer readonly resetId!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.text readonly heldBy!: string;
  @out.instant readonly endedAt!: Date;
}

/** Resets that one call looks at. */
const AT_ONCE = 500;

/** Those of some resets for which no proof was used up. Which deed a proof is of depends on the other deeds of the ticket. */
async function unprovenOf(scope: Scope, resets: readonly Reset[]): Promise<Reset[]> {
  const ticketId = [...new Set(resets.map((reset) => reset.ticketId))];
  if (ticketId.length === 0) return [];
  const done = await scope.rows(resetRows).find({ where: { ...DONE, ticketId } });
  const proofs = await scope.rows(proofRows).find({ where: { about: ticketId.map((id) => `ticket:${String(id)}`) } });
  const asked = new Set(resets.map((reset) => reset.id));
  return unproven(done, proofs).filter(({ id }) => asked.has(id));
}

export const withoutProof = defineAction('password-reset.without-proof', {
  summary:
    'Resets that were done without a proof that was used up for them, the oldest first: a list that must be empty. A page may end early, even ' +
    'without an item, when much was looked at: go on while there is a `next`.',
  allow: can(seeEvidence),
  http: 'GET /password-resets/without-proof',
  input: PageWanted,
  output: pageOf(Unproven),
  async run(scope, { limit = PAGE, after }): Promise<{ items: Unproven[]; next: number | null }> {
    const looked = await pageById(scope.rows(resetRows), { where: DONE, order: 'ASC', limit: AT_ONCE, after });
    const found = await unprovenOf(scope, looked.items);
    const { items, next } = pageFrom(found, limit, (last) => last.id);
    const lines = items.map(({ id: resetId, ticketId, deed, heldBy, endedAt, startedAt }) => ({
      ...{ resetId, ticketId, deed, heldBy, endedAt: endedAt ?? startedAt },
    }));
    return { items: lines, next: next ?? looked.next };
  },
});

export class ByClientAndMonth {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** Such as 2026-01. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) month!: string;
}

/** First instant of a month and of the one after it, in UTC. */
const spanOf = (month: string): [Date, Date] => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [new Date(Date.UTC(year, number - 1, 1)), new Date(Date.UTC(year, number, 1) - 1)];
};

/** A4: what came of the requests of a month. */
export class MonthReport implements MonthFigures {
  @out.integer readonly requests!: number;
  /** Done ones by deed. */
  @out.record(out.integer) readonly done!: Readonly<Record<string, number>>;
  /** Of what was done, what people did by themselves, 0 to 1. */
  @out.orNull(out.number) readonly selfService!: number | null;
  /** Of all requests, those that were stopped, broken off, called off or failed, 0 to 1. */
  @out.orNull(out.number) readonly failRate!: number | null;
  @out.integer readonly overrides!: number;
  /** From the request to the deed, in seconds: half took less. */
  @out.orNull(out.number) readonly medianSeconds!: number | null;
  /** Done again for the same person within seven days. */
  @out.integer readonly repeats!: number;
  @out.integer readonly suspicious!: number;
  @out.integer readonly noticeFailures!: number;
  /** P5: of requests that an agent took, what came of asking whether they could do it by themselves. */
  @out.record(out.integer) readonly selfServiceAnswers!: Readonly<Record<string, number>>;
  /** F10: what people said afterwards; `open` while there is time. */
  @out.record(out.integer) readonly aftercare!: Readonly<Record<string, number>>;
}

export async function requestsIn(scope: Scope, { client, month }: ByClientAndMonth): Promise<Reset[]> {
  const { id: clientId } = await clientBySlug(scope, client);
  const [from, to] = spanOf(month);
  return scope.rows(resetRows).find({ where: { clientId, startedAt: Between(from, to) } });
}

export const monthReport = defineAction('password-reset.report', {
  summary: 'What came of the requests of a month; rehearsals are not among them.',
  allow: can(seeEvidence),
  http: 'GET /clients/:client/password-resets/report',
  input: ByClientAndMonth,
  output: MonthReport,
  async run(scope, input): Promise<MonthReport> {
    const real = (await requestsIn(scope, input)).filter((r) => !r.drill);
    const { id: clientId } = await clientBySlug(scope, input.client);
    const asked = new Map((await scope.rows(aftercareRows).find({ where: { clientId } })).map((one) => [one.resetId, one.answer]));
    return monthOf(real.map((r) => ({ ...r, ...(asked.has(r.id) ? { aftercare: asked.get(r.id) ?? null } : {}) })));
  },
});

export class ExportEvidence extends ByClientAndMonth {
  @IsIn(['csv', 'json', 'pdf']) format!: 'csv' | 'json' | 'pdf';
}

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json', pdf: 'application/pdf' } as const;

export const exportEvidence = defineAction('password-reset.export', {
  summary: "The evidence of a client's requests of a month, as CSV, JSON or PDF (A2).",
  allow: can(seeEvidence),
  http: 'GET /clients/:client/password-resets/export',
  input: ExportEvidence,
  output: Download,
  async run(scope, { format, ...wanted }): Promise<Download> {
    const packs: EvidencePack[] = [];
    for (const reset of await requestsIn(scope, wanted)) if (!reset.drill) packs.push(await packOf(scope, reset));
    const { name } = await contractOf(scope, (await clientBySlug(scope, wanted.client)).id);
    const title = `${name}, ${wanted.month}`;
    const bytes =
      format === 'pdf'
        ? await pdfOf(title, packs)
        : Buffer.from(format === 'csv' ? csvOf(packs) : JSON.stringify({ title, packs }, null, 2));
    return new Download({ name: `password-resets-${wanted.client}-${wanted.month}.${format}`, mediaType: mediaTypes[format], bytes });
  },
});
