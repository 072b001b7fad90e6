import { toInstant } from '../calendar/index.ts';
import { clientRows, contractOf, type Client } from '../client/index.ts';
import { holds, inLanguage, notFound, type LocalizedText, type Scope } from '../kernel/index.ts';
import { teamRows } from '../team/index.ts';
import { zoneOf } from '../template/index.ts';
import { cannotDivide, noReport, noZone, wrongPeriod } from './errors.ts';
import {
  periods,
  reports,
  type ReportFigure,
  type Dimension,
  type Keys,
  type Period,
  type Report,
  type Row,
  type Wanted,
} from './report.ts';
import { daysBetween, isDay, nextDay, periodOf, type LocalDay } from './rules/period.ts';
import { figured, gathered, inOrder, whole } from './rules/table.ts';
import { periodWords } from './words.ts';

const MOST_DAYS = 800;
const MOST_DIMENSIONS = 3;

/** What somebody asks of a report. */
export interface Asked {
  readonly report: string;
  readonly from: string;
  readonly to: string;
  readonly client?: string | undefined;
  readonly team?: string | undefined;
  readonly by?: string | undefined;
  readonly zone?: string | undefined;
}

/** A row with names in place of numbers. */
export interface NamedRow {
  readonly keys: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Row['values'];
}

export interface Answer {
  readonly report: Report;
  readonly columns: readonly ReportFigure[];
  readonly by: readonly string[];
  readonly zone: string;
  readonly rows: readonly NamedRow[];
  readonly total: Row['values'];
}

const isPeriod = (by: string): by is Period => (periods as readonly string[]).includes(by);

/** The reports that the actor may ask for. */
export const reportsFor = (scope: Scope): readonly Report[] =>
  scope.get(reports).filter(({ needs }) => needs === undefined || holds(scope.actor, needs));

/** The columns of a report that the actor may see. */
export const columnsFor = ({ actor }: Pick<Scope, 'actor'>, { columns }: Report): readonly ReportFigure[] =>
  columns.filter(({ needs }) => needs === undefined || holds(actor, needs));

/** By what a report may be divided: those who ask the desk do not learn of its teams. */
export const dimensionsFor = ({ actor }: Pick<Scope, 'actor'>, { dimensions }: Report): readonly Dimension[] =>
  dimensions.filter(({ by }) => by !== 'team' || actor.kind !== 'person');

function divisionOf(dimensions: readonly Dimension[], { first }: Report, by: string | undefined): string[] {
  const wanted = by === undefined ? [...first.by] : by.split(',').filter((name) => name !== '');
  const known = [...periods, ...dimensions.map((d) => d.by)];
  const strange = wanted.find((name, i) => !known.includes(name) || wanted.indexOf(name) < i);
  if (strange !== undefined || wanted.length > MOST_DIMENSIONS || wanted.filter(isPeriod).length > 1)
    throw cannotDivide({ by: strange ?? wanted.join(','), known });
  // Time comes first: rows over time are read along it.
  return [...wanted.filter(isPeriod), ...wanted.filter((name) => !isPeriod(name))];
}

async function clientsMeant(scope: Scope, slug: string | undefined): Promise<Client[]> {
  const clients = await scope.rows(clientRows).find({ where: slug === undefined ? {} : { slug } });
  if (slug !== undefined && clients.length === 0) throw notFound({ what: 'client', id: slug });
  return clients;
}

/** No team has this number. */
const NOBODYS = 0;

/** A team that is not there counts nothing, like one whose work one does not see: nobody learns which it is. */
async function teamMeant(scope: Scope, slug: string | undefined): Promise<number | undefined> {
  if (slug === undefined) return undefined;
  return scope.actor.kind === 'person' ? NOBODYS : ((await scope.rows(teamRows).first({ slug }))?.id ?? NOBODYS);
}

/** The zone that was asked for, else that of the client, else that of the first client there is. */
async function zoneFor(scope: Scope, asked: string | undefined, clients: readonly Client[]): Promise<string> {
  if (asked !== undefined) return asked;
  const [first] = clients;
  return first ? zoneOf(await contractOf(scope, first.id)) : 'UTC';
}

function beginningOf(day: string, zone: string): Date {
  try {
    return toInstant(`${day} 00:00`, zone).at;
  } catch (e) {
    throw noZone({ zone }, e);
  }
}

