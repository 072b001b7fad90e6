import type { Scope } from '../kernel/index.ts';
import {
  byChannel,
  byClient,
  byTeam,
  byTier,
  countedFigure,
  countForReport,
  countIf,
  settlementRows,
  shareOf,
  type Counting,
  type Report,
  type ReportMeasured,
  type ReportWanted,
} from '../report/index.ts';
import { ratingRows } from './entities.ts';
import { csat, FEWEST, GOOD } from './rules.ts';

const by = { tier: 'row.tier', channel: 'row.channel' };
const given: Counting = {
  ...{ at: 'row.givenAt', team: 'row.teamId', by },
  sums: { rated: 'COUNT(*)', good: countIf(`row.score >= ${String(GOOD)}`), sum: 'SUM(row.score)' },
};
const solved: Counting = { at: 'row.solvedAt', team: 'row.teamId', by, sums: { solved: 'COUNT(*)' } };

const fewest = {
  fi: `vähintään ${String(FEWEST)} arviosta`,
  sv: `av minst ${String(FEWEST)} omdömen`,
  en: `of at least ${String(FEWEST)} ratings`,
};

/** How satisfied requesters are. A rating belongs to the day on which it was given, and to who had the ticket then. */
export const satisfaction: Report = {
  report: 'csat',
  title: { fi: 'Tyytyväisyys', sv: 'Nöjdhet', en: 'Satisfaction' },
  summary: {
    fi: 'Miten pyytäjien mielestä meni, ja kuinka moni sen kertoi.',
    sv: 'Hur det gick enligt anmälarna, och hur många som berättade det.',
    en: 'How it went according to those who asked, and how many of them said so.',
  },
  dimensions: [byClient, byTeam, byTier, byChannel],
  first: { by: ['client'], draw: ['csat'], as: 'bars' },
  columns: [
    countedFigure('rated', { fi: 'Arvioita', sv: 'Omdömen', en: 'Ratings' }),
    {
      column: 'csat',
      label: { fi: 'Tyytyväisiä (CSAT)', sv: 'Nöjda (CSAT)', en: 'Satisfied (CSAT)' },
      help: { fi: `4 ja 5, ${fewest.fi}`, sv: `4 och 5, ${fewest.sv}`, en: `4 and 5, ${fewest.en}` },
      unit: 'share',
      of: (sums) => csat(sums['good'] ?? 0, sums['rated'] ?? 0) ?? null,
    },
    {
      column: 'mean',
      label: { fi: 'Keskiarvo', sv: 'Medelvärde', en: 'Mean' },
      help: fewest,
      unit: 'score',
      of: (sums) => ((sums['rated'] ?? 0) < FEWEST ? null : shareOf(sums['sum'] ?? 0, sums['rated'] ?? 0)),
    },
    {
      column: 'response',
      label: { fi: 'Vastausosuus', sv: 'Svarsandel', en: 'Response rate' },
      help: { fi: 'arviot / ratkaistut', sv: 'omdömen / lösta', en: 'ratings / solved tickets' },
      unit: 'share',
      of: (sums) => shareOf(sums['rated'] ?? 0, sums['solved'] ?? 0),
    },
  ],
  measure: async (scope: Scope, wanted: ReportWanted): Promise<ReportMeasured[]> => [
    ...(await countForReport(scope, ratingRows, { ...given, wanted })),
    ...(await countForReport(scope, settlementRows, { ...solved, wanted })),
  ],
};
