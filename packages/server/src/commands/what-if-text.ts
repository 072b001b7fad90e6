import type { ContractPreview, WhatIf } from '@luuri/core';

export const whatIfLanguages = ['en', 'fi', 'sv'] as const;
export type WhatIfLanguage = (typeof whatIfLanguages)[number];

/** How a what-if is told in one language, so that a client can read it. */
interface Words {
  readonly clocks: (n: number) => string;
  readonly metrics: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly nothing: (client: string, days: number) => string;
  /** The sentence that sums it up; the verdicts that flip follow it after a colon. */
  readonly head: (told: { clocks: string; client: string; days: number; changed: number }) => string;
  readonly met: (before: number, after: number) => string;
  readonly columns: readonly [string, string, string, string];
  readonly flips: readonly [string, string, string, string];
  readonly more: (n: number) => string;
}

const en: Words = {
  clocks: (n) => (n === 1 ? '1 clock' : `${String(n)} clocks`),
  metrics: {},
  verdicts: { none: 'not promised' },
  nothing: (client, days) => `${client} had no clocks in the last ${String(days)} days.`,
  head: ({ clocks, client, days, changed }) =>
    `Of the ${clocks} of ${client} in the last ${String(days)} days, ${String(changed)} would be different under this pack`,
  met: (before, after) => `Met: ${String(before)}; under this pack: ${String(after)}.`,
  columns: ['metric', 'clocks', 'met', 'would be met'],
  flips: ['ticket', 'metric', 'cycle', 'verdict'],
  more: (n) => `and ${String(n)} more`,
};

const fi: Words = {
  clocks: (n) => (n === 1 ? '1 kellosta' : `${String(n)} kellosta`),
  metrics: {
    'first-response': 'ensimmäinen vastaus',
    'next-response': 'seuraava vastaus',
    'periodic-update': 'väliaikatieto',
    resolution: 'ratkaisu',
    'tier-hold': 'aika yhdellä tasolla',
  },
  verdicts: { met: 'täyttyi', breached: 'ylittyi', open: 'kesken', none: 'ei luvattu' },
  nothing: (client, days) => `Asiakkaalla ${client} ei ollut kelloja viimeisten ${String(days)} päivän aikana.`,
  head: ({ clocks, client, days, changed }) =>
    `Asiakkaan ${client} ${clocks} viimeisten ${String(days)} päivän ajalta ${String(changed)} olisi toisin tällä sopimuksella`,
  met: (before, after) => `Täyttyi: ${String(before)}; tällä sopimuksella: ${String(after)}.`,
  columns: ['lupaus', 'kelloja', 'täyttyi', 'täyttyisi'],
  flips: ['pyyntö', 'lupaus', 'kierros', 'tulos'],
  more: (n) => `ja ${String(n)} muuta`,
};

const sv: Words = {
  clocks: (n) => (n === 1 ? '1 klocka' : `${String(n)} klockor`),
  metrics: {
    'first-response': 'första svar',
    'next-response': 'nästa svar',
    'periodic-update': 'lägesrapport',
    resolution: 'lösning',
    'tier-hold': 'tid på en nivå',
  },
  verdicts: { met: 'uppfyllt', breached: 'brutet', open: 'pågår', none: 'inte utlovat' },
  nothing: (client, days) => `${client} hade inga klockor de senaste ${String(days)} dagarna.`,
  head: ({ clocks, client, days, changed }) =>
    `Av ${clocks} för ${client} de senaste ${String(days)} dagarna skulle ${String(changed)} vara annorlunda med detta avtal`,
  met: (before, after) => `Uppfyllt: ${String(before)}; med detta avtal: ${String(after)}.`,
  columns: ['löfte', 'klockor', 'uppfyllt', 'skulle uppfyllas'],
  flips: ['ärende', 'löfte', 'omgång', 'utfall'],
  more: (n) => `och ${String(n)} till`,
};

const WORDS: Readonly<Record<WhatIfLanguage, Words>> = { en, fi, sv };

/** `4 met→breached, 1 open→met`; empty when no verdict flips. */
const flipsIn = ({ counts }: Pick<WhatIf, 'counts'>, words: Words): string =>
  Object.entries(counts)
    .map(([flip, n]) => `${String(n)} ${verdictsOf(flip, words)}`)
    .join(', ');

/** `37 clocks change, 4 met→breached`, in English. */
export const inShort = ({ changed, counts }: Pick<WhatIf, 'changed' | 'counts'>): string =>
  [changed === 1 ? '1 clock changes' : `${String(changed)} clocks change`, flipsIn({ counts }, en)]
    .filter((part) => part !== '')
    .join(', ');

const verdictsOf = (flip: string, { verdicts }: Words): string =>
  flip
    .split('→')
    .map((verdict) => verdicts[verdict] ?? verdict)
    .join('→');

/** Columns side by side, the first to the left and numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    `  ${row.map((cell, i) => (/^\d+$/.test(cell) ? cell.padStart(width(i)) : cell.padEnd(width(i)))).join('  ')}`.trimEnd(),
  );
}

/** How the promises came out, one line for each metric, and each verdict that flips. */
export function shown({ byMetric, flips, counts }: WhatIf, language: WhatIfLanguage = 'en'): string[] {
  const words = WORDS[language];
  const named = (metric: string) => words.metrics[metric] ?? metric;
  const metrics = Object.entries(byMetric).map(([metric, { clocks: n, metBefore, metAfter }]) => [
    named(metric),
    ...[n, metBefore, metAfter].map(String),
  ]);
  const flipped = flips.map(({ ticket, metric, cycle, from, to }) => [
    ...[`#${String(ticket)}`, named(metric), String(cycle)],
    verdictsOf(`${from}→${to}`, words),
  ]);
  const unlisted = Object.values(counts).reduce((sum, n) => sum + n, 0) - flips.length;
  return [
    ...(metrics.length > 0 ? table([words.columns, ...metrics]) : []),
    ...(flipped.length > 0 ? ['', ...table([words.flips, ...flipped])] : []),
    ...(unlisted > 0 ? [`  ${words.more(unlisted)}`] : []),
  ];
}

/** A what-if, for people. */
export function whatIfText(preview: ContractPreview, language: WhatIfLanguage = 'en'): string {
  const { client, days, clocks, changed, metBefore, metAfter } = preview;
  const words = WORDS[language];
  if (clocks === 0) return words.nothing(client, days);
  const head = words.head({ clocks: words.clocks(clocks), client, days, changed });
  const flips = flipsIn(preview, words);
  return [flips === '' ? `${head}.` : `${head}: ${flips}.`, words.met(metBefore, metAfter), '', ...shown(preview, language)].join('\n');
}

/** `12 clocks`, in English. */
export const clocksIn = (n: number): string => en.clocks(n);
