import { Button, Group, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconLock, IconSend, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useCommands } from '../shell/commands.ts';
import { Keys } from '../shell/keys.tsx';
import { useSentence } from '../shell/trouble.tsx';
import styles from './composer.module.css';
import { Meanwhile, loadEditor, useEditorPart } from './editor-part.tsx';
import { draftNow, dropDraft, keepDraft, useDraft, type Draft, type Kind } from './drafts.ts';
import { sendSoon, undo, useOutgoing, type Outgoing } from './outgoing.ts';
import type { LinkedTicket } from './shapes.ts';

const IDLE_MS = 1_500;

interface ComposerProps {
  readonly ticket: LinkedTicket;
  readonly kind: Kind | undefined;
  readonly onKind: (kind: Kind | undefined) => void;
}

/** Sends after a moment in which it can be taken back; says so, and what came of it. */
function useSend({ ticket, onKind }: Pick<ComposerProps, 'ticket' | 'onKind'>) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const sentence = useSentence();
  const queries = useQueryClient();
  const draft = { reply: useDraft(me.actor, ticket.id, 'reply'), note: useDraft(me.actor, ticket.id, 'note') };
  return (kind: Kind, then?: string) => {
    const written = draft[kind];
    if (!written) return;
    const what: Outgoing = { ...written, id: crypto.randomUUID(), actor: me.actor, ticketId: ticket.id, kind, then };
    dropDraft(me.actor, { ticketId: ticket.id, kind });
    onKind(undefined);
    sendSoon(what, {
      onSent: () => void queries.invalidateQueries({ queryKey: ['ticket', ticket.id] }),
      onFailed: (_what, error) =>
        notifications.show({ color: 'red', autoClose: false, title: t('compose.failed', { number: ticket.id }), message: sentence(error) }),
    });
  };
}

/** What goes out in a moment, and can still be taken back. */
function Leaving({ ticketId, onUndo }: { readonly ticketId: number; readonly onUndo: (kind: Kind) => void }) {
  const { t } = useTranslation(['ticket', 'words']);
  const leaving = useOutgoing().filter((what) => what.ticketId === ticketId);
  return (
    <div role="status">
      {leaving.map(({ id, kind, text }) => (
        <div key={id} className={styles.leaving}>
          <IconSend size={16} aria-hidden />
          <span className={styles.leavingText}>
            {t(`compose.leaving.${kind}`)} {text}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              if (undo(id)) onUndo(kind);
            }}
          >
            {t('words:undo')}
          </Button>
        </div>
      ))}
    </div>
  );
}

const afterwards = ['pending-requester', 'resolved'] as const;

