import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import {
  can,
  defineAction,
  definePermission,
  defineOutsideAction,
  Download,
  holds,
  out,
  pageOf,
  screenLanguages,
  type Rule,
  type ScreenLanguage,
} from '../kernel/index.ts';
import { csvText } from '../report/index.ts';
import { AuditLine } from './entities.ts';
import { linesFound } from './find.ts';
import { heads, lineAsCells } from './table.ts';
import { walkWhole, type ChainState } from './walk.ts';

export const readAudit = definePermission('audit.read', 'Read who did what.');

class AskAudit {
  /** Who, such as agent:3. */
  @IsOptional() @IsString() @Length(1, 100) actor?: string;
  /** What was called, such as `contract.apply`; with a dot at its end, all that begin so: `contract.`. */
  @IsOptional() @IsString() @Length(1, 100) action?: string;
  /** What became of it. */
  @IsOptional() @IsIn(['done', 'refused']) outcome?: AuditLine['outcome'];
  /** Short name of a client: what named it, or a ticket or a person that was its own then, or changed its contract. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** From this instant on. */
  @IsOptional() @Type(() => Date) @IsDate() since?: Date;
  /** Before this instant. */
  @IsOptional() @Type(() => Date) @IsDate() until?: Date;
}

export class ListAudit extends AskAudit {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const listAudit = defineAction('audit.list', {
  summary: 'Who did what, newest first.',
  allow: can(readAudit),
  http: 'GET /audit',
  input: ListAudit,
  output: pageOf(AuditLine),
  async run(scope, { limit = 50, ...asked }): Promise<{ items: AuditLine[]; next: number | null }> {
    const found = await linesFound(scope, asked, limit + 1);
    return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  },
});

export class AuditFile extends AskAudit {
  /** Language of the heads of its columns; English when left out. */
  @IsOptional() @IsIn(screenLanguages) language?: ScreenLanguage;
}

/** Lines in one file: what a spreadsheet opens without a thought. */
const MOST = 20_000;

export const readAuditCsv = defineAction('audit.csv', {
  summary: 'The same as a table for spreadsheets: text/csv in UTF-8, the newest 20,000 lines at most.',
  allow: can(readAudit),
  http: 'GET /audit/csv',
  input: AuditFile,
  output: Download,
  async run(scope, { language = 'en', ...asked }): Promise<Download> {
    const lines = await linesFound(scope, asked, MOST);
    return new Download({
      name: `audit-${scope.now.toISOString().slice(0, 10)}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(csvText([heads[language], ...lines.map(lineAsCells)])),
    });
  },
});

/** Where the chain of the audit does not hold. */
export class BrokenLink {
  @out.integer readonly link!: number;
  /** 0 when the chain ends too early. */
  @out.integer readonly lineId!: number;
  @out.text readonly why!: string;
}

/** How the chain of the audit stands. */
export class ChainView {
  @out.integer readonly links!: number;
  /** Hash of the last link: note it elsewhere, and nobody can cut the end off unseen. */
  @out.text readonly head!: string;
  /** Lines that wait for their seal. */
  @out.integer readonly unsealed!: number;
  @out.integer readonly erased!: number;
  /** The first link that does not hold. */
  @out.orNull(BrokenLink) readonly broken!: BrokenLink | null;
}

/** The chain is of the lines of everybody. */
const readsWhole: Rule = Object.assign((actor: Parameters<Rule>[0]) => holds(actor, readAudit) && actor.reach === 'all', {
  rule: readAudit.permission,
});

export const checkChain = defineOutsideAction('audit.check', {
  summary:
    'Follow the chain of the audit from its beginning, and name the first link that does not hold. It takes a while when it is long.',
  allow: readsWhole,
  http: 'GET /audit/chain',
  output: ChainView,
  reads: true,
  reach: ({ steps }): Promise<ChainState> => walkWhole((step, input) => steps.run(step, input)),
});
