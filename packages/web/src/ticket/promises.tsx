import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import { everyPage, type Page } from '../api/pages.ts';
import type { Instant } from '../api/shapes.ts';
import { useMay } from '../session/me.ts';
import { When } from '../time/when.tsx';
import styles from './facts.module.css';

interface PhonePromise {
  readonly id: number;
  readonly kind: string;
  /** What it is about, or what was promised, word for word. */
  readonly about: string;
  readonly dueAt: Instant;
}

/** What was promised to the requester on the telephone and is still open, the most pressing first. */
export function PromisesMade({ ticketId }: { readonly ticketId: number }) {
  const { t } = useTranslation('ticket');
  const may = useMay('phone.see');
  const { data = [] } = useQuery({
    queryKey: ['ticket', ticketId, 'promises'],
    queryFn: () =>
      everyPage((query) => askFor<Page<PhonePromise, string>>(api.GET('/phone/promises', { params: { query: { ticketId, ...query } } }))),
    enabled: may,
  });
  if (data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('facts.promised')}</h2>
      <ul className={styles.plain}>
        {data.map(({ id, kind, about, dueAt }) => (
          <li key={id}>
            <strong>{kind === 'call-back' ? t('facts.callBack') : about}</strong>, <When at={dueAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
