import { useTranslation } from 'react-i18next';
import { figureInWords, periodInWords } from './figures.ts';
import styles from './reports.module.css';
import type { Dimension, ReportRow, ReportTable } from './shapes.ts';

function nameOf(row: ReportRow, { by }: Dimension, language: string): string {
  if (by === 'day' || by === 'week' || by === 'month') return periodInWords(row.keys[by] ?? '', by, language);
  return row.labels[by] ?? '';
}

/** The figures of a report, all of them, with the whole below. */
export function Figures({ table }: { readonly table: ReportTable }) {
  const { t, i18n } = useTranslation('reports');
  const { by, columns, rows, total } = table;
  const cells = (values: ReportRow['values']) =>
    columns.map(({ column, unit }) => (
      <td key={column} className="tabular">
        {figureInWords(values[column], unit, i18n.language)}
      </td>
    ));
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('table', { title: table.title })}>
      <table className={styles.table}>
        <thead>
          <tr>
            {by.map(({ by: name, label }) => (
              <th key={name} scope="col" className={styles.name}>
                {label}
              </th>
            ))}
            {columns.map(({ column, label, help }) => (
              <th key={column} scope="col">
                {label}
                {help !== '' && <small>{help}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={by.map(({ by: name }) => row.keys[name]).join(' ')}>
              {by.map((dimension, i) =>
                i === 0 ? (
                  <th key={dimension.by} scope="row" className={styles.name}>
                    {nameOf(row, dimension, i18n.language)}
                  </th>
                ) : (
                  <td key={dimension.by} className={styles.name}>
                    {nameOf(row, dimension, i18n.language)}
                  </td>
                ),
              )}
              {cells(row.values)}
            </tr>
          ))}
        </tbody>
        {by.length > 0 && rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" className={styles.name} colSpan={by.length}>
                {t('total')}
              </th>
              {cells(total)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
