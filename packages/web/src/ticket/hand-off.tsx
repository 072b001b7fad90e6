import { Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { ownId, useMay, useMe } from '../session/me.ts';
import { useSentence } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import { useChange } from './change.ts';
import { useActorName } from './actor-name.ts';
import styles from './hand-off.module.css';
import { noParts, partsSaid, tooMuchIn, type Parts, type TooMuch } from './hand-off-parts.ts';
import { PacketParts } from './packet-parts.tsx';
import { handOffsQuery } from './queries.ts';
import type { HandOff, LinkedTicket } from './shapes.ts';

interface DialogProps {
  readonly ticket: LinkedTicket;
  readonly onClose: () => void;
}

interface WordsProps extends DialogProps {
  readonly title: string;
  readonly label: string;
  readonly description: string;
  readonly button: string;
  readonly name: 'handover' | 'reason';
  readonly send: (words: string) => Promise<unknown>;
  /** True while something in `more` is more than the desk takes. */
  readonly isTooMuch?: boolean;
  /** Above the words. */
  readonly children?: ReactNode;
  /** Below them. */
  readonly more?: ReactNode;
}

/** A window that asks for words and sends them. They are kept until they are sent. */
function WordsDialog({ ticket, onClose, title, label, description, button, name, send, isTooMuch, children, more }: WordsProps) {
  const { t } = useTranslation('words');
  const me = useMe();
  const queries = useQueryClient();
  const sentence = useSentence();
  const [words, setWords, forget] = useLocalStorage({
    key: `luuri.draft ${me.actor} ${ticket.id} ${name}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(words),
    onSuccess: () => {
      forget();
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket', ticket.id] }),
  });
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        {children}
        <Textarea
          label={label}
          description={description}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autosize
          minRows={3}
          maxRows={16}
          data-autofocus
        />
        {more}
        {error && (
          <Text role="alert" c="red">
            {sentence(error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={isPending} disabled={words.trim() === '' || isTooMuch === true} onClick={() => mutate()}>
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const partNames = ['tried', 'told', 'asks'] as const;

/** What else the next tier wants to know, kept while it is written. */
function PartsFields({ parts, onChange }: { readonly parts: Parts; readonly onChange: (parts: Parts) => void }) {
  const { t } = useTranslation('ticket');
  const sayOf = (tooMuch: TooMuch | undefined) => {
    if (!tooMuch) return undefined;
    const { why, ...how } = tooMuch;
    return t(`handOff.${why}`, how);
  };
  return (
    <>
      {partNames.map((part) => (
        <Textarea
          key={part}
          label={t(`handOff.${part}`)}
          description={part === 'tried' ? t('handOff.triedHelp') : undefined}
          error={sayOf(tooMuchIn(parts, part))}
          value={parts[part]}
          onChange={(event) => onChange({ ...parts, [part]: event.currentTarget.value })}
          autosize
          minRows={part === 'tried' ? 3 : 2}
          maxRows={10}
        />
      ))}
    </>
  );
}

/** Hand a ticket on to a higher tier, with the packet that it reads first. */
export function Escalate({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const [toTier, setToTier] = useState<number | string>(ticket.tier + 1);
  const [parts, setParts, forget] = useLocalStorage<Parts>({
    key: `luuri.draft ${me.actor} ${ticket.id} packet`,
    defaultValue: noParts,
    getInitialValueInEffect: false,
  });
  const send = async (handover: string) => {
    await ask(
      api.POST('/tickets/{ticketId}/escalate', {
        params: { path: { ticketId: ticket.id } },
        body: { handover, ...partsSaid(parts), ...(toTier === '' ? {} : { toTier: Number(toTier) }) },
      }),
    );
    forget();
  };
  return (
    <WordsDialog
      {...{ ticket, onClose, send, name: 'handover', title: t('handOff.title', { number: ticket.id }) }}
      label={t('handOff.about')}
      description={t('handOff.packetHelp')}
      button={t('handOff.do')}
      isTooMuch={partNames.some((part) => tooMuchIn(parts, part))}
      more={<PartsFields parts={parts} onChange={setParts} />}
    >
      <NumberInput label={t('handOff.toTier')} value={toTier} onChange={setToTier} min={ticket.tier + 1} max={9} w={120} />
    </WordsDialog>
  );
}

function HandBack({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation('ticket');
  return (
    <WordsDialog
      {...{ ticket, onClose, name: 'reason', title: t('handOff.backTitle', { number: ticket.id }) }}
      label={t('handOff.reason')}
      description={t('handOff.reasonHelp')}
      button={t('handOff.back')}
      send={(reason) => ask(api.POST('/tickets/{ticketId}/hand-back', { params: { path: { ticketId: ticket.id } }, body: { reason } }))}
    />
  );
}

function Packet({ ticket, handOff }: { readonly ticket: LinkedTicket; readonly handOff: HandOff }) {
  const { t } = useTranslation(['ticket', 'words']);
  const may = useMay('ticket.work');
  const nameOf = useActorName();
  const { accept, isPending } = useChange(ticket.id);
  const [isGivingBack, setGivingBack] = useState(false);
  const waits = handOff.acceptedAt === null && handOff.returnedAt === null;
  return (
    <section className={styles.packet} aria-label={t('handOff.packet')}>
      <header>
        <IconArrowUpRight size={16} aria-hidden />
        <strong>{t('handOff.from', { name: nameOf(handOff.givenBy), from: handOff.fromTier, to: handOff.toTier })}</strong>
        <When at={handOff.givenAt} />
        {handOff.acceptedBy && <span>{t('handOff.acceptedBy', { name: nameOf(handOff.acceptedBy) })}</span>}
      </header>
      <p className={styles.words}>{handOff.handover}</p>
      {handOff.packet && <PacketParts packet={handOff.packet} />}
      {may && (
        <Group gap="sm">
          {waits && (
            <Button size="xs" loading={isPending} onClick={() => accept()}>
              {t('handOff.accept')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setGivingBack(true)}>
            {t('handOff.back')}
          </Button>
        </Group>
      )}
      {isGivingBack && <HandBack ticket={ticket} onClose={() => setGivingBack(false)} />}
    </section>
  );
}

/** The packet of the hand-off that stands: what was tried and what is asked for, read first. */
export function StandingHandOff({ ticket }: { readonly ticket: LinkedTicket }) {
  const { data } = useQuery(handOffsQuery(ticket.id));
  const me = useMe();
  const standing = data?.findLast((handOff) => handOff.returnedAt === null && handOff.toTier === ticket.tier);
  const isOver = ['resolved', 'closed', 'cancelled'].includes(ticket.category);
  // Whoever gave it on has read it.
  if (!standing || isOver || (standing.givenBy === me.actor && ticket.assignee?.id !== ownId(me))) return null;
  return <Packet ticket={ticket} handOff={standing} />;
}
