import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import type { Count, View } from '../api/shapes.ts';
import { numberInWords } from '../time/words.ts';
import styles from './queue.module.css';

export const viewsQuery = queryOptions({
  queryKey: ['all', 'saved_view'],
  queryFn: () => askFor<readonly View[]>(api.GET('/views')),
});

const COUNT_AGAIN_MS = 60_000;
const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: () => askFor<readonly Count[]>(api.GET('/views/counts')),
  refetchInterval: COUNT_AGAIN_MS,
});

/** The views that a desk comes with, which have a name in every language. */
const own = ['my-open', 'mentions-me', 'unassigned', 'breaching-soon', 'overdue', 'waiting-for-requester', 'triage', 'all-open'] as const;

export function useViewName(): (view: View) => string {
  const { t } = useTranslation('queue');
  return ({ view, name }) => {
    const key = own.find((known) => known === view);
    return key ? t(`views.${key}`) : name;
  };
}

function Line({ view, count, isCurrent }: { readonly view: View; readonly count: Count | undefined; readonly isCurrent: boolean }) {
  const { t, i18n } = useTranslation('queue');
  const nameOf = useViewName();
  return (
    <li>
      <Link
        to="/queue"
        search={{ view: view.view }}
        className={styles.view}
        aria-current={isCurrent ? 'page' : undefined}
        data-loud={(view.view === 'overdue' && (count?.count ?? 0) > 0) || undefined}
      >
        <span className={styles.viewName}>{nameOf(view)}</span>
        {count && (
          <span className={styles.count}>
            {numberInWords(count.count, i18n.language)}
            {count.orMore && t('orMore')}
          </span>
        )}
      </Link>
    </li>
  );
}

/** The desk's own views, one's own, those of one's teams: each with how many it has, as it changes. */
export function Views({ current }: { readonly current: string }) {
  const { t } = useTranslation('queue');
  const { data: views = [] } = useQuery(viewsQuery);
  const { data: counts = [] } = useQuery(countsQuery);
  return (
    <nav className={styles.views} aria-label={t('viewsLabel')}>
      <ul>
        {views.map((view) => (
          <Line key={view.view} view={view} count={counts.find((count) => count.view === view.view)} isCurrent={view.view === current} />
        ))}
      </ul>
    </nav>
  );
}
