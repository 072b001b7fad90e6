import { Checkbox } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snippet, Ticket } from '../api/shapes.ts';
import { ChannelIcon } from '../look/channel-icon.tsx';
import { ClientMark } from '../look/client-mark.tsx';
import { ClockBar } from '../time/clock-bar.tsx';
import { mostUrgent } from '../time/clock.ts';
import styles from './list.module.css';

interface RowProps {
  readonly ticket: Ticket;
  readonly heardAt: number;
  /** Where words were found, when some were looked for. */
  readonly snippets: readonly Snippet[];
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onOpen: (id: number) => void;
  readonly onChoose: (id: number) => void;
}

/** What was said last, after who said it; a note is called one. */
function LastWords({ ticket: { lastWords } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('queue');
  if (!lastWords) return null;
  return (
    <span className={styles.last}>
      {!lastWords.public && <span className={styles.noteWord}>{t('row.note')}</span>} {lastWords.name}: {lastWords.text}
    </span>
  );
}

/** The place where the words were found, with them marked. */
function FoundWords({ snippet }: { readonly snippet: Snippet }) {
  return (
    <span className={styles.last}>
      {snippet.segments.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>))}
    </span>
  );
}

function Details({ ticket, snippets }: Pick<RowProps, 'ticket' | 'snippets'>) {
  const { t } = useTranslation(['queue', 'words']);
  const found = snippets.find((snippet) => snippet.in === 'message');
  return (
    <span className={styles.details}>
      <ChannelIcon channel={ticket.channel} />
      <span className={styles.who}>{ticket.requester.name || ticket.requester.address}</span>
      <span>{t('words:tier', { tier: ticket.tier })}</span>
      <span className={ticket.assignee ? styles.who : styles.nobody}>{ticket.assignee?.name ?? t('words:nobody')}</span>
      {found ? <FoundWords snippet={found} /> : <LastWords ticket={ticket} />}
    </span>
  );
}

/** A ticket in two lines: what it is, and who and what was said last; its most urgent clock at the right edge. */
export const TicketRow = memo(function TicketRow({ ticket, heardAt, snippets, isCurrent, isChosen, onOpen, onChoose }: RowProps) {
  const { t } = useTranslation(['queue', 'words']);
  const clock = mostUrgent(ticket);
  return (
    <div className={styles.row} data-current={isCurrent || undefined} data-chosen={isChosen || undefined}>
      <Checkbox
        size="xs"
        className={styles.choose}
        checked={isChosen}
        onChange={() => onChoose(ticket.id)}
        aria-label={t('row.choose', { number: ticket.id })}
        tabIndex={-1}
      />
      <ClientMark client={ticket.client} />
      <a
        href={`/tickets/${ticket.id}`}
        className={styles.body}
        tabIndex={isCurrent ? 0 : -1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(ticket.id);
        }}
      >
        <span className={styles.title}>
          <span className={styles.number}>#{ticket.id}</span>
          {(ticket.priority === 'urgent' || ticket.priority === 'high') && (
            <span className={styles.priority} data-priority={ticket.priority}>
              {t(`words:priority.${ticket.priority}`)}
            </span>
          )}
          {ticket.triage && <span className={styles.triage}>{t('row.triage')}</span>}
          <span className={styles.subject}>{ticket.subject}</span>
        </span>
        <Details ticket={ticket} snippets={snippets} />
      </a>
      <span className={styles.clock}>{clock ? <ClockBar clock={clock} heardAt={heardAt} /> : <NoClock ticket={ticket} />}</span>
    </div>
  );
});

function NoClock({ ticket: { category } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('words');
  return <span className={styles.quiet}>{t(`category.${category as 'open'}`)}</span>;
}
