import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../api/lists.ts';
import { priorities, type Clock } from '../api/shapes.ts';
import { useChannelName } from '../look/channel-icon.tsx';
import { ClientMark } from '../look/client-mark.tsx';
import { ownId, useMay, useMe } from '../session/me.ts';
import { useCommands } from '../shell/commands.ts';
import { useAfterFirst } from '../shell/soon.ts';
import { ErrorBoundary } from '../shell/trouble.tsx';
import { ClockBar } from '../time/clock-bar.tsx';
import { mostUrgent } from '../time/clock.ts';
import { When } from '../time/when.tsx';
import { clockIn } from '../time/words.ts';
import { useChange } from './change.ts';
import styles from './facts.module.css';
import { PromisesMade } from './promises.tsx';
import { othersQuery, ratingQuery, timeQuery, workflowQuery } from './queries.ts';
import { Rated } from './rated.tsx';
import type { LinkedTicket } from './shapes.ts';
import { TimeSpentBar } from './time-spent.tsx';
import { Why } from './why.tsx';

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface ClocksProps {
  readonly ticket: LinkedTicket;
  readonly heardAt: number;
}

function ClockLine({ ticket, clock, heardAt }: ClocksProps & { readonly clock: Clock }) {
  const { t, i18n } = useTranslation(['ticket', 'words']);
  const [why, setWhy] = useState(false);
  const at = clock.dueAt === null ? '' : clockIn(Date.parse(clock.dueAt), i18n.language);
  return (
    <li className={styles.clock}>
      <span className={styles.metric}>
        {t(`words:metric.${clock.metric}`)}
        <Button variant="subtle" size="compact-xs" onClick={() => setWhy(true)}>
          {at ? t('why.ask', { at }) : t('why.askStanding')}
        </Button>
      </span>
      <ClockBar clock={clock} heardAt={heardAt} />
      {why && <Why ticket={ticket} clock={clock} onClose={() => setWhy(false)} />}
    </li>
  );
}

const isOver = ({ state }: Clock): boolean => ['met', 'met_late', 'cancelled', 'pending'].includes(state);

/** The most urgent first; those that are over are folded. */
function Clocks({ ticket, heardAt }: ClocksProps) {
  const { t } = useTranslation(['ticket', 'words']);
  const first = mostUrgent(ticket);
  const open = ticket.clocks.filter((clock) => !isOver(clock)).sort((a, b) => Number(b === first) - Number(a === first));
  const over = ticket.clocks.filter(isOver);
  const line = (clock: Clock) => <ClockLine key={clock.id} {...{ ticket, clock, heardAt }} />;
  return (
    <Section title={t('facts.clocks')}>
      {open.length === 0 && <p className={styles.soft}>{t('words:clock.none')}</p>}
      <ul className={styles.plain}>{open.map(line)}</ul>
      {over.length > 0 && (
        <details>
          <summary>{t('facts.clocksOver', { count: over.length })}</summary>
          <ul className={styles.plain}>{over.map(line)}</ul>
        </details>
      )}
    </Section>
  );
}

/** `a` takes the ticket, from the first moment on. */
function useTakeKey(ticket: LinkedTicket): void {
  const { t } = useTranslation('shell');
  const me = useMe();
  const may = useMay('ticket.work');
  const { assign } = useChange(ticket.id);
  const isMine = ticket.assignee?.id === ownId(me);
  useCommands(
    may && !isMine ? [{ id: 'ticket.take', label: t('keys.assignMe'), group: 'ticket', keys: 'a', run: () => assign(ownId(me)) }] : [],
  );
}

function Properties({ ticket }: { readonly ticket: LinkedTicket }) {
  const { t } = useTranslation(['ticket', 'words', 'shell']);
  const me = useMe();
  const may = useMay('ticket.work');
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: workflow } = useQuery(workflowQuery);
  const { assign, move, prioritise } = useChange(ticket.id);
  const isMine = ticket.assignee?.id === ownId(me);
  const stateName = (state: string): string => {
    const category = workflow?.states.find((one) => one.state === state)?.category ?? ticket.category;
    return state === category ? t(`words:category.${category as 'open'}`) : `${t(`words:category.${category as 'open'}`)} (${state})`;
  };
  const ways = workflow?.states.find(({ state }) => state === ticket.state)?.to ?? [];
  const people = agents.filter(({ active, id }) => active || id === ticket.assignee?.id);
  return (
    <Section title={t('facts.properties')}>
      <Select
        label={t('facts.state')}
        data={[...new Set([ticket.state, ...ways])].map((state) => ({ value: state, label: stateName(state) }))}
        value={ticket.state}
        allowDeselect={false}
        disabled={!may}
        onChange={(to) => to !== null && to !== ticket.state && move(to)}
      />
      <Select
        label={t('facts.priority')}
        data={priorities.map((value) => ({ value, label: t(`words:priority.${value}`) }))}
        value={ticket.priority}
        allowDeselect={false}
        disabled={!may}
        onChange={(to) => to !== null && prioritise(to)}
      />
      <Select
        label={t('facts.assignee')}
        placeholder={t('words:nobody')}
        data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={ticket.assignee ? String(ticket.assignee.id) : null}
        searchable
        allowDeselect={false}
        disabled={!may}
        onChange={(to) => to !== null && assign(Number(to))}
      />
      {may && !isMine && (
        <Button variant="default" size="xs" onClick={() => assign(ownId(me))}>
          {t('shell:keys.assignMe')}
        </Button>
      )}
    </Section>
  );
}

