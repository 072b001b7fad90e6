import { Drawer, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import { useActorName } from './actor-name.ts';
import { timelineQuery } from './queries.ts';
import type { TimelineLine } from './shapes.ts';
import styles from './timeline.module.css';

/** Events that have words of their own; others are shown by their name. */
const told = [
  'ticket.opened',
  'ticket.moved',
  'ticket.tier-changed',
  'ticket.assigned',
  'ticket.prioritised',
  'ticket.team-changed',
  'ticket.merged',
  'ticket.took-in',
  'ticket.split',
  'ticket.client-corrected',
  'ticket.taken-into-service',
  'message.written',
  'message.mentioned',
  'macro.applied',
  'message.received',
  'delivery.sent',
  'delivery.failed',
  'sla.warned',
  'sla.breached',
  'sla.met',
  'sla.waived',
  'escalation.handed-off',
  'escalation.handed-back',
  'escalation.accepted',
  'escalation.acknowledged',
  'routing.taken',
  'routing.given',
  'rating.asked',
  'rating.given',
] as const;
/** The desk's own book-keeping, of which another line tells. */
const quiet = new Set([
  'ticket.described',
  'sla.clocks-changed',
  'sla.ledger-written',
  'escalation.rule-fired',
  'escalation.notification-raised',
]);

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function Line({ line }: { readonly line: TimelineLine }) {
  const { t } = useTranslation(['ticket', 'words']);
  const nameOf = useActorName();
  const known = told.find((event) => event === line.event);
  const { from, to, metric, reason, toTier, fromTier, score, name } = line.what;
  const facts = [
    text(metric) && t(`words:metric.${text(metric) as 'resolution'}`),
    text(from) && text(to) && `${text(from)} → ${text(to)}`,
    text(toTier) && t('words:tier', { tier: `${text(fromTier)} → ${text(toTier)}` }),
    text(score) && t('rating.of', { score: text(score) }),
    text(reason),
    line.event === 'macro.applied' && text(name),
  ].filter(Boolean);
  return (
    <li className={styles.line} data-kind={line.event.split('.')[0]}>
      <When at={line.at} className={styles.when ?? ''} />
      <span>
        <strong>{known ? t(`event.${known.replace('.', '_') as 'ticket_opened'}`) : line.event}</strong> {facts.join(' · ')}
        <small className={styles.who}>{nameOf(line.actor)}</small>
      </span>
    </li>
  );
}

interface TimelineProps {
  readonly ticketId: number;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every step of a ticket: who, when, what; the newest first. */
export function Timeline({ ticketId, opened, onClose }: TimelineProps) {
  const { t } = useTranslation(['ticket', 'words']);
  const { data, error, refetch } = useQuery({ ...timelineQuery(ticketId), enabled: opened });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t('timeline')}
      closeButtonProps={{ 'aria-label': t('words:close') }}
      transitionProps={{ duration: 100 }}
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} />}
      <ol className={styles.lines}>
        {data
          ?.filter(({ event }) => !quiet.has(event))
          .toReversed()
          .map((line) => (
            <Line key={line.id} line={line} />
          ))}
      </ol>
    </Drawer>
  );
}
