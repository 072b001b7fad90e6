import type { Scope } from '../../kernel/index.ts';
import { ticketRows, workflow } from '../../ticket/index.ts';
import { count, countIf, type Counting } from '../count.ts';
import { settlementRows, ticketTurnRows } from '../entities.ts';
import { counted, share, type Measured, type Report, type Row, type Wanted } from '../report.ts';
import { gathered } from '../rules/table.ts';
import { byChannel, byClient, byTeam, byTier } from '../words.ts';

const divided = { tier: 'row.tier', channel: 'row.channel' };
const received: Counting = { at: 'row.receivedAt', team: 'row.teamId', by: divided, sums: { in: 'COUNT(*)' } };
const turned: Counting = {
  ...{ at: 'row.at', team: 'row.teamId', by: divided },
  sums: {
    solved: countIf("row.kind = 'solved'"),
    reopened: countIf("row.kind = 'reopened'"),
    'called-off': countIf("row.kind = 'called-off'"),
    restored: countIf("row.kind = 'restored'"),
  },
};
const settled: Counting = {
  ...{ at: 'row.solvedAt', team: 'row.teamId', by: divided },
  sums: { settled: 'COUNT(*)', took: 'SUM(row.tookMs)', 'at-first-tier': countIf('row.tier = 1') },
};

const measure = async (scope: Scope, wanted: Wanted): Promise<Measured[]> => [
  ...(await count(scope, ticketRows, { ...received, wanted })),
  ...(await count(scope, ticketTurnRows, { ...turned, wanted })),
  ...(await count(scope, settlementRows, { ...settled, wanted })),
];

const live = (scope: Scope): string[] =>
  [...workflow(scope).states].filter(([, category]) => !['resolved', 'closed', 'cancelled'].includes(category)).map(([state]) => state);

/** By how much more came than went. */
const grown = (sums: Row['sums']): number =>
  (sums['in'] ?? 0) + (sums['reopened'] ?? 0) + (sums['restored'] ?? 0) - (sums['solved'] ?? 0) - (sums['called-off'] ?? 0);

/** What is open now, client by client. */
async function openNow(scope: Scope, { clients }: Wanted): Promise<ReadonlyMap<number, number>> {
  const query = scope.rows(ticketRows).query('row').select('row.clientId', 'client').addSelect('COUNT(*)', 'n').groupBy('row.clientId');
  query.andWhere('row.clientId IN (:...clients) AND row.state IN (:...states)', { clients, states: live(scope) });
  const found = await query.getRawMany<{ client: number | string; n: number | string }>();
  return new Map(found.map(({ client, n }) => [Number(client), Number(n)]));
}

/**
 * What was open at the end of each row: what is open now, and back from there by what came and went since. Told over time and by client alone:
 * tickets change their tier and their team while they are open.
 */
async function withBacklog(scope: Scope, wanted: Wanted, rows: readonly Row[]): Promise<readonly Row[]> {
  const isTold = wanted.teamId === undefined && wanted.by.every((by) => by === 'client' || by === 'day');
  if (!isTold) return rows;
  const since: Wanted = { ...wanted, from: wanted.to, to: new Date(scope.now.getTime() + 1), days: [wanted.to, scope.now], by: ['client'] };
  const later = wanted.to <= scope.now ? gathered(await measure(scope, since), ['client']) : [];
  const open = new Map(await openNow(scope, wanted));
  for (const { keys, sums } of later) open.set(Number(keys['client']), (open.get(Number(keys['client'])) ?? 0) - grown(sums));
  const all = [...open.values()].reduce((sum, n) => sum + n, 0);
  const left = new Map<string, number>();
  const told = rows.toReversed().map((row) => {
    const client = row.keys['client'];
    const key = client === undefined ? 'all' : String(client);
    const backlog = left.get(key) ?? (client === undefined ? all : (open.get(Number(client)) ?? 0));
    left.set(key, backlog - grown(row.sums));
    return { ...row, values: { ...row.values, backlog } };
  });
  return told.reverse();
}

export const volume: Report = {
  report: 'volume',
  title: { fi: 'Määrät', sv: 'Volymer', en: 'Volume' },
  summary: {
    fi: 'Mitä tuli, mitä ratkaistiin, mitä avattiin uudelleen ja mitä jäi auki.',
    sv: 'Vad som kom, vad som löstes, vad som öppnades igen och vad som är öppet.',
    en: 'What came in, what was solved, what was reopened and what is left open.',
  },
  dimensions: [byClient, byTeam, byTier, byChannel],
  first: { by: ['day'], draw: ['in', 'solved'], as: 'bars' },
  columns: [
    counted('in', { fi: 'Saapuneet', sv: 'Inkomna', en: 'In' }),
    counted('solved', { fi: 'Ratkaistut', sv: 'Lösta', en: 'Solved' }),
    counted('reopened', { fi: 'Uudelleen avatut', sv: 'Återöppnade', en: 'Reopened' }),
    {
      column: 'reopen-rate',
      label: { fi: 'Uudelleen avattuja', sv: 'Andel återöppnade', en: 'Reopen rate' },
      help: { fi: 'uudelleen avatut / ratkaistut', sv: 'återöppnade / lösta', en: 'reopened / solved' },
      unit: 'share',
      of: (sums) => share(sums['reopened'] ?? 0, sums['solved'] ?? 0),
    },
    {
      column: 'first-tier',
      label: { fi: 'Ratkaistu tasolla 1', sv: 'Lösta på nivå 1', en: 'Solved at tier 1' },
      help: {
        fi: 'niistä, jotka ovat edelleen ratkaistuina',
        sv: 'av dem som fortfarande är lösta',
        en: 'of those that are still solved',
      },
      unit: 'share',
      of: (sums) => share(sums['at-first-tier'] ?? 0, sums['settled'] ?? 0),
    },
    {
      column: 'took',
      label: { fi: 'Ratkaisuaika keskimäärin', sv: 'Lösningstid i snitt', en: 'Mean time to solve' },
      help: {
        fi: 'vastaanotosta ratkaisuun, kellon ympäri',
        sv: 'från mottagande till lösning, dygnet runt',
        en: 'from receipt to solution, around the clock',
      },
      unit: 'ms',
      of: (sums) => share(sums['took'] ?? 0, sums['settled'] ?? 0),
    },
    {
      column: 'backlog',
      label: { fi: 'Auki lopussa', sv: 'Öppna i slutet', en: 'Open at the end' },
      help: { fi: 'jakson lopussa', sv: 'i slutet av perioden', en: 'at the end of the period' },
      unit: 'count',
      of: () => null,
    },
  ],
  measure,
  finish: withBacklog,
};
