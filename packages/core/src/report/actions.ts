import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { can, defineAction, Download, inLanguage, out, screenLanguages, type Scope } from '../kernel/index.ts';
import { askReport, columnsFor, dimensionsFor, headOf, reportsFor, type Answer } from './ask.ts';
import { seeReports } from './permissions.ts';
import { units, type Drawing, type Report, type Unit } from './report.ts';
import { csvText, type Cell } from './rules/csv.ts';
import { allWord, periodWords, unitWords } from './words.ts';

export class InTongue {
  /** Language of titles and heads; English when left out. */
  @IsOptional() @IsIn(screenLanguages) language?: (typeof screenLanguages)[number];
}

/** A figure of a report. */
export class ReportColumn {
  @out.text readonly column!: string;
  @out.text readonly label!: string;
  /** How it is worked out; empty where the label says it. */
  @out.text readonly help!: string;
  /** Counts of things, shares from 0 to 1, milliseconds, scores from 1 to 5. */
  @out.oneOf(...units) readonly unit!: Unit;
}

/** What a report may be divided by. */
export class ReportDimension {
  @out.text readonly by!: string;
  @out.text readonly label!: string;
}

/** A report that one may ask for. */
export class ReportView {
  @out.text readonly report!: string;
  @out.text readonly title!: string;
  @out.text readonly summary!: string;
  @out.list(ReportColumn) readonly columns!: readonly ReportColumn[];
  @out.list(ReportDimension) readonly dimensions!: readonly ReportDimension[];
  /** What it is divided by when nobody says. */
  @out.list(out.text) readonly firstBy!: readonly string[];
  /** Columns that are drawn, and how. */
  @out.list(out.text) readonly draw!: readonly string[];
  @out.oneOf('bars', 'lines', 'parts') readonly drawAs!: Drawing;
}

const columnViews = (scope: Scope, report: Report, language: string): ReportColumn[] =>
  columnsFor(scope, report).map(({ column, label, help, unit }) => ({
    ...{ column, unit, label: inLanguage(label, language) },
    help: help ? inLanguage(help, language) : '',
  }));

export const listReports = defineAction('report.list', {
  summary: 'The reports that there are, with their figures and what they may be divided by.',
  allow: can(seeReports),
  http: 'GET /reports',
  input: InTongue,
  output: [ReportView],
  async run(scope, { language = 'en' }): Promise<ReportView[]> {
    return reportsFor(scope).map((report) => ({
      ...{ report: report.report, title: inLanguage(report.title, language), summary: inLanguage(report.summary, language) },
      columns: columnViews(scope, report, language),
      dimensions: [...Object.keys(periodWords), ...dimensionsFor(scope, report).map((d) => d.by)].map((by) => ({
        by,
        label: headOf(report, by, language),
      })),
      ...{ firstBy: report.first.by, draw: report.first.draw, drawAs: report.first.as },
    }));
  },
});

export class AskReport extends InTongue {
  /** Name of the report: `volume`. */
  @IsString() @Length(1, 60) report!: string;
  /** First day, like 2026-03-29. */
  @Matches(/^\d{4}-\d\d-\d\d$/) from!: string;
  /** Last day, which belongs to it. */
  @Matches(/^\d{4}-\d\d-\d\d$/) to!: string;
  /** Short name of a client; all that one sees when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Short name of a team; all when left out. */
  @IsOptional() @IsString() @Length(1, 63) team?: string;
  /** What to divide by, at most three with commas between: `week,client`. As the report says when left out; one row for all when empty. */
  @IsOptional() @IsString() @Length(0, 100) by?: string;
  /** Zone in which days begin, like Europe/Helsinki; the client's own when left out, of several clients the first one's. */
  @IsOptional() @IsString() @Length(1, 60) zone?: string;
}

/** Figures of what has the same keys. */
export class ReportRow {
  /** By what it is divided: short names, days, levels. */
  @out.record(out.text) readonly keys!: Readonly<Record<string, string>>;
  /** The same as people call it. */
  @out.record(out.text) readonly labels!: Readonly<Record<string, string>>;
  /** By column; null where there is nothing to say. */
  @out.record(out.orNull(out.number)) readonly values!: Readonly<Record<string, number | null>>;
}

/** What a report says. */
export class ReportTable {
  @out.text readonly report!: string;
  @out.text readonly title!: string;
  @out.text readonly from!: string;
  @out.text readonly to!: string;
  @out.text readonly zone!: string;
  @out.list(ReportDimension) readonly by!: readonly ReportDimension[];
  @out.list(ReportColumn) readonly columns!: readonly ReportColumn[];
  @out.list(ReportRow) readonly rows!: readonly ReportRow[];
  /** All rows as one. */
  @out.record(out.orNull(out.number)) readonly total!: Readonly<Record<string, number | null>>;
}

export const readReport = defineAction('report.read', {
  summary: 'Ask a report of a period.',
  allow: can(seeReports),
  http: 'GET /reports/:report',
  input: AskReport,
  output: ReportTable,
  async run(scope, { language = 'en', ...asked }): Promise<ReportTable> {
    const { report, by, zone, rows, total } = await askReport(scope, asked, language);
    return {
      ...{ report: report.report, title: inLanguage(report.title, language), from: asked.from, to: asked.to, zone, rows, total },
      by: by.map((name) => ({ by: name, label: headOf(report, name, language) })),
      columns: columnViews(scope, report, language),
    };
  },
});

const HOUR = 3_600_000;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** As a spreadsheet counts with it: shares in percent, time in hours. */
function cellOf(value: number | null | undefined, unit: Unit): Cell {
  if (value === null || value === undefined) return null;
  if (unit === 'share') return round(value * 100, 2);
  return unit === 'ms' ? round(value / HOUR, 4) : round(value, 2);
}

function linesOf({ report, columns, by, rows, total }: Answer, language: string): Cell[][] {
  const unit = (of: Unit) => inLanguage(unitWords[of] ?? '', language);
  const heads = columns.map(({ label, unit: of }) => `${inLanguage(label, language)}${unit(of) ? ` (${unit(of)})` : ''}`);
  const cells = (values: Answer['total']) => columns.map(({ column, unit: of }) => cellOf(values[column], of));
  const first = by.map((_name, i) => (i === 0 ? inLanguage(allWord, language) : ''));
  return [
    [...by.map((name) => headOf(report, name, language)), ...heads],
    ...rows.map(({ labels, values }) => [...by.map((name) => labels[name] ?? ''), ...cells(values)]),
    ...(by.length > 0 ? [[...first, ...cells(total)]] : []),
  ];
}

export const readReportCsv = defineAction('report.csv', {
  summary: 'The same as a table for spreadsheets: text/csv in UTF-8, shares in percent, time in hours.',
  allow: can(seeReports),
  http: 'GET /reports/:report/csv',
  input: AskReport,
  output: Download,
  async run(scope, { language = 'en', ...asked }): Promise<Download> {
    const answer = await askReport(scope, asked, language);
    const name = `${answer.report.report}-${asked.from}-${asked.to}.csv`;
    return new Download({
      name,
      mediaType: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(csvText(linesOf(answer, language))),
    });
  },
});
