import { Skeleton } from '@mantine/core';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../shell/commands.ts';
import { useAfterFirst } from '../shell/soon.ts';
import { Trouble } from '../shell/trouble.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import type { Kind } from './draft.ts';
import { Facts } from './facts.tsx';
import { Escalate, StandingHandOff } from './hand-off.tsx';
import { TicketHeader, type Dialog } from './header.tsx';
import { FollowUp, Merge, Split } from './join.tsx';
import { messagesQuery, ticketQuery } from './queries.ts';
import styles from './ticket.module.css';
import type { LinkedTicket } from './shapes.ts';
import { Timeline } from './timeline.tsx';

interface OpenProps {
  readonly ticket: LinkedTicket;
  readonly heardAt: number;
  readonly compose: Kind | 'escalate' | undefined;
  readonly onBack: () => void;
}

function useTicketKeys(open: (dialog: Dialog) => void, onBack: () => void): void {
  const { t } = useTranslation(['shell', 'ticket']);
  useCommands([
    { id: 'ticket.escalate', label: t('keys.escalate'), group: 'ticket', keys: 'e', run: () => open('escalate') },
    { id: 'ticket.timeline', label: t('keys.timeline'), group: 'ticket', keys: 't', run: () => open('timeline') },
    { id: 'ticket.merge', label: t('ticket:join.mergeDo'), group: 'ticket', run: () => open('merge') },
    { id: 'ticket.split', label: t('ticket:join.splitDo'), group: 'ticket', run: () => open('split') },
    { id: 'ticket.follow-up', label: t('ticket:join.followUpDo'), group: 'ticket', run: () => open('follow-up') },
    { id: 'ticket.send', label: t('keys.send'), group: 'ticket', keys: 'mod+Enter', listed: false, run: () => undefined },
    { id: 'ticket.back', label: t('keys.back'), group: 'ticket', keys: 'Escape', listed: false, run: onBack },
  ]);
}

function Open({ ticket, heardAt, compose, onBack }: OpenProps) {
  const [kind, setKind] = useState<Kind | undefined>(compose === 'escalate' ? undefined : compose);
  const [dialog, setDialog] = useState<Dialog | undefined>(compose === 'escalate' ? 'escalate' : undefined);
  const close = () => setDialog(undefined);
  // Closed at first, so that it knows where the focus was when it opens.
  const isAfter = useAfterFirst();
  useTicketKeys(setDialog, onBack);
  return (
    <div className={styles.ticket}>
      <div className={styles.main}>
        <TicketHeader ticket={ticket} onDialog={setDialog} onBack={onBack} />
        <StandingHandOff ticket={ticket} />
        <Conversation ticketId={ticket.id} />
        <Composer ticket={ticket} kind={kind} onKind={setKind} />
      </div>
      <Facts ticket={ticket} heardAt={heardAt} />
      {dialog === 'escalate' && <Escalate ticket={ticket} onClose={close} />}
      {dialog === 'merge' && <Merge ticket={ticket} onClose={close} />}
      {dialog === 'split' && <Split ticket={ticket} onClose={close} />}
      {dialog === 'follow-up' && <FollowUp ticket={ticket} onClose={close} />}
      {(isAfter || dialog === 'timeline') && <Timeline ticketId={ticket.id} opened={dialog === 'timeline'} onClose={close} />}
    </div>
  );
}

/** One ticket: what was said in the middle, what is known at the right. */
export function TicketScreen() {
  const { ticketId } = useParams({ from: '/tickets/$ticketId' });
  const { view, compose } = useSearch({ from: '/tickets/$ticketId' });
  const navigate = useNavigate();
  const id = Number(ticketId);
  usePrefetchQuery(messagesQuery(id)); // what was said is not asked for after the ticket, but with it
  const { data, dataUpdatedAt, error, refetch } = useQuery(ticketQuery(id));
  const onBack = () => void navigate({ to: '/queue', search: view === undefined ? {} : { view } });
  useEffect(() => {
    document.title = data ? `#${String(data.id)} ${data.subject}` : 'Luuri';
  }, [data]);
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="100%" />;
  return <Open key={id} ticket={data} heardAt={dataUpdatedAt} compose={compose} onBack={onBack} />;
}
