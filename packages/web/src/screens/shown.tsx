import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import { useNow } from '../time/now.ts';
import { When } from '../time/when.tsx';
import { lengthInWords, numberInWords } from '../time/words.ts';
import { agentsQuery, clientsQuery } from '../api/lists.ts';
import styles from './screens.module.css';
import type { Shown } from './shapes.ts';
import { textOf, toMs, valueAt } from './values.ts';

const MINUTE = 60_000;

function PersonName({ id }: { readonly id: number }) {
  const { data } = useQuery({
    queryKey: ['person', id],
    queryFn: () => askFor<{ name: string }>(api.GET('/people/{personId}', { params: { path: { personId: id } } })),
    staleTime: 300_000,
  });
  return <>{data?.name ?? `#${String(id)}`}</>;
}

function AgentName({ id }: { readonly id: number }) {
  const name = useQuery(agentsQuery).data?.find((agent) => agent.id === id)?.name;
  return <>{name ?? `#${String(id)}`}</>;
}

function ClientName({ of }: { readonly of: number | string }) {
  const found = useQuery(clientsQuery).data?.find((client) => client.id === of || client.slug === of);
  return <>{found?.name ?? String(of)}</>;
}

/** An instant with the time that is left, or by how much it is over: in words, not by colour alone. */
export function Due({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation('screens');
  const now = useNow(MINUTE);
  const left = Date.parse(at) - now;
  const time = lengthInWords(left, i18n.language);
  return (
    <span className={styles.due} data-late={left < 0 || undefined}>
      {left < 0 ? t('late', { time }) : t('left', { time })} <When at={at} className={styles.soft ?? ''} />
    </span>
  );
}

function Secret({ value }: { readonly value: string }) {
  const { t } = useTranslation('screens');
  return (
    <span className={styles.secret}>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
    </span>
  );
}

/** One value of a result. */
export function ShownValue({ shown, of }: { readonly shown: Shown; readonly of: unknown }) {
  const { t, i18n } = useTranslation('screens');
  const value = valueAt(of, shown.name);
  if (value === undefined || value === null || value === '') return <span className={styles.soft}>–</span>;
  const text = textOf(value);
  switch (shown.kind) {
    case 'date-time':
      return <When at={text} />;
    case 'due':
      return <Due at={text} />;
    case 'duration':
      return <span className="tabular">{lengthInWords(toMs(Number(value), shown.unit), i18n.language)}</span>;
    case 'number':
      return <span className="tabular">{numberInWords(Number(value), i18n.language)}</span>;
    case 'yes-no':
      return <>{value === true ? t('yes') : t('no')}</>;
    case 'choice':
      return <>{shown.choices?.find((choice) => choice.value === value)?.label ?? text}</>;
    case 'person':
      return <PersonName id={Number(value)} />;
    case 'agent':
      return <AgentName id={Number(value)} />;
    case 'client':
      return <ClientName of={value as string | number} />;
    case 'ticket':
      return (
        <Link to="/tickets/$ticketId" params={{ ticketId: text }}>
          {`#${text}`}
        </Link>
      );
    case 'phone':
      return <a href={`tel:${text}`}>{text}</a>;
    case 'email':
      return <a href={`mailto:${text}`}>{text}</a>;
    case 'link':
      return (
        <a href={text} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      );
    case 'secret':
      return <Secret value={text} />;
    case 'long-text':
      return <span className={styles.long}>{text}</span>;
    default:
      return <>{text}</>;
  }
}