function Requester({ ticket }: { readonly ticket: LinkedTicket }) {
  const { t } = useTranslation(['ticket', 'words']);
  const channelName = useChannelName();
  const language = ticket.language === 'fi' || ticket.language === 'sv' ? ticket.language : 'en';
  return (
    <Section title={t('facts.requester')}>
      <dl className={styles.list}>
        <dt className="unseen">{t('facts.name')}</dt>
        <dd>
          <strong>{ticket.requester.name}</strong>
          <br />
          <a href={`mailto:${ticket.requester.address}`}>{ticket.requester.address}</a>
        </dd>
        <dt>{t('facts.speak')}</dt>
        <dd>
          <strong>{t(`words:language.${language}`)}</strong>
        </dd>
        <dt>{t('facts.client')}</dt>
        <dd className={styles.inline}>
          <ClientMark client={ticket.client} /> {ticket.client}
        </dd>
        <dt>{t('facts.tier')}</dt>
        <dd>
          {t('words:tier', { tier: ticket.tier })} · {ticket.team}
        </dd>
        <dt>{t('facts.came')}</dt>
        <dd>
          {channelName(ticket.channel)}, <When at={ticket.receivedAt} />
        </dd>
      </dl>
    </Section>
  );
}

/** Tickets that belong to this one, and others of the requester. */
function Related({ ticket }: { readonly ticket: LinkedTicket }) {
  const { t } = useTranslation(['ticket', 'words']);
  const { data } = useQuery(othersQuery(ticket.requester.address));
  const others = data?.items.map((item) => item.ticket).filter(({ id }) => id !== ticket.id) ?? [];
  const line = (key: string, to: { id: number; subject: string; word: string }) => (
    <li key={key}>
      <Link to="/tickets/$ticketId" params={{ ticketId: String(to.id) }} className={styles.related}>
        <span className={styles.soft}>
          #{to.id} {to.word}
        </span>
        <span>{to.subject}</span>
      </Link>
    </li>
  );
  return (
    <>
      {ticket.links.length > 0 && (
        <Section title={t('facts.links')}>
          <ul className={styles.plain}>
            {ticket.links.map(({ kind, ticketId, subject }) =>
              line(`${kind} ${ticketId}`, { id: ticketId, subject, word: t(`facts.link.${kind}`) }),
            )}
          </ul>
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('facts.others')}>
          <ul className={styles.plain}>
            {others.map(({ id, subject, category }) => line(String(id), { id, subject, word: t(`words:category.${category as 'open'}`) }))}
          </ul>
        </Section>
      )}
    </>
  );
}

// What plugins put here comes when it comes: the ticket does not wait for it. It is fetched with the ticket's own code all the same, for whoever
// loses the connection a moment later would lose it, too.
const loadBeside = () => import('../screens/beside.tsx');
const Beside = lazy(async () => ({ default: (await loadBeside()).Beside }));
void loadBeside().catch(() => undefined);

const knownBeside = (ticket: LinkedTicket) => ({ ticketId: ticket.id, client: ticket.client, requesterId: ticket.requester.id });

/** What is looked at after the conversation. */
function Rest({ ticket }: { readonly ticket: LinkedTicket }) {
  const { t } = useTranslation('ticket');
  const { data: spent } = useQuery(timeQuery(ticket.id));
  return (
    <>
      <Properties ticket={ticket} />
      {spent && spent.totalMs > 0 && (
        <Section title={t('facts.spent')}>
          <TimeSpentBar spent={spent} />
        </Section>
      )}
      <Related ticket={ticket} />
      <ErrorBoundary resetKey={String(ticket.id)}>
        <Suspense fallback={null}>
          <Beside place="ticket" known={knownBeside(ticket)} without={['phone.ticket-promises']} />
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

/** What is known of a ticket: its clocks first. */
export function Facts({ ticket, heardAt }: ClocksProps) {
  const { t } = useTranslation('ticket');
  const isAfter = useAfterFirst();
  useTakeKey(ticket);
  const { data: rating } = useQuery({ ...ratingQuery(ticket.id), enabled: ['resolved', 'closed', 'open'].includes(ticket.category) });
  return (
    <aside className={styles.facts} aria-label={t('facts.label')}>
      <Clocks ticket={ticket} heardAt={heardAt} />
      <PromisesMade ticketId={ticket.id} />
      {rating && (
        <Section title={t('rating.title')}>
          <Rated rating={rating} />
        </Section>
      )}
      <Requester ticket={ticket} />
      {isAfter && <Rest ticket={ticket} />}
    </aside>
  );
}
