export { csvText } from './rules/csv.ts';
export { listReports, readReport, readReportCsv } from './actions.ts';
export { count as countForReport, countIf, type Counting } from './count.ts';
export { settlementRows, spentRows, ticketTurnRows } from './entities.ts';
export { seeReports } from './permissions.ts';
export { reporting } from './plugin.ts';
export {
  counted as countedFigure,
  reports,
  share as shareOf,
  type Measured as ReportMeasured,
  type Report,
  type ReportFigure,
  type Wanted as ReportWanted,
} from './report.ts';
export { byChannel, byClient, byTeam, byTier } from './words.ts';
