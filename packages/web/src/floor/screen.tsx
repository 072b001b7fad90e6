import { Button, Group, SegmentedControl, Skeleton, Title } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { useMay } from '../session/me.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useNow } from '../time/now.ts';
import { lengthInWords } from '../time/words.ts';
import { AgentCard } from './agent-card.tsx';
import { byStand, standOf } from './figures.ts';
import styles from './floor.module.css';
import { floorQuery, useGive, useLines } from './query.ts';
import type { Floor, FloorQueue } from './shapes.ts';
import { TicketChip } from './ticket-chip.tsx';

const MINUTE = 60_000;
const spans = ['1', '4', '8', '24'] as const;

function Queue({ queue }: { readonly queue: FloorQueue }) {
  const { t, i18n } = useTranslation('floor');
  const now = useNow(MINUTE);
  const waits = queue.oldestAt === null ? '' : lengthInWords(now - Date.parse(queue.oldestAt), i18n.language);
  return (
    <li className={styles.queue}>
      <ClientMark client={queue.client} />
      <span>
        <strong>{queue.name}</strong>
        <small>{queue.team}</small>
      </span>
      <span className={`tabular ${styles.number ?? ''}`}>{queue.waiting}</span>
      <small className={styles.waits}>
        {t('longest', { time: waits })}
        {queue.overdue > 0 && <strong className={styles.over}> · {t('overdue', { count: queue.overdue })}</strong>}
      </small>
    </li>
  );
}

function useFloorParts(floor: Floor) {
  const lines = useLines();
  const stands = new Map(
    floor.agents.map((a) => [
      a.agentId,
      standOf(
        a,
        lines.find(({ agentId }) => agentId === a.agentId),
      ),
    ]),
  );
  const standOfAgent = (id: number) => stands.get(id) ?? { state: 'here' as const, since: null, reason: null };
  const agents = [...floor.agents].sort(
    (a, b) => byStand(standOfAgent(a.agentId), standOfAgent(b.agentId)) || b.has.length - a.has.length || a.name.localeCompare(b.name),
  );
  const tickets = new Map([...floor.due, ...floor.agents.flatMap(({ has }) => has)].map((ticket) => [ticket.id, ticket]));
  return { agents, standOfAgent, ticketOf: (id: number) => tickets.get(id) };
}

function FloorBody({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('floor');
  const mayGive = useMay('ticket.work');
  const { mutate } = useGive();
  const { agents, standOfAgent, ticketOf } = useFloorParts(floor);
  const nameOf = (id: number | null) => (id === null ? t('nobody') : (agents.find(({ agentId }) => agentId === id)?.name ?? ''));
  return (
    <div className={styles.floor}>
      <section aria-label={t('people')}>
        <h2>{t('people')}</h2>
        <ul className={styles.cards}>
          {agents.map((agent) => (
            <AgentCard
              key={agent.agentId}
              agent={agent}
              stand={standOfAgent(agent.agentId)}
              agents={agents}
              mayGive={mayGive}
              onGive={mutate}
              ticketOf={ticketOf}
            />
          ))}
        </ul>
      </section>
      <div className={styles.side}>
        <section aria-label={t('due')}>
          <h2>{t('due')}</h2>
          {floor.due.length === 0 && <p className={styles.empty}>{t('nothingDue')}</p>}
          <ul className={styles.chips}>
            {floor.due.map((ticket) => (
              <li key={ticket.id}>
                <TicketChip ticket={ticket} agents={agents} mayGive={mayGive} onGive={mutate} holder={nameOf(ticket.assigneeId)} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={t('queues')}>
          <h2>{t('queues')}</h2>
          {floor.queues.length === 0 && <p className={styles.empty}>{t('nothingWaits')}</p>}
          <ul className={styles.queues}>
            {floor.queues.map((queue) => (
              <Queue key={`${queue.client} ${queue.team}`} queue={queue} />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

/** Who is on what, what waits, and what will be late. */
export function FloorScreen() {
  const { t } = useTranslation('floor');
  const [hours, setHours] = useState<string>('4');
  const { data, error, refetch } = useQuery(floorQuery(Number(hours)));
  return (
    <div className={styles.screen}>
      <Group justify="space-between" gap="sm">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={t('ahead')}
            data={spans.map((value) => ({ value, label: t('hours', { count: Number(value) }) }))}
            value={hours}
            onChange={setHours}
          />
          <Button component={Link} to="/wallboard" variant="default" leftSection={<IconDeviceTv size={16} aria-hidden />}>
            {t('wall')}
          </Button>
        </Group>
      </Group>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data ? <FloorBody floor={data} /> : !error && <Skeleton height={320} />}
    </div>
  );
}
