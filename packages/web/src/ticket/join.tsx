import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask, askFor } from '../api/client.ts';
import type { Ticket } from '../api/shapes.ts';
import { useSentence } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import { messagesQuery, ticketQuery } from './queries.ts';
import type { LinkedTicket } from './shapes.ts';

interface DialogProps {
  readonly ticket: LinkedTicket;
  readonly onClose: () => void;
}

interface JoinProps extends DialogProps {
  readonly title: string;
  readonly button: string;
  readonly canDo: boolean;
  /** Number of the ticket to go on in. */
  readonly work: () => Promise<number>;
  readonly children: ReactNode;
}

/** A window that does something between tickets, and goes to where the work goes on. */
function JoinDialog({ ticket, onClose, title, button, canDo, work, children }: JoinProps) {
  const { t } = useTranslation('words');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sentence = useSentence();
  const { mutate, isPending, error } = useMutation({
    mutationFn: work,
    onSuccess: (ticketId) => {
      onClose();
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: String(ticketId) } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket', ticket.id] }),
  });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        {children}
        {error && (
          <Text role="alert" c="red">
            {sentence(error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={isPending} disabled={!canDo} onClick={() => mutate()}>
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** This ticket ends, and what comes for it goes to another one of the same client. */
export function Merge({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation('ticket');
  const [into, setInto] = useState<number | string>('');
  const number = Number(into);
  const isNumber = into !== '' && number > 0 && number !== ticket.id;
  const { data: other, isError } = useQuery({ ...ticketQuery(number), enabled: isNumber, retry: false });
  const work = () =>
    ask(api.POST('/tickets/{ticketId}/merge', { params: { path: { ticketId: ticket.id } }, body: { into: number } })).then(() => number);
  return (
    <JoinDialog
      {...{ ticket, onClose, work }}
      title={t('join.merge', { number: ticket.id })}
      button={t('join.mergeDo')}
      canDo={other !== undefined}
    >
      <NumberInput
        label={t('join.into')}
        description={t('join.intoHelp')}
        value={into}
        onChange={setInto}
        min={1}
        hideControls
        data-autofocus
      />
      {isNumber && other && (
        <Text>
          {'#'}
          {other.id} {other.subject} · {other.requester.name}
        </Text>
      )}
      {isNumber && isError && <Text c="red">{t('join.notThere')}</Text>}
    </JoinDialog>
  );
}

const LONGEST = 120;

/** Some messages become a ticket of their own. */
export function Split({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation('ticket');
  const { data: messages = [] } = useQuery(messagesQuery(ticket.id));
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [subject, setSubject] = useState(ticket.subject);
  const work = () =>
    askFor<Ticket>(
      api.POST('/tickets/{ticketId}/split', { params: { path: { ticketId: ticket.id } }, body: { messageIds: [...picked], subject } }),
    ).then(({ id }) => id);
  return (
    <JoinDialog
      {...{ ticket, onClose, work }}
      title={t('join.split', { number: ticket.id })}
      button={t('join.splitDo')}
      canDo={picked.length > 0 && subject !== ''}
    >
      <TextInput label={t('join.subject')} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      <Stack gap="xs" mah={320} style={{ overflowY: 'auto' }}>
        {messages.map(({ id, authorName, text, at }) => (
          <Checkbox
            key={id}
            checked={picked.includes(id)}
            onChange={() => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])}
            label={
              <>
                <strong>{authorName}</strong> <When at={at} /> {text.slice(0, LONGEST)}
              </>
            }
          />
        ))}
      </Stack>
    </JoinDialog>
  );
}

/** A new ticket about an old one, with clocks of its own. */
export function FollowUp({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation('ticket');
  const [subject, setSubject] = useState(ticket.subject);
  const [text, setText] = useState('');
  const work = () =>
    askFor<Ticket>(
      api.POST('/tickets/{ticketId}/follow-up', {
        params: { path: { ticketId: ticket.id } },
        body: { subject, ...(text === '' ? {} : { text }) },
      }),
    ).then(({ id }) => id);
  return (
    <JoinDialog
      {...{ ticket, onClose, work }}
      title={t('join.followUp', { number: ticket.id })}
      button={t('join.followUpDo')}
      canDo={subject !== ''}
    >
      <TextInput label={t('join.subject')} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} data-autofocus />
      <TextInput label={t('join.happened')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </JoinDialog>
  );
}
