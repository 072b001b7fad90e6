import { Menu } from '@mantine/core';
import { IconAlertTriangleFilled, IconClock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { useNow } from '../time/now.ts';
import { lengthInWords } from '../time/words.ts';
import styles from './floor.module.css';
import type { Give } from './query.ts';
import type { FloorAgent, FloorTicket } from './shapes.ts';

const MINUTE = 60_000;
/** What a ticket is called while it is dragged. */
export const DRAGGED = 'application/x-luuri-ticket';

/** How much is left of the nearest promise; a shape and a word say that it is over. */
export function Left({ dueAt }: Pick<FloorTicket, 'dueAt'>) {
  const { t, i18n } = useTranslation('floor');
  const now = useNow(MINUTE);
  if (dueAt === null) return null;
  const left = Date.parse(dueAt) - now;
  const time = lengthInWords(left, i18n.language);
  const Shape = left < 0 ? IconAlertTriangleFilled : IconClock;
  return (
    <span className={styles.left} data-late={left < 0 || undefined}>
      <Shape size={12} aria-hidden /> {left < 0 ? t('late', { time }) : t('left', { time })}
    </span>
  );
}

interface ChipProps {
  readonly ticket: FloorTicket;
  readonly agents: readonly FloorAgent[];
  readonly mayGive: boolean;
  readonly onGive: (give: Give) => void;
  /** Who has it is said where it is not plain from where it stands. */
  readonly holder?: string;
}

/** A ticket: dragged to somebody, or pressed for the same by the keyboard. */
export function TicketChip({ ticket, agents, mayGive, onGive, holder }: ChipProps) {
  const { t } = useTranslation('floor');
  const navigate = useNavigate();
  const others = agents.filter(({ agentId }) => agentId !== ticket.assigneeId).sort((a, b) => a.has.length - b.has.length);
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={styles.chip}
          draggable={mayGive}
          data-priority={ticket.priority}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED, String(ticket.id));
            event.dataTransfer.effectAllowed = 'move';
          }}
        >
          <ClientMark client={ticket.client} />
          <span className={styles.subject}>
            <span className="tabular">{`#${String(ticket.id)}`}</span> {ticket.subject}
            {holder !== undefined && <small>{holder}</small>}
          </span>
          <Left dueAt={ticket.dueAt} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/tickets/$ticketId', params: { ticketId: String(ticket.id) } })}>
          {t('open')}
        </Menu.Item>
        {mayGive && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('give')}</Menu.Label>
            {others.map((agent) => (
              <Menu.Item
                key={agent.agentId}
                onClick={() => onGive({ ticket, to: agent })}
                rightSection={<small>{t('has', { count: agent.has.length })}</small>}
              >
                {agent.name}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
