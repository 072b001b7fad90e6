import { ActionIcon, Group, NativeSelect, Skeleton, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { clientsQuery } from '../../api/lists.ts';
import { codeOf } from '../../api/problem.ts';
import { useCommands } from '../../shell/commands.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { nowMs } from '../../time/now.ts';
import type { SectionProps } from '../section.ts';
import styles from './calendars.module.css';
import { monthsOf } from './months.ts';
import { Month } from './month.tsx';

interface Question {
  readonly client: string;
  readonly year: number;
  readonly calendar: string | undefined;
}

/** New hours come with a new contract: what is told of a client asks for its year again. */
const yearQuery = ({ client, year, calendar }: Question) =>
  queryOptions({
    queryKey: ['all', 'client', client, 'year', year, calendar],
    queryFn: () =>
      ask(
        api.GET('/clients/{client}/calendar', {
          params: { path: { client }, query: { year, ...(calendar === undefined ? {} : { calendar }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

const FIRST_YEAR = 1901;
const LAST_YEAR = 2198;

function useQuestion(item: string | undefined): Partial<Question> & { readonly year: number } {
  const { data: clients } = useQuery(clientsQuery);
  const { year, calendar } = useSearch({ strict: false });
  const asked = typeof year === 'number' && year >= FIRST_YEAR && year <= LAST_YEAR ? year : new Date(nowMs()).getFullYear();
  const client = item ?? clients?.[0]?.slug;
  return { year: asked, ...(client === undefined ? {} : { client }), calendar: typeof calendar === 'string' ? calendar : undefined };
}

function Legend() {
  const { t } = useTranslation('calendars');
  return (
    <ul className={styles.legend} aria-hidden>
      {(['open', 'shortened', 'closed', 'holiday'] as const).map((kind) => (
        <li key={kind}>
          <i data-kind={kind} /> {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

interface YearProps {
  readonly question: Question;
  readonly onYear: (year: number) => void;
  readonly onCalendar: (calendar: string) => void;
}

function Year({ question, onYear, onCalendar }: YearProps) {
  const { t } = useTranslation('calendars');
  const { data, error, refetch, isPlaceholderData } = useQuery(yearQuery(question));
  if (codeOf(error) === 'contract.no-such-calendar') return <p className={styles.soft}>{t('none')}</p>;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={480} />;
  return (
    <>
      <Group gap="md" align="end">
        <NativeSelect
          label={t('calendar')}
          value={data.calendar}
          data={[...data.calendars]}
          onChange={(e) => onCalendar(e.currentTarget.value)}
        />
        <Group gap="xs" align="center">
          <ActionIcon variant="default" size={36} aria-label={t('before')} onClick={() => onYear(question.year - 1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h3" aria-live="polite" className={styles.year}>
            {question.year}
          </Title>
          <ActionIcon variant="default" size={36} aria-label={t('after')} onClick={() => onYear(question.year + 1)}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <Legend />
      </Group>
      <p className={styles.soft}>{t('zone', { zone: data.zone, version: data.version })}</p>
      <div className={styles.months} aria-busy={isPlaceholderData}>
        {monthsOf(data.days).map((month) => (
          <Month key={month.month} month={month} />
        ))}
      </div>
    </>
  );
}

/** The year of a client's calendar, as it would hang on a wall. */
export function CalendarsSection({ item }: SectionProps) {
  const { t } = useTranslation('calendars');
  const navigate = useNavigate();
  const { data: clients, error, refetch } = useQuery(clientsQuery);
  const { client, year, calendar } = useQuestion(item);
  const go = (to: string | undefined, search: { year?: number; calendar?: string | undefined }) =>
    void navigate({
      to: '/settings/$section/{-$item}',
      params: { section: 'calendars', item: to },
      search: { year, ...(calendar === undefined ? {} : { calendar }), ...search },
      replace: true,
    });
  const onYear = (next: number) => go(client, { year: next });
  useCommands([
    { id: 'year.before', label: t('before'), group: 'everywhere', keys: '[', run: () => onYear(year - 1) },
    { id: 'year.after', label: t('after'), group: 'everywhere', keys: ']', run: () => onYear(year + 1) },
  ]);
  if (error && !clients) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles.section} aria-label={t('title')}>
      <Group justify="space-between" align="start">
        <Title order={1} size="h4">
          {t('title')}
        </Title>
        <NativeSelect
          label={t('client')}
          value={client ?? ''}
          data={(clients ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(e) => go(e.currentTarget.value, { calendar: undefined })}
        />
      </Group>
      {client === undefined ? (
        clients && <p className={styles.soft}>{t('noClient')}</p>
      ) : (
        <Year key={client} question={{ client, year, calendar }} onYear={onYear} onCalendar={(next) => go(client, { calendar: next })} />
      )}
    </section>
  );
}
