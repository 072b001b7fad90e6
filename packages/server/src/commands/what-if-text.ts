import type { ContractPreview, WhatIf } from '@luuri/core';

export const whatIfLanguages = ['en', 'fi', 'sv'] as const;
export type WhatIfLanguage = (typeof whatIfLanguages)[number];

/** How a what-if is told in one language, so that a client can read it. */
interface Words {
  readonly clocks: (n: number) => string;
  readonly changes: (n: number) => string;
  readonly metrics: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly nothing: (client: string, days: number) => string;
  readonly head: (told: { clocks: string; client: string; days: number; short: string }) => string;
  readonly met: (before: number, after: number) => string;
  readonly columns: readonly [string, string, string, string];
  readonly flips: readonly [string, string, string, string];
  readonly more: (n: number) => string;
}

const en: Words = {
  clocks: (n) => (n === 1 ? '1 clock' : `${String(n)} clocks`),
  changes: (n) => (n === 1 ? '1 clock changes' : `${String(n)} clocks change`),
  metrics: {},
  verdicts: {},
  nothing: (client, days) => `${client} had no clocks in the last ${String(days)} days.`,
  head: ({ clocks, client, days, short }) => `Of the ${clocks} of ${client} in the last ${String(days)} days, under this pack ${short}.`,
  met: (before, after) => `Met: ${String(before)}; under this pack: ${String(after)}.`,
  columns: ['metric', 'clocks', 'met', 'met then'],
  flips: ['ticket', 'metric', 'cycle', 'verdict'],
  more: (n) => `and ${String(n)} more`,
};

const fi: Words = {
  clocks: (n) => (n === 1 ? '1 kellosta' : `${String(n)} kellosta`),
  changes: (n) => (n === 1 ? '1 kello muuttuisi' : `${String(n)} kelloa muuttuisi`),
  metrics: {
    'first-response': 'ensimmäinen vastaus',
    'next-response': 'seuraava vastaus',
    'periodic-update': 'väliaikatieto',
    resolution: 'ratkaisu',
    'tier-hold': 'aika yhdellä tasolla',
  },
  verdicts: { met: 'täyttyi', breached: 'ylittyi', open: 'kesken', none: 'ei luvattu' },
  nothing: (client, days) => `Asiakkaalla ${client} ei ollut kelloja viimeisten ${String(days)} päivän aikana.`,
  head: ({ clocks, client, days, short }) =>
    `Asiakkaan ${client} viimeisten ${String(days)} päivän aikana ${clocks} tällä sopimuksella ${short}.`,
  met: (before, after) => `Täyttyi: ${String(before)}; tällä sopimuksella: ${String(after)}.`,
  columns: ['lupaus', 'kelloja', 'täyttyi', 'täyttyisi'],
  flips: ['pyyntö', 'lupaus', 'kierros', 'tulos'],
  more: (n) => `ja ${String(n)} muuta`,
};

const sv: Words = {
  clocks: (n) => (n === 1 ? '1 klocka' : `${String(n)} klockor`),
  changes: (n) => (n === 1 ? '1 klocka skulle ändras' : `${String(n)} klockor skulle ändras`),
  metrics: {
    'first-response': 'första svar',
    'next-response': 'nästa svar',
    'periodic-update': 'lägesrapport',
    resolution: 'lösning',
    'tier-hold': 'tid på en nivå',
  },
  verdicts: { met: 'uppfyllt', breached: 'brutet', open: 'pågår', none: 'inte utlovat' },
  nothing: (client, days) => `${client} hade inga klockor de senaste ${String(days)} dagarna.`,
  head: ({ clocks, client, days, short }) => `Av ${clocks} för ${client} de senaste ${String(days)} dagarna: med detta avtal ${short}.`,
  met: (before, after) => `Uppfyllt: ${String(before)}; med detta avtal: ${String(after)}.`,
  columns: ['löfte', 'klockor', 'uppfyllt', 'uppfyllt då'],
  flips: ['ärende', 'löfte', 'omgång', 'utfall'],
  more: (n) => `och ${String(n)} till`,
};

const WORDS: Readonly<Record<WhatIfLanguage, Words>> = { en, fi, sv };

/** `37 clocks change, 4 met→breached` */
export function inShort({ changed, counts }: Pick<WhatIf, 'changed' | 'counts'>, language: WhatIfLanguage = 'en'): string {
  const words = WORDS[language];
  return [words.changes(changed), ...Object.entries(counts).map(([flip, n]) => `${String(n)} ${verdictsOf(flip, words)}`)].join(', ');
}

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
  const { client, days, clocks, metBefore, metAfter } = preview;
  const words = WORDS[language];
  if (clocks === 0) return words.nothing(client, days);
  const head = words.head({ clocks: words.clocks(clocks), client, days, short: inShort(preview, language) });
  return [head, words.met(metBefore, metAfter), '', ...shown(preview, language)].join('\n');
}

/** `12 clocks`, in English. */
export const clocksIn = (n: number): string => en.clocks(n);
