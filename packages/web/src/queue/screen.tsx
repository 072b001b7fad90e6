import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../api/shapes.ts';
import { useLoadedSoon } from '../shell/soon.ts';
import { Preview } from '../ticket/preview.tsx';
import { BulkBar } from './bulk.tsx';
import { FindBox } from './find-box.tsx';
import { TicketList } from './list.tsx';
import type { Row } from './pages.ts';
import styles from './queue.module.css';
import { useChosen, useOpenTicket } from './choose.ts';
import { useDensity, useSorts } from './settings.ts';
import { DensityChoice, SortChoice } from './tools.tsx';
import { Views, viewsQuery, useViewName } from './views.tsx';

const FIRST = 'my-open';

/** Where one goes from here. */
const loadTicket = () => import('../ticket/screen.tsx');

/** One view of the queue: its list, what can be done with several of it, and a look at the one that the keys are at. */
function Middle({ view, onCurrent }: { readonly view: View; readonly onCurrent: (row: Row | undefined) => void }) {
  const nameOf = useViewName();
  const [density] = useDensity();
  const [sorts, setSorts] = useSorts();
  const [typed, setTyped] = useState('');
  const { chosen, choose, keepOnly } = useChosen();
  const open = useOpenTicket(view.view);
  const sort = sorts[view.view] ?? view.sort;
  const query = `${view.query} ${typed}`.trim();
  return (
    <div className={styles.middle}>
      <header className={styles.head}>
        <h1>{nameOf(view)}</h1>
        <div className={styles.find}>
          <FindBox value="" onFind={setTyped} />
        </div>
        <SortChoice sort={sort} onSort={(next) => setSorts({ ...sorts, [view.view]: next })} />
        <DensityChoice />
      </header>
      {chosen.size > 0 && <BulkBar chosen={chosen} onDone={keepOnly} />}
      <TicketList {...{ list: { query, sort }, density, chosen, onChoose: choose, onOpen: open, onCurrent }} />
    </div>
  );
}

/** The queue: views, list, preview. The list is for looking; work comes by Take next. */
export function QueueScreen() {
  const { t } = useTranslation('queue');
  const navigate = useNavigate();
  const { view = FIRST } = useSearch({ from: '/queue' });
  const { data: views } = useQuery(viewsQuery);
  const [current, setCurrent] = useState<Row>();
  useLoadedSoon(loadTicket);
  const keepCurrent = useCallback((row: Row | undefined) => setCurrent(row), []);
  const shown = views?.find((one) => one.view === view);
  if (views && !shown && view !== FIRST) void navigate({ to: '/queue', search: {}, replace: true });
  return (
    <div className={styles.queue}>
      <Views current={view} />
      {shown && <Middle key={shown.view} view={shown} onCurrent={keepCurrent} />}
      <aside className={styles.preview} aria-label={t('preview')}>
        {current && <Preview ticketId={current.ticket.id} />}
      </aside>
    </div>
  );
}
