import { Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../time/words.ts';
import styles from './calendars.module.css';
import type { Day, Month as MonthOfDays } from './months.ts';

/** A Monday; the days after it are the rest of a week. */
const MONDAY = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

const monthName = (month: number, language: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1));
const weekday = (day: number, language: string, length: 'narrow' | 'long'): string =>
  new Intl.DateTimeFormat(tagOf(language), { weekday: length, timeZone: 'UTC' }).format(MONDAY + day * DAY);
const dateInWords = (date: string, language: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface CellProps {
  readonly day: Day;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

/** A day: its number, and on focus or under the pointer what there is to know of it. */
function Cell({ day, isStop, onFocus }: CellProps) {
  const { t, i18n } = useTranslation('calendars');
  const hours = day.hours.length === 0 ? t('kind.closed') : day.hours.join(', ');
  const words = [dateInWords(day.date, i18n.language), day.name === '' ? t('extra') : day.name, hours]
    .filter((part) => part !== undefined)
    .join(': ');
  return (
    <td data-kind={day.kind}>
      {/* Here, and not at the end of the page: there it would be outside all landmarks. */}
      <Tooltip label={words} withinPortal={false} transitionProps={{ duration: 0 }} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" tabIndex={isStop ? 0 : -1} data-date={day.date} aria-label={words} onFocus={onFocus} className={styles.day}>
          {day.number}
        </button>
      </Tooltip>
    </td>
  );
}

/** A month as a table of weeks. Tab goes from month to month, arrows from day to day. */
export function Month({ month: { month, weeks, named } }: { readonly month: MonthOfDays }) {
  const { t, i18n } = useTranslation('calendars');
  const table = useRef<HTMLTableElement>(null);
  const days = weeks.flat().filter((day) => day !== undefined);
  const [stop, setStop] = useState<string>();
  const current = days.some(({ date }) => date === stop) ? stop : days[0]?.date;
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const at = days.findIndex(({ date }) => date === current);
    const next = step === undefined ? undefined : days[at + step];
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  };
  return (
    <div className={styles.month}>
      <table ref={table} onKeyDown={move}>
        <caption>{monthName(month, i18n.language)}</caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, day) => (
              <th key={day} scope="col" abbr={weekday(day, i18n.language, 'long')}>
                {weekday(day, i18n.language, 'narrow')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== undefined)?.date}>
              {week.map((day, i) =>
                day ? (
                  <Cell key={day.date} day={day} isStop={day.date === current} onFocus={() => setStop(day.date)} />
                ) : (
                  <td key={`none ${String(i)}`} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {named.length > 0 && (
        <ul>
          {named.map(({ date, number, name, hours }) => (
            <li key={date}>
              <b>{number}</b> {name || t('extra')} {hours.length > 0 && <span>{hours.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
