import {
  IconCircleCheckFilled,
  IconCoffee,
  IconDoorExit,
  IconHeadset,
  IconPencil,
  IconPhoneCall,
  IconPhoneIncoming,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../time/now.ts';
import { lengthInWords } from '../time/words.ts';
import type { Stand, Whereabouts } from './figures.ts';
import styles from './floor.module.css';
import type { Give } from './query.ts';
import type { FloorAgent, FloorTicket } from './shapes.ts';
import { DRAGGED, TicketChip } from './ticket-chip.tsx';

export const standIcons: Readonly<Record<Whereabouts, Icon>> = {
  ready: IconCircleCheckFilled,
  here: IconHeadset,
  ringing: IconPhoneIncoming,
  'on-call': IconPhoneCall,
  'wrap-up': IconPencil,
  break: IconCoffee,
  away: IconDoorExit,
};

const MINUTE = 60_000;

function StandWords({ stand }: { readonly stand: Stand }) {
  const { t, i18n } = useTranslation('floor');
  const now = useNow(MINUTE);
  const Shape = standIcons[stand.state];
  const time = stand.since === null ? '' : lengthInWords(now - Date.parse(stand.since), i18n.language);
  return (
    <span className={styles.stand} data-state={stand.state}>
      <Shape size={16} aria-hidden /> {t(`state.${stand.state}`)} <span className={`tabular ${styles.soft ?? ''}`}>{time}</span>
      {stand.reason && <span className={styles.soft}>{stand.reason}</span>}
    </span>
  );
}

interface CardProps {
  readonly agent: FloorAgent;
  readonly stand: Stand;
  readonly agents: readonly FloorAgent[];
  readonly mayGive: boolean;
  readonly onGive: (give: Give) => void;
  readonly ticketOf: (id: number) => FloorTicket | undefined;
}

/** Somebody who works here: where they are, since when, and what they have. A ticket that is let go on it is theirs. */
export function AgentCard({ agent, stand, agents, mayGive, onGive, ticketOf }: CardProps) {
  const { t } = useTranslation('floor');
  const [isOver, setOver] = useState(false);
  const drop = (id: number) => {
    const ticket = ticketOf(id);
    if (ticket && ticket.assigneeId !== agent.agentId) onGive({ ticket, to: agent });
  };
  return (
    <li
      className={styles.card}
      data-over={isOver || undefined}
      data-state={stand.state}
      aria-label={agent.name}
      onDragOver={(event) => {
        if (!mayGive || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(Number(event.dataTransfer.getData(DRAGGED)));
      }}
    >
      <div className={styles.head}>
        <strong>{agent.name}</strong>
        <span className={`tabular ${styles.load ?? ''}`}>{t('has', { count: agent.has.length })}</span>
      </div>
      <StandWords stand={stand} />
      <span className={styles.soft}>{agent.teams.join(', ')}</span>
      {agent.has.length > 0 && (
        <ul className={styles.chips}>
          {agent.has.slice(0, 6).map((ticket) => (
            <li key={ticket.id}>
              <TicketChip ticket={ticket} agents={agents} mayGive={mayGive} onGive={onGive} />
            </li>
          ))}
        </ul>
      )}
      {agent.has.length > 6 && <span className={styles.soft}>{t('more', { count: agent.has.length - 6 })}</span>}
    </li>
  );
}
