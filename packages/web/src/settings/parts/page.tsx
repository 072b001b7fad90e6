import { Skeleton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Trouble } from '../../shell/trouble.tsx';
import styles from './parts.module.css';

interface PageProps {
  readonly title: string;
  readonly about?: string | undefined;
  /** Buttons of the page. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the settings: what it is, what one can do with all of it, and then the things themselves. */
export function Page({ title, about, tools, children }: PageProps) {
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.head}>
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          {about !== undefined && <p className={styles.about}>{about}</p>}
        </div>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </header>
      {children}
    </section>
  );
}

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly children: (data: T) => ReactNode;
}

/** What was asked for, once it is there; what went wrong, when it is not. */
export function Loaded<T>({ query: { data, error, refetch }, children }: LoadedProps<T>) {
  const { t } = useTranslation('words');
  if (data !== undefined) return children(data);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={36} mb="sm" />
      <Skeleton height={180} />
    </div>
  );
}
