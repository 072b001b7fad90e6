import type { Scope } from '../../kernel/index.ts';
import { count, type Counting } from '../count.ts';
import { spentRows } from '../entities.ts';
import { counted, type Measured, type Report, type Row, type Wanted } from '../report.ts';
import { byClient, byTeam, byTier } from '../words.ts';

const spent: Counting = {
  at: 'row.solvedAt',
  team: 'row.teamId',
  by: { holder: 'row.holder', tier: 'row.tier' },
  sums: { ms: 'SUM(row.ms)' },
};

/** Parts of the whole; of the whole of its client, say, when it is divided by that, too. */
async function withShares(_scope: Scope, { by }: Wanted, rows: readonly Row[]): Promise<readonly Row[]> {
  const outer = by.filter((name) => name !== 'holder');
  const of = ({ keys }: Row) => outer.map((name) => String(keys[name])).join(' ');
  const wholes = new Map<string, number>();
  for (const row of rows) wholes.set(of(row), (wholes.get(of(row)) ?? 0) + (row.sums['ms'] ?? 0));
  return rows.map((row) => {
    const whole = wholes.get(of(row)) ?? 0;
    return { ...row, values: { ...row.values, share: whole > 0 ? (row.sums['ms'] ?? 0) / whole : null } };
  });
}

/** Where the time of solved tickets went: a ticket belongs to the day on which it was solved. */
export const timeSpent: Report = {
  report: 'time',
  title: { fi: 'Mihin aika meni', sv: 'Vart tiden tog vägen', en: 'Where the time went' },
  summary: {
    fi: 'Ratkaistujen pyyntöjen koko aika: tasoilla, yhteydenottajalla, toimittajalla ja aukioloaikojen ulkopuolella.',
    sv: 'Hela tiden för lösta ärenden: på nivåerna, hos anmälaren, hos leverantören och utanför öppettiderna.',
    en: 'All the time of solved tickets: at tiers, with the requester, with suppliers and outside opening hours.',
  },
  dimensions: [
    {
      by: 'holder',
      label: { fi: 'Kenellä', sv: 'Hos vem', en: 'With' },
      values: {
        'tier-1': { fi: 'Taso 1', sv: 'Nivå 1', en: 'Tier 1' },
        'tier-2': { fi: 'Taso 2', sv: 'Nivå 2', en: 'Tier 2' },
        'tier-3': { fi: 'Taso 3', sv: 'Nivå 3', en: 'Tier 3' },
        desk: { fi: 'Palvelupiste', sv: 'Servicedesk', en: 'The desk' },
        requester: { fi: 'Yhteydenottaja', sv: 'Anmälaren', en: 'Requester' },
        supplier: { fi: 'Toimittaja', sv: 'Leverantör', en: 'Supplier' },
        closed: { fi: 'Suljettuna', sv: 'Stängt', en: 'Closed hours' },
      },
    },
    byClient,
    byTeam,
    byTier,
  ],
  first: { by: ['holder'], draw: ['ms'], as: 'parts' },
  columns: [
    counted('ms', { fi: 'Aika', sv: 'Tid', en: 'Time' }, { unit: 'ms' }),
    {
      column: 'share',
      label: { fi: 'Osuus', sv: 'Andel', en: 'Share' },
      unit: 'share',
      of: (sums) => ((sums['ms'] ?? 0) > 0 ? 1 : null),
    },
  ],
  measure: (scope: Scope, wanted: Wanted): Promise<Measured[]> => count(scope, spentRows, { ...spent, wanted }),
  finish: withShares,
};
