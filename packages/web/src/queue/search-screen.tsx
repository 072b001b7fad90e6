import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from './bulk.tsx';
import { useChosen, useOpenTicket } from './choose.ts';
import { FindBox } from './find-box.tsx';
import { TicketList } from './list.tsx';
import styles from './queue.module.css';
import { useDensity, useSorts } from './settings.ts';
import { DensityChoice, SortChoice } from './tools.tsx';

/** Any ticket that one may see, by words and fields. */
export function SearchScreen() {
  const { t } = useTranslation(['queue', 'shell']);
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/search' });
  const [density] = useDensity();
  const [sorts, setSorts] = useSorts();
  const { chosen, choose, keepOnly } = useChosen();
  const open = useOpenTicket();
  const sort = sorts['search'] ?? 'updated';
  const find = useCallback((next: string) => void navigate({ to: '/search', search: next ? { q: next } : {}, replace: true }), [navigate]);
  return (
    <div className={styles.queue}>
      <div className={styles.middle}>
        <header className={styles.head}>
          <h1>{t('shell:nav.search')}</h1>
          <div className={styles.find}>
            <FindBox value={q} onFind={find} autoFocus />
          </div>
          <SortChoice sort={sort} onSort={(next) => setSorts({ ...sorts, search: next })} />
          <DensityChoice />
        </header>
        {chosen.size > 0 && <BulkBar chosen={chosen} onDone={keepOnly} />}
        <TicketList {...{ list: { query: q, sort }, density, chosen, onChoose: choose, onOpen: open, empty: t('find.nothing') }} />
      </div>
    </div>
  );
}
