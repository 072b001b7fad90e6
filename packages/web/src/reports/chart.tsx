import { useTranslation } from 'react-i18next';
import styles from './reports.module.css';
import { figureInWords, periodInWords, ticksFor, type Unit } from './figures.ts';
import type { ReportColumn, ReportRow, ReportTable, ReportView } from './shapes.ts';

// Drawn as plain SVG: what a chart says stands in the table below it, so it is one picture to those who hear the page.

const WIDTH = 960;
const HEIGHT = 280;
const LEFT = 72;
const BOTTOM = 28;
const TOP = 12;
/** More than these cannot be told apart: a chart shows the first, the table all. */
const MOST_GROUPS = 92;
const LABELS = 12;

const isPeriod = (by: string): by is 'day' | 'week' | 'month' => by === 'day' || by === 'week' || by === 'month';

interface Group {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

function groupsOf(table: ReportTable, columns: readonly ReportColumn[], language: string): Group[] {
  const name = (row: ReportRow) =>
    table.by.map(({ by }) => (isPeriod(by) ? periodInWords(row.keys[by] ?? '', by, language) : (row.labels[by] ?? ''))).join(' · ');
  return table.rows.slice(0, MOST_GROUPS).map((row) => ({
    key: table.by.map(({ by }) => row.keys[by] ?? '').join(' '),
    label: name(row),
    values: columns.map(({ column }) => row.values[column] ?? null),
  }));
}

interface Drawn {
  readonly groups: readonly Group[];
  readonly columns: readonly ReportColumn[];
  readonly unit: Unit;
  readonly language: string;
}

const y = (value: number, most: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);

function Grid({ ticks, unit, language }: { readonly ticks: readonly number[]; readonly unit: Unit; readonly language: string }) {
  const most = ticks.at(-1) ?? 1;
  return ticks.map((tick) => (
    <g key={tick} className={styles.grid}>
      <line x1={LEFT} x2={WIDTH} y1={y(tick, most)} y2={y(tick, most)} />
      <text x={LEFT - 8} y={y(tick, most) + 4} textAnchor="end">
        {unit === 'ms' && tick === 0 ? '0' : figureInWords(tick, unit, language)}
      </text>
    </g>
  ));
}

/** Bars beside each other, a group for each row. */
function Bars({ groups, columns, unit, language }: Drawn) {
  const highest = Math.max(0, ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksFor(highest, unit);
  const most = ticks.at(-1) ?? 1;
  const wide = (WIDTH - LEFT) / Math.max(1, groups.length);
  const each = Math.min(36, (wide * 0.72) / columns.length);
  const everyNth = Math.ceil(groups.length / LABELS);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} aria-hidden>
      <Grid ticks={ticks} unit={unit} language={language} />
      {groups.map(({ key, label, values }, i) => {
        const middle = LEFT + wide * (i + 0.5);
        return (
          <g key={key}>
            {values.map((value, n) => (
              <rect
                key={columns[n]?.column}
                data-series={n}
                x={middle + (n - columns.length / 2) * each}
                width={Math.max(1, each - 1)}
                y={y(value ?? 0, most)}
                height={Math.max(0, y(0, most) - y(value ?? 0, most))}
              >
                <title>{`${label}: ${columns[n]?.label ?? ''} ${figureInWords(value, unit, language)}`}</title>
              </rect>
            ))}
            {i % everyNth === 0 && (
              <text className={styles.label} x={middle} y={HEIGHT - 8} textAnchor="middle">
                {label.length > 22 ? `${label.slice(0, 21)}…` : label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** One bar that is the whole, and its parts in it. */
function Parts({ groups, unit, language }: Drawn) {
  const whole = groups.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
  const begins = groups.map((_group, i) => groups.slice(0, i).reduce((sum, { values }) => sum + (values[0] ?? 0), 0));
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} 48`} className={styles.chart} aria-hidden>
        {groups.map(({ key, label, values }, i) => (
          <rect
            key={key}
            data-series={i % 6}
            x={whole > 0 ? ((begins[i] ?? 0) / whole) * WIDTH : 0}
            width={whole > 0 ? Math.max(0, ((values[0] ?? 0) / whole) * WIDTH - 2) : 0}
            height={48}
          >
            <title>{`${label}: ${figureInWords(values[0], unit, language)}`}</title>
          </rect>
        ))}
      </svg>
      <ul className={styles.legend}>
        {groups.map(({ key, label, values }, i) => (
          <li key={key}>
            <i data-series={i % 6} />
            {label} <strong className="tabular">{figureInWords(whole > 0 ? (values[0] ?? 0) / whole : null, 'share', language)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The picture of a report. */
export function Chart({ table, view }: { readonly table: ReportTable; readonly view: ReportView }) {
  const { t, i18n } = useTranslation('reports');
  const columns = table.columns.filter(({ column }) => view.draw.includes(column));
  const unit = columns[0]?.unit;
  if (unit === undefined || table.rows.length === 0) return null;
  const groups = groupsOf(table, columns, i18n.language);
  const drawn: Drawn = { groups, columns, unit, language: i18n.language };
  const isParts = view.drawAs === 'parts' && !table.by.some(({ by }) => isPeriod(by));
  return (
    <figure className={styles.figure} aria-label={t('chart', { title: table.title })}>
      {isParts ? <Parts {...drawn} /> : <Bars {...drawn} />}
      {!isParts && (
        <ul className={styles.legend}>
          {columns.map(({ column, label }, n) => (
            <li key={column}>
              <i data-series={n} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {table.rows.length > MOST_GROUPS && <figcaption>{t('first', { count: MOST_GROUPS })}</figcaption>}
    </figure>
  );
}
