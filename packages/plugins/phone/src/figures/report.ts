import {
  byClient,
  byTeam,
  countedFigure,
  shareOf,
  type Report,
  type ReportFigure,
  type ReportMeasured,
  type ReportWanted,
  type Scope,
} from '@luuri/core';
import { seeCalls } from '../permissions.ts';
import type { CountedCall, CountedTurn } from '../rules/figures.ts';
import { countedCalls, countedPromises, countedTurns, turnsIn, type Grouped } from './gather.ts';

const MOST_DAYS = 92;

const one = (is: boolean): number => (is ? 1 : 0);

/** The call as sums: who gave up sooner than the contract counts was never there. */
function sumsOfCall({ direction, outcome, waitMs, withinMs, shortMs }: CountedCall): Record<string, number> {
  if (direction !== 'in') return {};
  const waited = waitMs ?? 0;
  const [answered, abandoned] = [outcome === 'answered', outcome === 'abandoned'];
  return {
    ...{ offered: 1, answered: one(answered), abandoned: one(abandoned) },
    short: one(abandoned && waited <= shortMs),
    'in-time': one(answered && waited <= withinMs),
    waited: answered ? waited : 0,
  };
}

/** Outbound calls are no part of handling time here, as in the figures of the telephone. */
function sumsOfTurn({ direction, talkMs, holdMs, wrapUpMs, limitMs }: CountedTurn): Record<string, number> {
  const limited = { limited: one(limitMs !== null), 'within-limit': one(limitMs !== null && talkMs + holdMs <= limitMs) };
  return direction === 'in' ? { ...limited, handled: 1, talk: talkMs, hold: holdMs, 'wrap-up': wrapUpMs } : limited;
}

/** The number of the day in which an instant lies. */
function dayOf(days: readonly Date[], at: Date): number {
  let [low, high] = [0, days.length - 1];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? at) <= at) low = middle;
    else high = middle;
  }
  return low;
}

function measuredOf<T>(wanted: ReportWanted, all: readonly Grouped<T>[], sumsOf: (of: T) => Record<string, number>): ReportMeasured[] {
  const meant = all.filter(({ clientId, teamId }) => wanted.clients.includes(clientId) && (wanted.teamId ?? teamId) === teamId);
  return meant.map(({ clientId, teamId, at, counted }) => ({
    keys: { client: clientId, team: teamId ?? '', day: dayOf(wanted.days, at) },
    sums: sumsOf(counted),
  }));
}

async function measure(scope: Scope, wanted: ReportWanted): Promise<ReportMeasured[]> {
  const range = { from: wanted.from, to: wanted.to, clientId: wanted.clients.length === 1 ? wanted.clients[0] : undefined };
  const turns = await turnsIn(scope, range);
  return [
    ...measuredOf(wanted, await countedCalls(scope, range, turns), sumsOfCall),
    ...measuredOf(wanted, countedTurns(turns), sumsOfTurn),
    ...measuredOf(wanted, await countedPromises(scope, range), ({ kept }) => ({ promised: 1, kept: one(kept) })),
  ];
}

const sum = (sums: Readonly<Record<string, number>>, ...names: readonly string[]): number =>
  names.reduce((total, name) => total + (sums[name] ?? 0), 0);

const figures: readonly ReportFigure[] = [
  countedFigure('offered', { fi: 'Tulleet puhelut', sv: 'Inkomna samtal', en: 'Calls offered' }),
  countedFigure('answered', { fi: 'Vastatut', sv: 'Besvarade', en: 'Answered' }),
  {
    column: 'service-level',
    label: { fi: 'Palvelutaso', sv: 'Servicenivå', en: 'Service level' },
    help: {
      fi: 'ajoissa vastatut / (tulleet − heti luopuneet)',
      sv: 'besvarade i tid / (inkomna − korta avbrott)',
      en: 'answered in time / (offered − short abandons)',
    },
    unit: 'share',
    of: (sums) => shareOf(sum(sums, 'in-time'), sum(sums, 'offered') - sum(sums, 'short')),
  },
  {
    column: 'abandon-rate',
    label: { fi: 'Luopuneita', sv: 'Avbrutna', en: 'Abandoned' },
    help: { fi: 'ilman heti luopuneita', sv: 'utan korta avbrott', en: 'without short abandons' },
    unit: 'share',
    of: (sums) => shareOf(sum(sums, 'abandoned') - sum(sums, 'short'), sum(sums, 'offered') - sum(sums, 'short')),
  },
  {
    column: 'asa',
    label: { fi: 'Odotus keskimäärin (ASA)', sv: 'Väntan i snitt (ASA)', en: 'Mean wait (ASA)' },
    help: { fi: 'vastattujen', sv: 'av de besvarade', en: 'of those answered' },
    unit: 'ms',
    of: (sums) => shareOf(sum(sums, 'waited'), sum(sums, 'answered')),
  },
  {
    column: 'aht',
    label: { fi: 'Käsittelyaika (AHT)', sv: 'Hanteringstid (AHT)', en: 'Handling time (AHT)' },
    help: { fi: 'puhe, pito ja jälkityö', sv: 'samtal, parkering och efterarbete', en: 'talk, hold and wrap-up' },
    unit: 'ms',
    of: (sums) => shareOf(sum(sums, 'talk', 'hold', 'wrap-up'), sum(sums, 'handled')),
  },
  {
    column: 'limit-kept',
    label: { fi: 'Enimmäisaika piti', sv: 'Inom tidsgränsen', en: 'Within the limit' },
    unit: 'share',
    of: (sums) => shareOf(sum(sums, 'within-limit'), sum(sums, 'limited')),
  },
  {
    column: 'call-backs-kept',
    label: { fi: 'Takaisinsoitot ajallaan', sv: 'Återuppringningar i tid', en: 'Call-backs kept' },
    unit: 'share',
    of: (sums) => shareOf(sum(sums, 'kept'), sum(sums, 'promised')),
  },
];

/** Figures of calls. A call belongs to the day on which it entered the queue. */
export const callReport: Report = {
  report: 'calls',
  title: { fi: 'Puhelut', sv: 'Samtal', en: 'Calls' },
  summary: {
    fi: 'Kuinka nopeasti vastattiin, kuinka moni luopui ja kauanko puhelut kestivät.',
    sv: 'Hur snabbt samtalen besvarades, hur många som gav upp och hur länge de varade.',
    en: 'How quickly calls were answered, how many gave up, and how long they took.',
  },
  needs: seeCalls,
  mostDays: MOST_DAYS,
  dimensions: [byClient, byTeam],
  first: { by: ['day'], draw: ['offered', 'answered'], as: 'bars' },
  columns: figures,
  measure,
};
