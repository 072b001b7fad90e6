import { ActionIcon, Badge, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { useMay } from '../session/me.ts';
import { Keys, WithKey } from '../shell/keys.tsx';
import { useTakeNext } from '../shell/take-next.tsx';
import { useChange } from './change.ts';
import type { LinkedTicket } from './shapes.ts';
import styles from './ticket.module.css';
import { WhoElse } from './who-else.tsx';

export type Dialog = 'escalate' | 'timeline' | 'merge' | 'split' | 'follow-up';

interface HeaderProps {
  readonly ticket: LinkedTicket;
  readonly onDialog: (dialog: Dialog) => void;
  readonly onBack: () => void;
}

/** Nothing is left to do here: the next thing is offered, not searched. */
function NextOffer() {
  const { t } = useTranslation('shell');
  const { take, isTaking } = useTakeNext();
  return (
    <Button onClick={take} loading={isTaking} rightSection={<Keys keys="g n" />}>
      {t('keys.goNext')}
    </Button>
  );
}

function Acts({ ticket, onDialog }: Omit<HeaderProps, 'onBack'>) {
  const { t } = useTranslation(['ticket', 'shell']);
  const { acceptIntoService, isPending } = useChange(ticket.id);
  const isOver = ['resolved', 'closed', 'cancelled'].includes(ticket.category);
  return (
    <>
      {ticket.triage && (
        <Button size="xs" loading={isPending} onClick={() => acceptIntoService()}>
          {t('acceptIntoService')}
        </Button>
      )}
      {isOver ? (
        <NextOffer />
      ) : (
        <WithKey keys="e">
          <Button size="xs" variant="default" onClick={() => onDialog('escalate')}>
            {t('handOff.do')}
          </Button>
        </WithKey>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('more')}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onDialog('merge')}>{t('join.mergeDo')}</Menu.Item>
          <Menu.Item onClick={() => onDialog('split')}>{t('join.splitDo')}</Menu.Item>
          <Menu.Item onClick={() => onDialog('follow-up')}>{t('join.followUpDo')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Number, subject, state, who else is here, and what can be done. */
export function TicketHeader({ ticket, onDialog, onBack }: HeaderProps) {
  const { t } = useTranslation(['ticket', 'shell', 'words']);
  const may = useMay('ticket.work');
  return (
    <header className={styles.header}>
      <WithKey keys="Escape">
        <ActionIcon variant="subtle" color="gray" aria-label={t('shell:keys.back')} onClick={onBack}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
      </WithKey>
      <ClientMark client={ticket.client} />
      <h1 className={styles.subject}>
        <span className={styles.number}>#{ticket.id}</span> {ticket.subject}
      </h1>
      <Badge variant="outline" color="gray" className={styles.state}>
        {t(`words:category.${ticket.category as 'open'}`)}
      </Badge>
      <WhoElse ticketId={ticket.id} />
      <div className={styles.acts}>
        <WithKey keys="t">
          <Button size="xs" variant="default" onClick={() => onDialog('timeline')}>
            {t('timeline')}
          </Button>
        </WithKey>
        {may && <Acts ticket={ticket} onDialog={onDialog} />}
      </div>
    </header>
  );
}
