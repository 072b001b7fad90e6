import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.ts';
import { When } from '../time/when.tsx';
import { Listed, ReviewTable } from './lists.tsx';
import styles from './quality.module.css';
import { appealsQuery, figuresQuery, ownReviewsQuery, reviewsQuery } from './query.ts';
import type { Appeal } from './shapes.ts';
import { Link } from '@tanstack/react-router';
import { scoreInWords } from './words.ts';

function Figures({ client }: { readonly client: string | undefined }) {
  const { t, i18n } = useTranslation('quality');
  const { data = [] } = useQuery(figuresQuery(client));
  if (data.length === 0) return null;
  return (
    <section aria-label={t('figures.title')}>
      <Title order={3} size="h5">
        {t('figures.title')}
      </Title>
      <div className={styles.scroll}>
        <Table className={styles.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column.agent')}</Table.Th>
              <Table.Th>{t('figures.reviews')}</Table.Th>
              <Table.Th>{t('figures.mean')}</Table.Th>
              <Table.Th>{t('figures.failed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {data.map((one) => (
              <Table.Tr key={one.agentId}>
                <Table.Td>{one.agent}</Table.Td>
                <Table.Td>{one.reviews}</Table.Td>
                <Table.Td>{scoreInWords(one.score, i18n.language)}</Table.Td>
                <Table.Td>{one.failed}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

/** Published reviews of the clients that one sees, and what each agent's come to. */
export function Reviews({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  const reviews = usePages(reviewsQuery(client));
  return (
    <>
      <Figures client={client} />
      <Listed of={reviews} empty={t('review.none')}>
        {(all) => <ReviewTable reviews={all} showsAgent />}
      </Listed>
    </>
  );
}

/** Reviews of one's own contacts. */
export function OwnReviews() {
  const { t } = useTranslation('quality');
  const reviews = usePages(ownReviewsQuery);
  return (
    <Listed of={reviews} empty={t('review.noneOwn')}>
      {(all) => <ReviewTable reviews={all} showsAgent={false} />}
    </Listed>
  );
}

function AppealRow({ appeal }: { readonly appeal: Appeal }) {
  const { t } = useTranslation('quality');
  return (
    <li className={styles.box}>
      <p>
        <Link to="/quality" search={(before) => ({ ...before, review: appeal.review.id })}>
          {appeal.review.subject}
        </Link>{' '}
        <span className={styles.soft}>
          {appeal.review.agent} · <When at={appeal.at} />
          {appeal.mayDecide && ` · ${t('appeal.yours')}`}
        </span>
      </p>
      <blockquote>{appeal.words}</blockquote>
      {appeal.decision !== null && (
        <blockquote>
          <strong>{t(`appeal.state.${appeal.state}`)}</strong> {appeal.decision}
        </blockquote>
      )}
    </li>
  );
}

function AppealList({
  state,
  client,
  empty,
}: {
  readonly state: Appeal['state'];
  readonly client: string | undefined;
  readonly empty: string;
}) {
  const appeals = usePages(appealsQuery(state, client));
  return (
    <Listed of={appeals} empty={empty}>
      {(all) => (
        <ul className={styles.plain}>
          {all.map((appeal) => (
            <AppealRow key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      )}
    </Listed>
  );
}

/** Appeals that wait, and what became of the others. */
export function Appeals({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  return (
    <>
      <AppealList state="open" client={client} empty={t('appeal.none')} />
      {(['changed', 'kept'] as const).map((state) => (
        <details key={state}>
          <summary>{t(`appeal.state.${state}`)}</summary>
          <AppealList state={state} client={client} empty={t('appeal.noneSuch')} />
        </details>
      ))}
    </>
  );
}
