import { ActionIcon, Button, Menu, Textarea, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMessage2Bolt, IconPaperclip, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../shell/trouble.tsx';
import { sizeInWords } from '../ticket/attachments.tsx';
import { pastedFiles } from '../ticket/pasted.ts';
import { nowMs } from '../time/now.ts';
import styles from './chat.module.css';
import { sayTyping, sendFile, sendLine, termsQuery } from './query.ts';
import type { Chat, ChatTerms } from './shapes.ts';
import { draftOf, keepDraft, sayLater, sendWaiting } from './unsent.ts';

const TYPED_EVERY_MS = 3_000;

/** Words of the contract, ready to send: they come into the box, where they can still be changed. */
function Ready({ terms, onPick }: { readonly terms: ChatTerms | undefined; readonly onPick: (text: string) => void }) {
  const { t } = useTranslation('chat');
  const texts = (['greeting', 'away'] as const).flatMap((name) => (terms?.[name] ? [{ name, text: terms[name] }] : []));
  if (texts.length === 0) return null;
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('compose.ready')}>
          <IconMessage2Bolt size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {texts.map(({ name, text }) => (
          <Menu.Item key={name} onClick={() => onPick(text)}>
            <small>{t(`compose.${name}`)}</small>
            <div className={styles.readyText}>{text}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Sends files one after another; what the client does not let through is said before it is sent. */
function useFiles(chat: Chat, terms: ChatTerms | undefined): { send: (files: readonly File[]) => Promise<void>; isSending: boolean } {
  const { t, i18n } = useTranslation('chat');
  const sentence = useSentence();
  const [isSending, setSending] = useState(false);
  const tell = (message: string) => notifications.show({ id: 'chat-file', color: 'red', message });
  return {
    isSending,
    async send(files) {
      setSending(true);
      for (const file of files) {
        if (terms && file.size > terms.mostFileBytes) {
          tell(t('compose.tooLarge', { name: file.name, size: sizeInWords(terms.mostFileBytes, i18n.language) }));
          continue;
        }
        await sendFile(chat.id, file).catch((error: unknown) => tell(sentence(error)));
      }
      setSending(false);
    },
  };
}

function FileButton({
  terms,
  onFiles,
  isSending,
}: {
  terms: ChatTerms | undefined;
  onFiles: (files: readonly File[]) => void;
  isSending: boolean;
}) {
  const { t } = useTranslation('chat');
  const input = useRef<HTMLInputElement>(null);
  if (terms?.mostFileBytes === 0) return null;
  return (
    <>
      <Tooltip label={t('compose.file')}>
        <ActionIcon variant="subtle" size="lg" loading={isSending} aria-label={t('compose.file')} onClick={() => input.current?.click()}>
          <IconPaperclip size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={terms?.fileTypes.join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

interface ComposerProps {
  readonly chat: Chat;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onStep: (step: 1 | -1) => void;
}

/** What is typed in a chat, kept as it is typed, and how it is sent. */
function useWriting(chat: Chat) {
  const [text, setText] = useState(() => draftOf(chat.id));
  const typedAt = useRef(0);
  const write = (next: string) => {
    setText(next);
    keepDraft(chat.id, next);
    if (next === '' || nowMs() - typedAt.current < TYPED_EVERY_MS) return;
    typedAt.current = nowMs();
    sayTyping(chat.id);
  };
  const send = () => {
    const said = text.trim();
    if (said === '') return;
    sayLater(chat.id, said);
    void sendWaiting(chat.id, (line) => sendLine(chat.id, line));
    typedAt.current = 0;
    setText('');
    keepDraft(chat.id, '');
  };
  return { text, write, send };
}

interface BoxProps extends ComposerProps {
  readonly text: string;
  readonly write: (next: string) => void;
  readonly send: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

function Box({ chat, box, onStep, text, write, send, onFiles }: BoxProps) {
  const { t } = useTranslation('chat');
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.altKey && ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown'];
    if (event.key === 'Escape') event.currentTarget.blur();
    if (!step && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    if (step) onStep(step);
    else send();
  };
  return (
    <Textarea
      ref={box}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={4000}
      value={text}
      aria-label={t('compose.label', { name: chat.name })}
      placeholder={t('compose.placeholder', { name: chat.name })}
      lang={chat.language}
      onChange={(event) => write(event.currentTarget.value)}
      onPaste={(event) => {
        const pasted = pastedFiles(event.clipboardData);
        if (pasted.length === 0) return;
        event.preventDefault();
        onFiles(pasted);
      }}
      onKeyDown={press}
    />
  );
}

/** Enter sends, Shift and Enter begin a line. Each chat has its own words in the box. */
export function ChatComposer(props: ComposerProps) {
  const { chat, box } = props;
  const { t } = useTranslation('chat');
  const { data: terms } = useQuery(termsQuery(chat.id));
  const writing = useWriting(chat);
  const { text, write, send } = writing;
  const files = useFiles(chat, terms);
  const onFiles = (given: readonly File[]) => void files.send(given);
  // Whoever opens a chat writes in it.
  useEffect(() => box.current?.focus(), [box]);
  return (
    <div
      className={styles.composer}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Box {...props} {...writing} onFiles={onFiles} />
      <div className={styles.tools}>
        <FileButton terms={terms} onFiles={onFiles} isSending={files.isSending} />
        <Ready
          terms={terms}
          onPick={(ready) => {
            write(text === '' ? ready : `${text}\n${ready}`);
            box.current?.focus();
          }}
        />
        <small className={styles.hint}>{t('compose.keys')}</small>
        <Button size="sm" disabled={text.trim() === ''} onClick={send} leftSection={<IconSend size={16} aria-hidden />}>
          {t('compose.send')}
        </Button>
      </div>
    </div>
  );
}