/** Days as weeks or months, where those were asked for. */
const rekeyed = (keys: Keys, period: Period | undefined, days: readonly LocalDay[]): Keys => {
  if (period === undefined) return keys;
  const day = days[Number(keys['day'])];
  const { day: _day, ...others } = keys;
  return { ...others, [period]: day ? periodOf(day, period) : '' };
};

/** Over time alone, a day on which nothing happened is a row like any other. */
const emptyOnes = (period: Period | undefined, by: readonly string[], days: readonly LocalDay[]) =>
  period !== undefined && by.length === 1 ? days.map((day) => ({ keys: { [period]: periodOf(day, period) }, sums: {} })) : [];

/** Names for the numbers by which rows are kept. */
async function namesFor(scope: Scope, clients: readonly Client[]): Promise<ReadonlyMap<string, { key: string; label: string }>> {
  const teams = await scope.rows(teamRows).find();
  const named = (by: string) => (one: { id: number; slug: string; name: string }) =>
    [`${by}:${String(one.id)}`, { key: one.slug, label: one.name }] as const;
  return new Map([...clients.map(named('client')), ...teams.map(named('team'))]);
}

/** What a value of a dimension is called. */
function labelOf(dimension: Dimension | undefined, value: string, language: string): string {
  const words: LocalizedText | undefined =
    dimension?.values && Object.hasOwn(dimension.values, value) ? dimension.values[value] : undefined;
  return words ? inLanguage(words, language) : value;
}

/** What a dimension or a period is called. */
export const headOf = ({ dimensions }: Report, by: string, language: string): string =>
  inLanguage(dimensions.find((d) => d.by === by)?.label ?? periodWords[by] ?? by, language);

/**
 * Ask a report: count, add up, work out, put right, name. What is counted lies within the reach of the scope.
 * @throws `report.not-found`, `report.wrong-period`, `report.cannot-divide`, `report.no-such-zone`
 */
export async function askReport(scope: Scope, asked: Asked, language: string): Promise<Answer> {
  const report = reportsFor(scope).find((one) => one.report === asked.report);
  if (!report) throw noReport({ report: asked.report });
  const by = divisionOf(dimensionsFor(scope, report), report, asked.by);
  const { mostDays: most = MOST_DAYS } = report;
  if (!isDay(asked.from) || !isDay(asked.to) || asked.to < asked.from) throw wrongPeriod({ most });
  const clients = await clientsMeant(scope, asked.client);
  const zone = await zoneFor(scope, asked.zone, clients);
  const days = daysBetween(asked.from, asked.to);
  if (days.length > most) throw wrongPeriod({ most });
  const starts = [...days.map(({ day }) => day), nextDay(asked.to)].map((day) => beginningOf(day, zone));
  const [from, to] = [starts[0] ?? scope.now, starts.at(-1) ?? scope.now];
  const columns = columnsFor(scope, report);
  const period = by.find(isPeriod);
  const wanted: Wanted = {
    ...{ from, to, days: starts, clients: clients.map((c) => c.id), teamId: await teamMeant(scope, asked.team) },
    by: by.map((name) => (isPeriod(name) ? 'day' : name)),
  };
  // Who sees no client is told nothing, and no database is asked for the rows of none.
  const isNobody = clients.length === 0;
  const measured = isNobody ? [] : await report.measure(scope, wanted);
  const kept = measured.map(({ keys, sums }) => ({ keys: rekeyed(keys, period, days), sums }));
  const rows = inOrder(gathered([...emptyOnes(period, by, days), ...kept], by), by).map((one) => figured(columns, one));
  const finished = isNobody ? rows : ((await report.finish?.(scope, wanted, rows)) ?? rows);
  const names = await namesFor(scope, clients);
  const shown = new Set(columns.map((c) => c.column));
  const valuesOf = (values: Row['values']) => Object.fromEntries(Object.entries(values).filter(([name]) => shown.has(name)));
  const nameOf = (name: string, value: string) =>
    names.get(`${name}:${value}`) ?? {
      key: value,
      label: labelOf(
        report.dimensions.find((d) => d.by === name),
        value,
        language,
      ),
    };
  return {
    ...{ report, columns, by, zone },
    total: figured(columns, { keys: {}, sums: whole(kept) }).values,
    rows: finished.map(({ keys, values }) => {
      const named = by.map((name) => ({ name, ...nameOf(name, String(keys[name] ?? '')) }));
      return {
        keys: Object.fromEntries(named.map(({ name, key }) => [name, key])),
        labels: Object.fromEntries(named.map(({ name, label }) => [name, label])),
        values: valuesOf(values),
      };
    }),
  };
}
