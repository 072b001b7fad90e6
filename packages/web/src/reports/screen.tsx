import { Button, Group, NativeSelect, Skeleton, TextInput, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../api/lists.ts';
import { Trouble } from '../shell/trouble.tsx';
import { nowMs } from '../time/now.ts';
import chapters from '../look/chapters.module.css';
import { Chart } from './chart.tsx';
import { presetOf, presets, spanOf, type Preset } from './figures.ts';
import { csvAddress, reportsQuery, tableQuery, type Question } from './query.ts';
import styles from './reports.module.css';
import type { ReportView } from './shapes.ts';
import { Figures } from './table.tsx';

const OWN = 'own';
const OF_CLIENTS = 'client';

/** What the address says, with what it leaves out filled in. */
function useQuestion(views: readonly ReportView[]): { view: ReportView | undefined; question: Question } {
  const { report, client, by, ...period } = useSearch({ from: '/reports' });
  const view = views.find((one) => one.report === report) ?? views[0];
  const month = spanOf('last-30-days', nowMs());
  const span = { from: period.from ?? month.from, to: period.to ?? month.to };
  return { view, question: { report: view?.report ?? '', ...span, client, by } };
}

/** What the report may be divided by; each alone, or by client beside it. */
function divisions({ dimensions, firstBy }: ReportView): { value: string; label: string }[] {
  const label = (by: string) => dimensions.find((d) => d.by === by)?.label ?? by;
  const alone = dimensions.map(({ by }) => [by]);
  const first = alone.some(([by]) => firstBy.length === 1 && by === firstBy[0]) ? [] : [[...firstBy]];
  const both = dimensions.filter(({ by }) => by !== OF_CLIENTS).map(({ by }) => [by, OF_CLIENTS]);
  const known = new Set(dimensions.map((d) => d.by));
  const wanted = [...first, ...alone, ...(known.has(OF_CLIENTS) ? both : [])];
  return wanted.map((by) => ({ value: by.join(','), label: by.map(label).join(', ') }));
}

function Choices({ view, question }: { readonly view: ReportView; readonly question: Question }) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate({ from: '/reports' });
  const { data: clients = [] } = useQuery(clientsQuery);
  const choose = (more: Partial<Question>) => void navigate({ search: (before) => ({ ...before, ...more }), replace: true });
  const now = nowMs();
  const preset = presetOf(question, now) ?? OWN;
  const onDay = (which: 'from' | 'to', value: string) => {
    if (value !== '') choose({ from: question.from, to: question.to, [which]: value });
  };
  return (
    <Group gap="sm" align="end">
      <NativeSelect
        label={t('period')}
        value={preset}
        data={[...presets.map((value) => ({ value, label: t(`preset.${value}`) })), { value: OWN, label: t('preset.own') }]}
        onChange={({ currentTarget: { value } }) => {
          if (value !== OWN) choose(spanOf(value as Preset, now));
        }}
      />
      <TextInput type="date" label={t('from')} value={question.from} max={question.to} onChange={(e) => onDay('from', e.currentTarget.value)} />
      <TextInput type="date" label={t('to')} value={question.to} min={question.from} onChange={(e) => onDay('to', e.currentTarget.value)} />
      <NativeSelect
        label={t('client')}
        value={question.client ?? ''}
        data={[{ value: '', label: t('allClients') }, ...clients.map(({ slug, name }) => ({ value: slug, label: name }))]}
        onChange={({ currentTarget: { value } }) => choose({ client: value === '' ? undefined : value })}
      />
      <NativeSelect
        label={t('by')}
        value={question.by ?? view.firstBy.join(',')}
        data={divisions(view)}
        onChange={({ currentTarget: { value } }) => choose({ by: value })}
      />
    </Group>
  );
}

function Answer({ view, question }: { readonly view: ReportView; readonly question: Question }) {
  const { t, i18n } = useTranslation('reports');
  const { data, error, refetch, isFetching } = useQuery(tableQuery(question, i18n.language));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton height={280} mb="md" />
        <Skeleton height={200} />
      </div>
    );
  const isEmpty = data.rows.length === 0 || data.rows.every(({ values }) => Object.values(values).every((value) => value === null || value === 0));
  return (
    <div className={styles.answer} aria-busy={isFetching}>
      {isEmpty ? (
        <p className={styles.empty}>{t('empty')}</p>
      ) : (
        <>
          <Chart table={data} view={view} />
          <Figures table={data} />
        </>
      )}
      <p className={styles.zone}>{t('zone', { zone: data.zone })}</p>
    </div>
  );
}

/** Figures of a period: one report at a time, drawn and as a table, and as a file. */
export function ReportsScreen() {
  const { t, i18n } = useTranslation('reports');
  const { data: views, error, refetch } = useQuery(reportsQuery(i18n.language));
  const { view, question } = useQuestion(views ?? []);
  if (error && !views) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <div className={chapters.screen}>
      <nav className={chapters.list} aria-label={t('title')}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        {views ? (
          <ul>
            {views.map(({ report, title }) => (
              <li key={report}>
                <Link
                  to="/reports"
                  search={({ by: _by, ...before }) => ({ ...before, report })}
                  aria-current={report === view?.report ? 'page' : undefined}
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <Skeleton height={160} />
        )}
      </nav>
      {view && (
        <section className={chapters.body} aria-label={view.title}>
          <Group justify="space-between" align="start" gap="md">
            <div>
              <Title order={2} size="h4">
                {view.title}
              </Title>
              <p className={styles.summary}>{view.summary}</p>
            </div>
            <Button component="a" href={csvAddress(question, i18n.language)} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
              {t('csv')}
            </Button>
          </Group>
          <Choices view={view} question={question} />
          <Answer view={view} question={question} />
        </section>
      )}
    </div>
  );
}
