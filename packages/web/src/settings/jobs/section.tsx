import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { nowMs } from '../../time/now.ts';
import { When } from '../../time/when.tsx';
import { lengthInWords, numberInWords } from '../../time/words.ts';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';
import own from './jobs.module.css';
import { DeadLetters } from './letters.tsx';

/** No fact tells of jobs, so they are looked at again while the page is open. */
const AGAIN = 10_000;
const jobsQuery = queryOptions({ queryKey: ['jobs'], queryFn: () => ask(api.GET('/jobs')), refetchInterval: AGAIN, staleTime: 0 });
type Work = Awaited<ReturnType<NonNullable<(typeof jobsQuery)['queryFn']>>>;

/** Work that is late by more than this is done by nobody. */
const LATE = 60_000;
const MINUTE = 60_000;

const sum = (kinds: Work['kinds'], of: 'waiting' | 'failing' | 'inHand' | 'laidAside'): number =>
  kinds.reduce((total, kind) => total + kind[of], 0);

/** Whether the desk keeps up; after a standstill, how far behind it is. */
function Recovery({ work }: { readonly work: Work }) {
  const { t, i18n } = useTranslation('works');
  const due = work.nextDue === null ? undefined : Date.parse(work.nextDue);
  const late = due === undefined ? 0 : Date.parse(work.now) - due;
  if (late > LATE)
    return (
      <p role="alert" className={styles.bad}>
        {t('jobs.behind', { time: lengthInWords(late - (late % MINUTE), i18n.language) })}
      </p>
    );
  return (
    <p className={styles.soft}>
      {t('jobs.keepsUp')}{' '}
      {work.nextDue === null ? (
        t('jobs.nothingDue')
      ) : (
        <>
          {t('jobs.nextDue')} <When at={late > 0 ? new Date(nowMs()).toISOString() : work.nextDue} />
        </>
      )}
    </p>
  );
}

function Figures({ work }: { readonly work: Work }) {
  const { t, i18n } = useTranslation('works');
  const figures = [
    ['waiting', sum(work.kinds, 'waiting')],
    ['inHand', sum(work.kinds, 'inHand')],
    ['failing', sum(work.kinds, 'failing')],
    ['laidAside', sum(work.kinds, 'laidAside')],
    ['undelivered', work.undelivered],
    ['unreadable', work.unreadable],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([figure, count]) => (
        <div key={figure} className={styles.figure}>
          <dt>{t(`jobs.${figure}`)}</dt>
          <dd className="tabular">{numberInWords(count, i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Kinds({ work }: { readonly work: Work }) {
  const { t, i18n } = useTranslation('works');
  if (work.kinds.length === 0) return <p className={styles.empty}>{t('jobs.none')}</p>;
  const head = (words: string) => <span className={own.number}>{words}</span>;
  const cell = (count: number) => (
    <td data-number className="tabular">
      {numberInWords(count, i18n.language)}
    </td>
  );
  return (
    <Table
      label={t('jobs.kinds')}
      heads={[t('jobs.kind'), head(t('jobs.waiting')), head(t('jobs.inHand')), head(t('jobs.failing')), head(t('jobs.laidAside'))]}
    >
      {work.kinds.map((kind) => (
        <tr key={kind.job}>
          <th scope="row">{kind.job}</th>
          {cell(kind.waiting)}
          {cell(kind.inHand)}
          {cell(kind.failing)}
          {cell(kind.laidAside)}
        </tr>
      ))}
    </Table>
  );
}

/** What is to be done, what is being done, and what could not be done. */
export function JobsSection() {
  const { t } = useTranslation('works');
  const work = useQuery(jobsQuery);
  return (
    <Page title={t('jobs.title')} about={t('jobs.about')}>
      <Loaded query={work}>
        {(found) => (
          <>
            <Recovery work={found} />
            <Figures work={found} />
            <DeadLetters />
            <Kinds work={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
