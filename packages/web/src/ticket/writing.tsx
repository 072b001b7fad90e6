import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLanguage, IconLock, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useSentence } from '../shell/trouble.tsx';
import type { Outgoing } from './at-once.ts';
import styles from './composer.module.css';
import { AttachButton, DraftFiles } from './draft-files.tsx';
import { StepsShown } from './draft-steps.tsx';
import { goingFiles, isDeed, saysSomething, type Draft, type DraftFile, type Kind, type Place } from './draft.ts';
import { draftNow, dropDraft, keepWritten, useDraft } from './drafts.ts';
import { Meanwhile, useEditorPart } from './editor-part.tsx';
import { sendSoon } from './outgoing.ts';
import { MacroPick } from './macro-pick.tsx';
import { readsAs } from './reads-as.ts';
import { colleaguesQuery } from './queries.ts';
import { SendButton } from './send-button.tsx';
import type { LinkedTicket } from './shapes.ts';
import { isGone, takeFiles, uploadsQuery, useUploading, type Uploads } from './uploading.ts';

interface WritingProps {
  readonly ticket: LinkedTicket;
  readonly kind: Kind;
  readonly onKind: (kind: Kind | undefined) => void;
}

/** Sends after a moment in which it can be taken back; says so, and what came of it. */
function useSend(place: Place, onKind: WritingProps['onKind']) {
  const { t } = useTranslation('ticket');
  const sentence = useSentence();
  const queries = useQueryClient();
  const { ticketId } = place;
  return (then?: string) => {
    const written = draftNow(place);
    if (!written) return;
    const what: Outgoing = { ...written, ...place, id: crypto.randomUUID(), then };
    const failed = (error: unknown) =>
      notifications.show({ color: 'red', autoClose: false, title: t('compose.failed', { number: ticketId }), message: sentence(error) });
    try {
      sendSoon(what, {
        onSent: () => void queries.invalidateQueries({ queryKey: ['ticket', ticketId] }),
        onFailed: (_what, error) => failed(error),
      });
    } catch (error) {
      failed(error); // a device that has no room left: it stays a draft
      return;
    }
    // No draft any more once it is kept as what goes out, and not before.
    dropDraft(place);
    onKind(undefined);
  };
}

const languageOf = ({ language }: LinkedTicket): 'fi' | 'sv' | 'en' => (language === 'fi' || language === 'sv' ? language : 'en');

/** To whom and in which language; or that only colleagues read it. */
function WritingHead({ ticket, kind, onKind }: WritingProps) {
  const { t } = useTranslation(['ticket', 'words']);
  const other: Kind = kind === 'reply' ? 'note' : 'reply';
  const language = languageOf(ticket);
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

/** Says it when a reply is written in another language than its requester reads. */
function OtherLanguage({ ticket, text }: { readonly ticket: LinkedTicket; readonly text: string }) {
  const { t } = useTranslation(['ticket', 'words']);
  const written = readsAs(text);
  if (written === undefined || written === languageOf(ticket)) return null;
  return (
    <p role="status" className={styles.otherLanguage}>
      <IconLanguage size={16} aria-hidden />{' '}
      {t('compose.otherLanguage', { written: t(`words:language.${written}`), read: t(`words:language.${languageOf(ticket)}`) })}
    </p>
  );
}

/** The field to write in: plain until the editor is there. */
function Field({
  ticket,
  place,
  onSend,
  onLeave,
  onFiles,
}: {
  readonly ticket: LinkedTicket;
  readonly place: Place;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly onFiles: (files: readonly File[], intoText?: (file: DraftFile) => boolean) => void;
}) {
  const { t } = useTranslation('ticket');
  const { kind } = place;
  const typedAt = useRef(-Infinity);
  const Editor = useEditorPart(typedAt);
  const { data: colleagues } = useQuery({ ...colleaguesQuery(ticket.id), enabled: kind === 'note' });
  const keep = (written: Pick<Draft, 'doc' | 'text'>) => keepWritten(place, written);
  const label = t(`compose.${kind}`);
  if (!Editor)
    return (
      <Meanwhile
        label={label}
        initialOf={() => draftNow(place)}
        onSend={onSend}
        onLeave={onLeave}
        onFiles={onFiles}
        onChange={(next) => {
          typedAt.current = performance.now();
          keep(next);
        }}
      />
    );
  return (
    <Editor
      initialOf={() => draftNow(place)?.doc}
      label={label}
      placeholder={t(`compose.placeholder.${kind}`)}
      language={kind === 'reply' ? ticket.language : undefined}
      onChange={keep}
      onSend={onSend}
      onLeave={onLeave}
      onFiles={onFiles}
      colleagues={kind === 'note' ? colleagues : undefined}
    />
  );
}

/** Nothing goes out while a file of it is on its way, did not come through, or is gone: its words may speak of it. */
function useMaySend(place: Place, draft: Draft | undefined, uploads: Uploads | undefined): boolean {
  const isMissingSome = useUploading(place).length > 0;
  return draft !== undefined && !isMissingSome && !goingFiles(draft).some(({ id }) => isGone(id, uploads));
}

/** The open composer of one kind. A reply and a note differ in ground, border, label and in what the button says. */
export function Writing({ ticket, kind, onKind }: WritingProps) {
  const { t } = useTranslation('ticket');
  const place: Place = { actor: useMe().actor, ticketId: ticket.id, kind };
  const draft = useDraft(place);
  const { data: uploads } = useQuery({ ...uploadsQuery(ticket.id), staleTime: 0 });
  const maySend = useMaySend(place, draft, uploads);
  const send = useSend(place, onKind);
  const sendNow = (then?: string) => {
    if (maySend) send(then);
  };
  const onFiles = (files: readonly File[], intoText?: (file: DraftFile) => boolean) =>
    void takeFiles(place, files, { intoText, rules: uploads });
  const onDrop = (event: DragEvent) => {
    if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      className={styles.writing}
      data-kind={kind}
      aria-label={t(`compose.${kind}`)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <WritingHead ticket={ticket} kind={kind} onKind={onKind} />
      <Field {...{ ticket, place, onFiles }} onSend={() => sendNow()} onLeave={() => onKind(undefined)} />
      <DraftFiles place={place} draft={draft} uploads={uploads} />
      {draft?.steps && isDeed(draft.steps) && <StepsShown place={place} steps={draft.steps} />}
      {kind === 'reply' && <OtherLanguage ticket={ticket} text={draft?.text ?? ''} />}
      <Group gap="sm" mt="sm">
        <AttachButton uploads={uploads} onFiles={onFiles} />
        {kind === 'reply' && <MacroPick ticketId={ticket.id} onKind={onKind} />}
        <small className={styles.kept}>{draft ? t('compose.kept') : ''}</small>
        <SendButton
          ticket={ticket}
          kind={kind}
          saysSomething={draft === undefined || saysSomething(draft)}
          canSend={maySend}
          onSend={sendNow}
        />
      </Group>
    </section>
  );
}
