import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentsQuery, clientsQuery } from '../../api/lists.ts';
import { More } from '../../shell/more.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import { numberInWords } from '../../time/words.ts';
import { useRefusal } from '../parts/act.ts';
import { Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';
import own from './audit.module.css';
import { Line } from './line.tsx';
import { auditQuery, chainQuery, csvAddress, type Asked } from './query.ts';

const parts = ['actor', 'action', 'outcome', 'client', 'from', 'to'] as const;

function useAsked(): { asked: Asked; choose: (part: Asked) => void } {
  const search: Readonly<Record<string, string | number | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = Object.fromEntries(
    parts.flatMap((part) => (typeof search[part] === 'string' && search[part] !== '' ? [[part, search[part]]] : [])),
  );
  return {
    asked,
    choose: (part) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...part })) as never, replace: true }),
  };
}

/** Who, in words: the name of an agent that one knows of, else as it stands in the line. */
function useWho(): (actor: string) => string {
  const { t } = useTranslation('words');
  const { data: agents = [] } = useQuery(agentsQuery);
  return (actor) => {
    if (actor === 'system') return t('desk');
    const name = actor.startsWith('agent:') ? agents.find((agent) => `agent:${String(agent.id)}` === actor)?.name : undefined;
    return name === undefined ? actor : `${name} (${actor})`;
  };
}

function Days({ asked, choose }: ReturnType<typeof useAsked>) {
  const { t } = useTranslation('audit');
  return (
    <>
      <TextInput
        type="date"
        label={t('filter.from')}
        value={asked.from ?? ''}
        onChange={(event) => choose({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('filter.to')}
        value={asked.to ?? ''}
        onChange={(event) => choose({ to: event.currentTarget.value })}
      />
    </>
  );
}

function Filters() {
  const { t } = useTranslation('audit');
  const { asked, choose } = useAsked();
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: clients = [] } = useQuery(clientsQuery);
  const [action, setAction] = useState(asked.action ?? '');
  const any = { value: '', label: t('filter.any') };
  return (
    <form
      className={styles.tools}
      aria-label={t('filter.label')}
      onSubmit={(event) => {
        event.preventDefault();
        choose({ action });
      }}
    >
      <NativeSelect
        label={t('filter.who')}
        value={asked.actor ?? ''}
        data={[
          any,
          ...agents.map((agent) => ({ value: `agent:${String(agent.id)}`, label: agent.name })),
          { value: 'anonymous', label: t('filter.nobody') },
          { value: 'system', label: t('filter.desk') },
        ]}
        onChange={(event) => choose({ actor: event.currentTarget.value })}
      />
      <TextInput
        label={t('filter.what')}
        placeholder={'contract.'}
        value={action}
        onChange={(event) => setAction(event.currentTarget.value)}
        onBlur={() => choose({ action })}
      />
      <NativeSelect
        label={t('filter.client')}
        value={asked.client ?? ''}
        data={[any, ...clients.map(({ slug, name }) => ({ value: slug, label: name }))]}
        onChange={(event) => choose({ client: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filter.outcome')}
        value={asked.outcome ?? ''}
        data={[any, { value: 'done', label: t('outcome.done') }, { value: 'refused', label: t('outcome.refused') }]}
        onChange={(event) => choose({ outcome: event.currentTarget.value as Asked['outcome'] })}
      />
      <Days asked={asked} choose={choose} />
      {/* Enter is sent by a button alone where a form has dates, too. */}
      <button type="submit" hidden />
    </form>
  );
}

/** Whether the chain of the audit holds: asked for by a button, for it takes a while. */
function Chain() {
  const { t, i18n } = useTranslation('audit');
  const refusal = useRefusal();
  const { data, error, isFetching, refetch } = useQuery(chainQuery);
  const number = (count: number) => numberInWords(count, i18n.language);
  return (
    <div className={own.chain}>
      <Button variant="default" leftSection={<IconShieldCheck size={16} aria-hidden />} loading={isFetching} onClick={() => void refetch()}>
        {t('chain.verify')}
      </Button>
      <div role="status">
        {error && <p className={styles.bad}>{refusal(error)}</p>}
        {data && !error && data.broken === null && (
          <p className={styles.good}>
            {t('chain.holds', { links: number(data.links), erased: number(data.erased), unsealed: number(data.unsealed) })}
            <span className={styles.detail}>{t('chain.head', { head: `${String(data.links)}:${data.head}` })}</span>
          </p>
        )}
        {data?.broken && (
          <p className={styles.bad}>
            {t('chain.broken', { number: data.broken.link, line: data.broken.lineId, links: number(data.links) })}
            <span className={styles.detail}>{data.broken.why}</span>
          </p>
        )}
      </div>
    </div>
  );
}

function Lines() {
  const { t } = useTranslation(['audit', 'words']);
  const { asked } = useAsked();
  const who = useWho();
  const query = useInfiniteQuery(auditQuery(asked));
  const { data, error, refetch } = query;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const lines = data.pages.flatMap(({ items }) => items);
  if (lines.length === 0) return <p className={styles.empty}>{t('none')}</p>;
  return (
    <>
      <Table
        label={t('title')}
        heads={[
          <span key="open" className="unseen">
            {t('head.open')}
          </span>,
          t('head.when'),
          t('head.who'),
          t('head.what'),
          t('head.outcome'),
        ]}
      >
        {lines.map((line) => (
          <Line key={line.id} line={line} who={who(line.actor)} />
        ))}
      </Table>
      <More of={query} />
    </>
  );
}

/** Who did what, and when; what settings were and what they are; and whether any of it was tampered with. */
export function AuditSection() {
  const { t, i18n } = useTranslation('audit');
  const { asked } = useAsked();
  return (
    <Page
      title={t('title')}
      about={t('about')}
      tools={
        <Button
          component="a"
          href={csvAddress(asked, i18n.language)}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('csv')}
        </Button>
      }
    >
      <Filters />
      <Chain />
      <Lines />
    </Page>
  );
}
