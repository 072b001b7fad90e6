import { definePort, type LocalizedText, type Permission, type Scope } from '../kernel/index.ts';

/** What every report may be divided by. A report says which of them it can; it may have others of its own. */
export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** What a figure is measured in: a count of things, a share from 0 to 1, milliseconds of time, a score from 1 to 5. */
export const units = ['count', 'share', 'ms', 'score'] as const;
export type Unit = (typeof units)[number];

/** What rows are divided by: a number is the id of a client or a team, or a level, or the place of a day in the period. */
export type Keys = Readonly<Record<string, string | number>>;

/** What is counted, by name. Only what can be added up: shares and means are made of sums, for every row and for the whole alike. */
export type Sums = Readonly<Record<string, number>>;

/** Some of what was counted, and what it belongs to. Several with the same keys are added up. */
export interface Measured {
  readonly keys: Keys;
  readonly sums: Sums;
}

/** A figure of a report. */
export interface ReportFigure {
  readonly column: string;
  readonly label: LocalizedText;
  /** How it is worked out, and what it leaves out: shown beside it. */
  readonly help?: LocalizedText;
  readonly unit: Unit;
  /** Null where there is nothing to say. */
  readonly of: (sums: Sums) => number | null;
  /** Only shown to whoever holds it. */
  readonly needs?: Permission;
}

/** What a report may be divided by beside periods: the words for it, and for its values where those are not names of their own. */
export interface Dimension {
  readonly by: string;
  readonly label: LocalizedText;
  readonly values?: Readonly<Record<string, LocalizedText>>;
}

/** What was asked, worked out. */
export interface Wanted {
  readonly from: Date;
  /** Does not belong to it any more. */
  readonly to: Date;
  /** Where each day of the period begins, in the zone that was asked for, and where the last one ends. */
  readonly days: readonly Date[];
  /** Clients that are counted; never empty. */
  readonly clients: readonly number[];
  readonly teamId: number | undefined;
  /** What to divide by: `day`, and dimensions. Weeks and months are made of days afterwards. */
  readonly by: readonly string[];
}

/** A row with its figures worked out. */
export interface Row {
  readonly keys: Keys;
  readonly sums: Sums;
  readonly values: Readonly<Record<string, number | null>>;
}

/** How the figures are drawn: lines over time, bars beside each other, parts of a whole. */
export type Drawing = 'bars' | 'lines' | 'parts';

/** A question that is asked again and again, with how it is answered. */
export interface Report {
  /** `volume`: unique, stands in the address. */
  readonly report: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Who may ask, beside the permission to see reports at all. */
  readonly needs?: Permission;
  readonly dimensions: readonly Dimension[];
  readonly columns: readonly ReportFigure[];
  /** What it is divided by when nobody says, and which columns are drawn, how. */
  readonly first: { readonly by: readonly string[]; readonly draw: readonly string[]; readonly as: Drawing };
  /** Longest period in days; two years when left out. */
  readonly mostDays?: number;
  /** Count, within the reach of the scope. */
  readonly measure: (scope: Scope, wanted: Wanted) => Promise<readonly Measured[]>;
  /** Put right what is no sum: levels, parts of the whole. Rows over time come in their order. */
  readonly finish?: (scope: Scope, wanted: Wanted, rows: readonly Row[]) => Promise<readonly Row[]>;
}

/** The reports that there are. Rooms and plugins push theirs at the start. */
export const reports = definePort<Report[]>('report.reports', () => []);

/** Part of a whole; null where there is no whole. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** A column that shows what was counted as it is. */
export const counted = (column: string, label: LocalizedText, more: Partial<ReportFigure> = {}): ReportFigure => ({
  ...{ column, label, unit: 'count' },
  of: (sums) => sums[column] ?? 0,
  ...more,
});
