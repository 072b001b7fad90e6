import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../shell/commands.ts';
import { Trouble } from '../shell/trouble.tsx';
import { Empty } from './empty.tsx';
import styles from './list.module.css';
import { usePagedList, type ListOf, type Row } from './pages.ts';
import { mistakeIn, QueryTrouble } from './query-trouble.tsx';
import { TicketRow } from './row.tsx';

/** Height of a row in pixels. */
export const heights = { dense: 44, comfortable: 56 } as const;
export type Density = keyof typeof heights;

interface TicketListProps {
  readonly list: ListOf;
  readonly density: Density;
  /** Tickets that were picked for something to be done with them. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (id: number) => void;
  readonly onOpen: (id: number, compose?: 'reply' | 'note' | 'escalate') => void;
  /** The row that the keys are at. */
  readonly onCurrent?: (row: Row | undefined) => void;
  /** Said in place of the usual words when there is nothing. */
  readonly empty?: string;
}

function useListKeys(
  move: (by: number) => void,
  act: { open: () => void; choose: () => void; compose: (what: 'reply' | 'note' | 'escalate') => void },
): void {
  const { t } = useTranslation('shell');
  useCommands([
    { id: 'list.down', label: t('keys.down'), group: 'list', keys: 'j', listed: false, run: () => move(1) },
    { id: 'list.up', label: t('keys.up'), group: 'list', keys: 'k', listed: false, run: () => move(-1) },
    { id: 'list.open', label: t('keys.open'), group: 'list', keys: 'Enter', listed: false, run: act.open },
    { id: 'list.choose', label: t('keys.select'), group: 'list', keys: 'x', listed: false, run: act.choose },
    { id: 'list.reply', label: t('keys.reply'), group: 'list', keys: 'r', listed: false, run: () => act.compose('reply') },
    { id: 'list.note', label: t('keys.note'), group: 'list', keys: 'n', listed: false, run: () => act.compose('note') },
    { id: 'list.escalate', label: t('keys.escalate'), group: 'list', keys: 'e', listed: false, run: () => act.compose('escalate') },
  ]);
}

/** Where the keys are: an index that stays within the rows. */
function useCurrent(count: number, key: string): [number, (index: number) => void] {
  const [at, setAt] = useState({ key, index: 0 });
  const index = at.key === key ? Math.min(at.index, Math.max(0, count - 1)) : 0;
  return [index, (next) => setAt({ key, index: Math.max(0, Math.min(count - 1, next)) })];
}

/** Tells of the row that the keys are at, each time that it is another, or says something else. */
function useTold(row: Row | undefined, tell: TicketListProps['onCurrent']): void {
  const told = useRef<Row>(undefined);
  useEffect(() => {
    if (told.current?.ticket === row?.ticket) return;
    told.current = row;
    tell?.(row);
  }, [row, tell]);
}

/**
 * The focus goes along with the keys, so that Enter is the row's, whatever was pressed before; to a row that is still to be read once it is
 * there, unless somebody types elsewhere by then. @returns to be called before a move
 */
function useFocusAt(scroller: RefObject<HTMLElement | null>, current: number, ticketId: number | undefined): () => void {
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) return;
    const isTyping = document.activeElement instanceof HTMLInputElement;
    const row = isTyping ? undefined : scroller.current?.querySelector<HTMLElement>('[data-current] a');
    row?.focus({ preventScroll: true });
    if (row || isTyping) isMoved.current = false;
  }, [scroller, current, ticketId]);
  return () => (isMoved.current = true);
}

/** A list of any length: only the rows in sight are drawn, and only the pages in sight are held. */
export function TicketList({ list, density, chosen, onChoose, onOpen, onCurrent, empty }: TicketListProps) {
  const { t } = useTranslation('queue');
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<readonly [number, number]>([0, 30]);
  const pages = usePagedList(list, sight);
  const [current, setCurrent] = useCurrent(pages.count, `${list.sort} ${list.query}`);
  const size = heights[density];
  const virtual = useVirtualizer({
    count: pages.count + (pages.hasMore && pages.count > 0 ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 8,
    onChange: ({ range }) => {
      if (range && (range.startIndex !== sight[0] || range.endIndex !== sight[1])) setSight([range.startIndex, range.endIndex]);
    },
  });
  useEffect(() => virtual.measure(), [size, virtual]);

  const row = pages.rowAt(current);
  const follow = useFocusAt(scroller, current, row?.ticket.id);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(pages.count - 1, current + by));
    if (next === current) return;
    follow();
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  useListKeys(move, {
    open: () => row && onOpen(row.ticket.id),
    choose: () => row && onChoose(row.ticket.id),
    compose: (what) => row && onOpen(row.ticket.id, what),
  });
  useTold(row, onCurrent);
  const open = useCallback((id: number) => onOpen(id), [onOpen]);

  if (mistakeIn(pages.error)) return <QueryTrouble error={pages.error} query={list.query} />;
  if (pages.error) return <Trouble error={pages.error} onRetry={pages.retry} />;
  if (pages.count === 0 && !pages.isLoading) return <Empty {...(empty === undefined ? {} : { words: empty })} />;
  return (
    <div ref={scroller} className={styles.list} role="list" aria-label={t('list')} aria-busy={pages.isLoading}>
      <div className={styles.inner} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const one = pages.rowAt(index);
          return (
            <div key={key} role="listitem" className={styles.slot} style={{ height: size, transform: `translateY(${start}px)` }}>
              {one ? (
                <TicketRow
                  {...{ ticket: one.ticket, snippets: one.snippets, heardAt: one.heardAt, onOpen: open, onChoose }}
                  isCurrent={index === current}
                  isChosen={chosen.has(one.ticket.id)}
                />
              ) : (
                <div className={styles.skeleton} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