function SendButton({
  ticket,
  kind,
  canSend,
  onSend,
}: {
  readonly ticket: LinkedTicket;
  readonly kind: Kind;
  readonly canSend: boolean;
  readonly onSend: (then?: string) => void;
}) {
  const { t } = useTranslation(['ticket', 'words']);
  const name = ticket.requester.name || ticket.requester.address;
  const label = kind === 'reply' ? t('compose.sendTo', { name }) : t('compose.keepNote');
  return (
    <Button.Group>
      <Button
        disabled={!canSend}
        color={kind === 'note' ? 'yellow.9' : 'petrol'}
        leftSection={kind === 'reply' ? <IconSend size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
        onClick={() => onSend()}
      >
        {label}
      </Button>
      {kind === 'reply' && (
        <Menu position="top-end">
          <Menu.Target>
            <Button disabled={!canSend} px="xs" aria-label={t('compose.sendAnd')}>
              <IconChevronDown size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {afterwards.map((then) => (
              <Menu.Item key={then} onClick={() => onSend(then)}>
                {t('compose.sendThen', { state: t(`words:category.${then}`) })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Button.Group>
  );
}

/** To whom and in which language; or that only colleagues read it. */
function WritingHead({ ticket, kind, onKind }: ComposerProps & { readonly kind: Kind }) {
  const { t } = useTranslation(['ticket', 'words']);
  const other: Kind = kind === 'reply' ? 'note' : 'reply';
  const language = ticket.language === 'fi' || ticket.language === 'sv' ? ticket.language : 'en';
  return (
    <header className={styles.writingHead}>
      {kind === 'reply' ? (
        <span>
          {t('compose.to', { name: ticket.requester.name, address: ticket.requester.address })} ·{' '}
          <strong>{t('compose.inLanguage', { language: t(`words:language.${language}`) })}</strong>
        </span>
      ) : (
        <strong className={styles.noteWord}>
          <IconLock size={14} aria-hidden /> {t('compose.noteOnly')}
        </strong>
      )}
      <Button size="compact-xs" variant="subtle" color="gray" ml="auto" onClick={() => onKind(other)}>
        {t(`compose.insteadOf.${other}`)}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" aria-label={t('compose.close')} onClick={() => onKind(undefined)}>
        <IconX size={14} aria-hidden />
      </Button>
    </header>
  );
}

/** The open composer of one kind. A reply and a note differ in ground, border, label and in what the button says. */
function Writing({ ticket, kind, onKind }: ComposerProps & { readonly kind: Kind }) {
  const { t } = useTranslation('ticket');
  const me = useMe();
  const draft = useDraft(me.actor, ticket.id, kind);
  const send = useSend({ ticket, onKind });
  const keep = (next: Draft) => keepDraft(me.actor, { ticketId: ticket.id, kind }, next);
  const typedAt = useRef(-Infinity);
  const Editor = useEditorPart(typedAt);
  const sendNow = (then?: string) => send(kind, then);
  const latest = useRef(sendNow);
  useEffect(() => {
    latest.current = sendNow;
  });
  return (
    <section className={styles.writing} data-kind={kind} aria-label={t(`compose.${kind}`)}>
      <WritingHead ticket={ticket} kind={kind} onKind={onKind} />
      {Editor ? (
        <Editor
          initialOf={() => draftNow(me.actor, ticket.id, kind)?.doc}
          label={t(`compose.${kind}`)}
          placeholder={t(`compose.placeholder.${kind}`)}
          onChange={keep}
          onSend={() => latest.current()}
          onLeave={() => onKind(undefined)}
        />
      ) : (
        <Meanwhile
          label={t(`compose.${kind}`)}
          initial={draft?.text ?? ''}
          onSend={() => latest.current()}
          onLeave={() => onKind(undefined)}
          onChange={(next) => {
            typedAt.current = performance.now();
            keep(next);
          }}
        />
      )}
      <Group gap="sm" justify="flex-end" mt="sm">
        <small className={styles.kept}>{draft ? t('compose.kept') : ''}</small>
        <SendButton ticket={ticket} kind={kind} canSend={draft !== undefined} onSend={sendNow} />
      </Group>
    </section>
  );
}

/** Under the conversation, always: two ways to begin, and what is being written. */
export function Composer({ ticket, kind, onKind }: ComposerProps) {
  const { t } = useTranslation(['ticket', 'shell']);
  const me = useMe();
  const drafts = { reply: useDraft(me.actor, ticket.id, 'reply'), note: useDraft(me.actor, ticket.id, 'note') };
  useCommands([
    { id: 'ticket.reply', label: t('shell:keys.reply'), group: 'ticket', keys: 'r', run: () => onKind('reply') },
    { id: 'ticket.note', label: t('shell:keys.note'), group: 'ticket', keys: 'n', run: () => onKind('note') },
  ]);
  useEffect(() => {
    const timer = setTimeout(() => void loadEditor(), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const begin = (which: Kind) => (
    <Button
      variant="default"
      className={styles.begin}
      data-kind={which}
      onClick={() => onKind(which)}
      onPointerEnter={() => void loadEditor()}
      leftSection={which === 'reply' ? <IconSend size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
      rightSection={<Keys keys={which === 'reply' ? 'r' : 'n'} />}
    >
      {drafts[which] ? t(`compose.goOn.${which}`) : t(`compose.${which}`)}
    </Button>
  );
  return (
    <div className={styles.composer}>
      <Leaving ticketId={ticket.id} onUndo={onKind} />
      {kind ? (
        <Writing key={kind} ticket={ticket} kind={kind} onKind={onKind} />
      ) : (
        <div className={styles.begins}>
          {begin('reply')}
          {begin('note')}
        </div>
      )}
    </div>
  );
}
