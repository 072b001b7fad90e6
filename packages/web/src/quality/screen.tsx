import { Group, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../api/lists.ts';
import { ApiProblem } from '../api/problem.ts';
import { useMe } from '../session/me.ts';
import { Trouble } from '../shell/trouble.tsx';
import chapters from '../look/chapters.module.css';
import { Calibrations } from './calibration.tsx';
import { Coaching } from './coaching.tsx';
import { FeedbackList } from './feedback.tsx';
import styles from './quality.module.css';
import { ReviewPage } from './review.tsx';
import { Appeals, OwnReviews, Reviews } from './reviews.tsx';
import { tabs, type Tab } from './tabs.ts';
import { ToReview } from './to-review.tsx';

/** One's own is of whatever client. */
const ofOneClient = (tab: Tab): boolean => !tab.startsWith('my-');

function Body({ tab, client }: { readonly tab: Tab; readonly client: string | undefined }) {
  switch (tab) {
    case 'to-review':
      return <ToReview client={client} />;
    case 'reviews':
      return <Reviews client={client} />;
    case 'appeals':
      return <Appeals client={client} />;
    case 'calibration':
      return <Calibrations client={client} />;
    case 'feedback':
      return <FeedbackList whose="all" client={client} />;
    case 'coaching':
      return <Coaching whose="all" client={client} />;
    case 'my-reviews':
      return <OwnReviews />;
    case 'my-feedback':
      return <FeedbackList whose="own" />;
    case 'my-tasks':
      return <Coaching whose="own" />;
  }
}

function ClientChoice({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  const navigate = useNavigate({ from: '/quality' });
  const { data: clients = [] } = useQuery(clientsQuery);
  return (
    <NativeSelect
      aria-label={t('client')}
      value={client ?? ''}
      data={[{ value: '', label: t('allClients') }, ...clients.map(({ slug, name }) => ({ value: slug, label: name }))]}
      onChange={({ currentTarget: { value } }) =>
        void navigate({
          search: ({ client: _client, ...before }) => ({ ...before, ...(value === '' ? {} : { client: value }) }),
          replace: true,
        })
      }
    />
  );
}

function useTab() {
  const { permissions } = useMe();
  const { tab: wanted, client, review } = useSearch({ from: '/quality' });
  const mine = tabs.filter(({ needs }) => permissions.includes(needs));
  const tab = mine.find((one) => one.tab === wanted)?.tab ?? mine[0]?.tab;
  return { mine, tab, client, review };
}

/** Quality: what is looked at, what was found, and what follows. */
export function QualityScreen() {
  const { t } = useTranslation('quality');
  const { mine, tab, client, review } = useTab();
  if (tab === undefined) return <Trouble error={new ApiProblem({ code: 'access.denied', status: 404, detail: '' })} />;
  if (review !== undefined) return <ReviewPage reviewId={review} />;
  return (
    <div className={chapters.screen}>
      <nav className={chapters.list} aria-label={t('title')}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <ul>
          {mine.map((one) => (
            <li key={one.tab}>
              <Link to="/quality" search={(before) => ({ ...before, tab: one.tab })} aria-current={one.tab === tab ? 'page' : undefined}>
                {t(`tab.${one.tab}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className={`${chapters.body ?? ''} ${styles.body ?? ''}`} aria-label={t(`tab.${tab}`)}>
        <Group justify="space-between" align="start" gap="md">
          <div>
            <Title order={2} size="h4">
              {t(`tab.${tab}`)}
            </Title>
            <p className={styles.soft}>{t(`about.${tab}`)}</p>
          </div>
          {ofOneClient(tab) && <ClientChoice client={client} />}
        </Group>
        <Body tab={tab} client={client} />
      </section>
    </div>
  );
}
