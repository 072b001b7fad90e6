import type { Unit } from './figures.ts';

export interface ReportColumn {
  readonly column: string;
  readonly label: string;
  readonly help: string;
  readonly unit: Unit;
}
export interface Dimension {
  readonly by: string;
  readonly label: string;
}
export interface ReportView {
  readonly report: string;
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly ReportColumn[];
  readonly dimensions: readonly Dimension[];
  readonly firstBy: readonly string[];
  readonly draw: readonly string[];
  readonly drawAs: 'bars' | 'lines' | 'parts';
}
export interface ReportRow {
  readonly keys: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number | null>>;
}
export interface ReportTable {
  readonly report: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly by: readonly Dimension[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly total: Readonly<Record<string, number | null>>;
}
