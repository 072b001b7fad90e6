import { Badge, Skeleton, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api/use-pages.ts';
import { ClientMark } from '../look/client-mark.tsx';
import { More } from '../shell/more.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import styles from './quality.module.css';
import { Result } from './result.tsx';
import type { ReviewLine } from './shapes.ts';

interface ListedProps<T> {
  readonly of: Pages<T>;
  /** What stands there when there is none: what to do next. */
  readonly empty: string;
  readonly children: (all: readonly T[]) => ReactNode;
}

/** A list that may be on its way, empty, or in trouble; and where there is more of it, that too. */
export function Listed<T>({ of, empty, children }: ListedProps<T>) {
  const { data, error, refetch } = of;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  if (data.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <>
      {children(data)}
      <More of={of} />
    </>
  );
}

/** Reviews, a row each; the subject leads to it. */
export function ReviewTable({ reviews, showsAgent }: { readonly reviews: readonly ReviewLine[]; readonly showsAgent: boolean }) {
  const { t } = useTranslation('quality');
  return (
    <div className={styles.scroll}>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.contact')}</Table.Th>
            {showsAgent && <Table.Th>{t('column.agent')}</Table.Th>}
            <Table.Th>{t('column.score')}</Table.Th>
            <Table.Th>{t('column.reviewer')}</Table.Th>
            <Table.Th>{t('column.when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reviews.map((review) => (
            <Table.Tr key={review.id}>
              <Table.Td>
                <span className={styles.contact}>
                  <ClientMark client={review.client} />
                  <span>
                    <Link to="/quality" search={(before) => ({ ...before, review: review.id })}>
                      {review.subject}
                    </Link>
                    <small>{t(`kind.${review.kind}`)}</small>
                  </span>
                </span>
              </Table.Td>
              {showsAgent && <Table.Td>{review.agent ?? t('blind')}</Table.Td>}
              <Table.Td>
                <Result result={review} />
                {review.appeal !== null && (
                  <Badge variant="light" color={review.appeal === 'open' ? 'orange' : 'gray'} ml="xs" tt="none">
                    {t(`appeal.state.${review.appeal}`)}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{review.reviewer}</Table.Td>
              <Table.Td>
                <When at={review.publishedAt ?? review.savedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
