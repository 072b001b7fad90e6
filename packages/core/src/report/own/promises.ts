import type { Scope } from '../../kernel/index.ts';
import { auditSla, clockRows } from '../../sla/index.ts';
import { count, countIf, type Counting } from '../count.ts';
import { counted, share, type Measured, type Report, type Wanted } from '../report.ts';
import { byClient, byTeam, byTier } from '../words.ts';

const kept = "(row.state IN ('met', 'met_late') AND row.breachedAt IS NULL)";
/** Promises of a solution that were looked at: see the audit of pauses. */
const judged = "(row.metric = 'resolution' AND settlement.honest IS NOT NULL)";
const clocks: Counting = {
  at: 'row.startedAt',
  team: 'ticket.teamId',
  by: { metric: 'row.metric', tier: 'ticket.tier', priority: 'ticket.priority' },
  sums: {
    made: 'COUNT(*)',
    met: countIf(kept),
    breached: countIf('row.breachedAt IS NOT NULL'),
    'let-go': countIf("row.state = 'cancelled' AND row.breachedAt IS NULL"),
    // Where nothing is known better, the verdict of the clock stands: both shares are of the same promises.
    honest: countIf(`CASE WHEN ${judged} THEN settlement.honest ELSE ${kept} END`),
    dishonest: countIf(`CASE WHEN ${judged} THEN NOT settlement.honest ELSE row.breachedAt IS NOT NULL END`),
    lost: countIf("row.metric = 'resolution' AND settlement.kept AND NOT settlement.honest"),
  },
  narrow: (query) =>
    query
      .innerJoin('ticket', 'ticket', 'ticket.id = row.ticketId')
      .leftJoin('ticket_settlement', 'settlement', 'settlement.ticketId = row.ticketId'),
};

/** Promises by what became of them. One belongs to the day on which its clock began: what was made in a week is looked at, whenever it was kept. */
export const promises: Report = {
  report: 'sla',
  title: { fi: 'Palvelulupaukset', sv: 'Servicelöften', en: 'Promises' },
  summary: {
    fi: 'Mitä luvattiin ja mitä pidettiin; sopimuksen kirjaimen mukaan ja rehellisesti laskettuna.',
    sv: 'Vad som lovades och vad som hölls; enligt avtalets bokstav och ärligt räknat.',
    en: 'What was promised and what was kept; by the letter of the contract, and counted honestly.',
  },
  dimensions: [
    byClient,
    byTeam,
    byTier,
    {
      by: 'metric',
      label: { fi: 'Lupaus', sv: 'Löfte', en: 'Promise' },
      values: {
        'first-response': { fi: 'Ensivastaus', sv: 'Första svar', en: 'First response' },
        'next-response': { fi: 'Seuraava vastaus', sv: 'Nästa svar', en: 'Next response' },
        'periodic-update': { fi: 'Väliaikatieto', sv: 'Lägesrapport', en: 'Periodic update' },
        resolution: { fi: 'Ratkaisu', sv: 'Lösning', en: 'Resolution' },
        'tier-hold': { fi: 'Aika tasolla', sv: 'Tid på nivån', en: 'Time at a tier' },
      },
    },
    {
      by: 'priority',
      label: { fi: 'Prioriteetti', sv: 'Prioritet', en: 'Priority' },
      values: {
        urgent: { fi: 'Kiireellinen', sv: 'Brådskande', en: 'Urgent' },
        high: { fi: 'Korkea', sv: 'Hög', en: 'High' },
        normal: { fi: 'Tavallinen', sv: 'Normal', en: 'Normal' },
        low: { fi: 'Matala', sv: 'Låg', en: 'Low' },
      },
    },
  ],
  first: { by: ['client', 'metric'], draw: ['kept-share', 'honest-share'], as: 'bars' },
  columns: [
    counted('made', { fi: 'Luvattu', sv: 'Lovade', en: 'Made' }),
    counted('met', { fi: 'Pidetty', sv: 'Hållna', en: 'Met' }),
    counted('breached', { fi: 'Rikottu', sv: 'Brutna', en: 'Breached' }),
    {
      column: 'running',
      label: { fi: 'Kesken', sv: 'Pågår', en: 'Running' },
      unit: 'count',
      of: (sums) => (sums['made'] ?? 0) - (sums['met'] ?? 0) - (sums['breached'] ?? 0) - (sums['let-go'] ?? 0),
    },
    counted(
      'let-go',
      { fi: 'Rauenneet', sv: 'Förfallna', en: 'Let go' },
      { help: { fi: 'peruttu ennen määräaikaa', sv: 'avbrutna före förfallotiden', en: 'cancelled before they were due' } },
    ),
    {
      column: 'kept-share',
      label: { fi: 'Pidetty', sv: 'Hållna', en: 'Met' },
      help: { fi: 'pidetyt / (pidetyt + rikotut)', sv: 'hållna / (hållna + brutna)', en: 'met / (met + breached)' },
      unit: 'share',
      of: (sums) => share(sums['met'] ?? 0, (sums['met'] ?? 0) + (sums['breached'] ?? 0)),
    },
    {
      column: 'honest-share',
      label: { fi: 'Rehellisesti', sv: 'Ärligt', en: 'Honestly' },
      help: {
        fi: 'ratkaisuissa perusteettomat tauot mukana, armahdetut yhä rikkomuksia',
        sv: 'i lösningar med omotiverade pauser inräknade, efterskänkta brott kvar som brott',
        en: 'in solutions, pauses that do not hold up count, and waived breaches are breaches',
      },
      unit: 'share',
      of: (sums) => share(sums['honest'] ?? 0, (sums['honest'] ?? 0) + (sums['dishonest'] ?? 0)),
      needs: auditSla,
    },
    counted(
      'lost',
      { fi: 'Vain kirjaimen mukaan', sv: 'Bara enligt bokstaven', en: 'By the letter alone' },
      {
        help: {
          fi: 'pidetty sopimuksen mukaan, ei rehellisesti',
          sv: 'hållna enligt avtalet, inte ärligt',
          en: 'met by the contract, and not honestly',
        },
        needs: auditSla,
      },
    ),
  ],
  measure: (scope: Scope, wanted: Wanted): Promise<Measured[]> => count(scope, clockRows, { ...clocks, wanted }),
};
