import { can, clientBySlug, contractOf, defineAction, Download, proofRows, type Scope } from '@luuri/core';
import { IsArray, IsBoolean, IsDate, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Between } from 'typeorm';
import { evidenceRows, noticeRows, resetRows, type Reset } from '../entities.ts';
import { ByReset } from '../flow/end.ts';
import { seeEvidence } from '../permissions.ts';
import { brokenAt } from '../rules/chain.ts';
import { monthOf, type MonthFigures } from '../rules/figures.ts';
import { csvOf } from '../rules/csv.ts';
import { pdfOf } from './pdf.ts';

/** A line of the evidence. */
export class EvidenceLine {
  @IsInt() seq!: number;
  @IsDate() at!: Date;
  @IsString() by!: string;
  @IsString() what!: string;
  @IsObject() facts!: object;
  /** Hash of the line before, and of this one. */
  @IsString() before!: string;
  @IsString() hash!: string;
}

/** Everything that happened to a request, and whether the chain holds (A1). */
export class EvidencePack {
  @IsInt() resetId!: number;
  @IsInt() ticketId!: number;
  @IsString() deed!: string;
  @IsString() state!: string;
  @IsString() login!: string;
  @IsString() userClass!: string;
  @IsString() channel!: string;
  @IsString() policy!: string;
  @IsString() heldBy!: string;
  @IsBoolean() drill!: boolean;
  @IsBoolean() suspicious!: boolean;
  @IsArray() flags!: readonly string[];
  @IsArray() lines!: readonly EvidenceLine[];
  /** Who was told, where, and whether it arrived. */
  @IsArray() notices!: readonly object[];
  /** Number of the first line that does not hold; empty when all do. */
  @IsOptional() @IsInt() brokenAt!: number | null;
}

async function packOf(scope: Scope, reset: Reset): Promise<EvidencePack> {
  const rows = await scope.rows(evidenceRows).find({ where: { resetId: reset.id }, order: { seq: 'ASC' } });
  const notices = await scope.rows(noticeRows).find({ where: { resetId: reset.id } });
  const { id: resetId, ticketId, deed, state, login, userClass, channel, policy, heldBy, drill, suspicious, flags } = reset;
  return {
    ...{ resetId, ticketId, deed, state, login, userClass, channel, policy, heldBy, drill, suspicious, flags },
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

/** A reset that was done and for which no proof was used up. There must be none. */
export class Unproven {
  @IsInt() resetId!: number;
  @IsInt() ticketId!: number;
  @IsString() deed!: string;
  @IsString() heldBy!: string;
  @IsDate() endedAt!: Date;
}

export const withoutProof = defineAction('password-reset.without-proof', {
  summary: 'Resets that were done without a proof that was used up for them: a list that must be empty.',
  allow: can(seeEvidence),
  http: 'GET /password-resets/without-proof',
  output: [Unproven],
  async run(scope): Promise<Unproven[]> {
    const done = await scope.rows(resetRows).find({ where: { state: 'done' } });
    const used = await scope.rows(proofRows).find();
    const proven = new Set(used.filter((p) => p.usedAt !== null).map((p) => `${p.about} ${p.whose} ${p.deed} ${p.usedBy ?? ''}`));
    return done
      .filter(({ ticketId, personId, deed }) => {
        const name = `password-reset.${deed}`;
        return !proven.has(`ticket:${String(ticketId)} person:${String(personId)} ${name} ${name}`);
      })
      .map(({ id: resetId, ticketId, deed, heldBy, endedAt }) => ({ resetId, ticketId, deed, heldBy, endedAt: endedAt as Date }));
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
  @IsInt() requests!: number;
  /** Done ones by deed. */
  @IsObject() done!: Record<string, number>;
  /** Of what was done, what people did by themselves, 0 to 1. */
  @IsOptional() selfService!: number | null;
  /** Of all requests, those that were stopped, broken off or failed, 0 to 1. */
  @IsOptional() failRate!: number | null;
  @IsInt() overrides!: number;
  /** From the request to the deed, in seconds: half took less. */
  @IsOptional() medianSeconds!: number | null;
  /** Done again for the same person within seven days. */
  @IsInt() repeats!: number;
  @IsInt() suspicious!: number;
  @IsInt() noticeFailures!: number;
}

async function requestsIn(scope: Scope, { client, month }: ByClientAndMonth): Promise<Reset[]> {
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
  run: async (scope, input): Promise<MonthReport> => monthOf((await requestsIn(scope, input)).filter((r) => !r.drill)),
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
    for (const reset of await requestsIn(scope, wanted)) packs.push(await packOf(scope, reset));
    const { name } = await contractOf(scope, (await clientBySlug(scope, wanted.client)).id);
    const title = `${name}, ${wanted.month}`;
    const bytes =
      format === 'pdf'
        ? await pdfOf(title, packs)
        : Buffer.from(format === 'csv' ? csvOf(packs) : JSON.stringify({ title, packs }, null, 2));
    return new Download({ name: `password-resets-${wanted.client}-${wanted.month}.${format}`, mediaType: mediaTypes[format], bytes });
  },
});
