import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import type { Ticket } from '../api/shapes.ts';
import { useMay } from '../session/me.ts';
import { useCommands } from './commands.ts';
import { Keys } from './keys.tsx';
import styles from './shell.module.css';
import { useSentence } from './trouble.tsx';

/** Why there is none. */
export type Idle = 'away' | 'no-team' | 'nothing-waits' | 'other-languages' | 'other-skills' | 'only-triage' | 'in-other-hands';
type Taken = { readonly ticket: Ticket; readonly reason: null } | { readonly ticket: null; readonly reason: Idle };

/** Ask for work: the ticket that needs this agent most opens, or it says why there is none. */
export function useTakeNext(): { take: () => void; isTaking: boolean } {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sentence = useSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: () => askFor<Taken>(api.POST('/tickets/take-next')),
    onSuccess: (taken) => {
      void queries.invalidateQueries({ queryKey: ['counts'] });
      if (taken.ticket) return void navigate({ to: '/tickets/$ticketId', params: { ticketId: String(taken.ticket.id) } });
      notifications.show({ id: 'take-next', message: t(`idle.${taken.reason}`) });
      return undefined;
    },
    onError: (error) => notifications.show({ id: 'take-next', color: 'red', message: sentence(error) }),
  });
  return { take: () => mutate(), isTaking: isPending };
}

/** The largest button there is. */
export function TakeNextButton() {
  const { t } = useTranslation('shell');
  const may = useMay('ticket.work');
  const { take, isTaking } = useTakeNext();
  useCommands(may ? [{ id: 'take-next', label: t('keys.goNext'), group: 'everywhere', keys: 'g n', run: take }] : []);
  if (!may) return null;
  return (
    <Tooltip label={<Keys keys="g n" />} position="right">
      <Button
        className={styles.next}
        onClick={take}
        loading={isTaking}
        leftSection={<IconPlayerTrackNextFilled size={18} aria-hidden />}
        aria-label={t('keys.goNext')}
      >
        <span className={styles.word}>{t('nav.next')}</span>
      </Button>
    </Tooltip>
  );
}
