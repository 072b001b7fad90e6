import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../../api/lists.ts';
import { ClientMark } from '../../look/client-mark.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import styles from './clients.module.css';
import { PackScreen } from './pack-screen.tsx';
import { newestQuery, type ContractText } from './query.ts';
import { Review } from './review.tsx';
import { Running } from './running.tsx';
import { usePackText } from './use-pack-text.ts';
import { Versions } from './versions.tsx';

const views = ['pack', 'versions', 'running'] as const;

function Head({ client, current, isNew }: { readonly client: string; readonly current: string; readonly isNew: boolean }) {
  const { t } = useTranslation('packs');
  const { t: tSettings } = useTranslation('settings');
  const { data: clients } = useQuery(clientsQuery);
  const name = clients?.find(({ slug }) => slug === client)?.name ?? client;
  return (
    <header className={styles.head}>
      <nav aria-label={t('way')} className={styles.way}>
        <Link to="/settings">{tSettings('title')}</Link>
        <span aria-hidden>›</span>
        <Link to="/settings/$section/{-$item}" params={{ section: 'clients', item: undefined }}>
          {t('list.title')}
        </Link>
        <span aria-hidden>›</span>
      </nav>
      <Title order={1} size="h4" className={styles.name}>
        <ClientMark client={client} /> {name}
      </Title>
      {!isNew && (
        <nav aria-label={t('views')} className={styles.views}>
          {views.map((view) => (
            <Link
              key={view}
              to="/settings/$section/{-$item}"
              params={{ section: 'clients', item: client }}
              search={view === 'pack' ? {} : { view }}
              aria-current={view === current ? 'page' : undefined}
            >
              {t(`view.${view}`)}
            </Link>
          ))}
          <Link to="/settings/$section/{-$item}" params={{ section: 'calendars', item: client }}>
            {t('view.year')}
          </Link>
        </nav>
      )}
    </header>
  );
}

function Nobody() {
  const { t } = useTranslation('packs');
  return (
    <div className={styles.nobody}>
      <p>{t('nobody')}</p>
      <Link to="/settings/$section/{-$item}" params={{ section: 'clients', item: undefined }}>
        {t('list.title')}
      </Link>
    </div>
  );
}

function Views({ client, view, newest }: { client: string; view: string; newest: ContractText | undefined }) {
  const pack = usePackText(client, newest);
  if (view === 'review') return <Review client={client} pack={pack} newest={newest} />;
  if (view === 'versions' && newest) return <Versions client={client} newest={newest} />;
  if (view === 'running' && newest) return <Running client={client} />;
  return !newest && !pack.isDraft ? <Nobody /> : <PackScreen client={client} pack={pack} newest={newest} />;
}

/** One client: its pack, the versions of it, and the clocks that run under older ones. */
export function ClientScreen({ client }: { readonly client: string }) {
  const { view = 'pack' } = useSearch({ strict: false });
  const { data, error, refetch } = useQuery(newestQuery(client));
  if (error && data === undefined) return <Trouble error={error} onRetry={() => void refetch()} />;
  const shown = String(view);
  return (
    <div className={styles.screen}>
      <Head client={client} current={shown === 'review' ? 'pack' : shown} isNew={data === null} />
      {data === undefined ? <Skeleton m="lg" height={320} /> : <Views client={client} view={shown} newest={data ?? undefined} />}
    </div>
  );
}
