import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconLock, IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../look/channel-icon.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import { Attachments } from './attachments.tsx';
import styles from './conversation.module.css';
import { MailHtml, shownIn } from './mail-html.tsx';
import { messagesQuery } from './queries.ts';
import { partsOf, piecesOf, type Part, type Piece } from './quote.ts';
import type { Message } from './shapes.ts';

function PieceShown({ piece: { as, text } }: { readonly piece: Piece }) {
  if (as === 'link')
    return (
      <Anchor href={text} target="_blank" rel="noreferrer noopener">
        {text}
      </Anchor>
    );
  if (as === 'bold') return <strong>{text}</strong>;
  if (as === 'italic') return <em>{text}</em>;
  return as === 'code' ? <code>{text}</code> : <>{text}</>;
}

/** Quoted text is folded: it was said before. */
function PartShown({ part: { quoted, text } }: { readonly part: Part }) {
  const { t } = useTranslation('ticket');
  const pieces = piecesOf(text).map((piece, i) => <PieceShown key={i} piece={piece} />);
  if (!quoted)
    return (
      <p className={styles.text} dir="auto">
        {pieces}
      </p>
    );
  return (
    <details className={styles.quoted}>
      <summary>{t('talk.quoted')}</summary>
      <p className={styles.text} dir="auto">
        {pieces}
      </p>
    </details>
  );
}

/** The text, or the words as they were laid out: a colleague's at once, a stranger's when asked for. */
function Body({ message }: { readonly message: Message }) {
  const { t } = useTranslation('ticket');
  const [asMail, setAsMail] = useState(message.author === 'agent');
  const shown = asMail && message.html !== null ? shownIn(message.html, message.attachments) : undefined;
  return (
    <>
      {asMail && message.html !== null ? (
        <MailHtml messageId={message.id} html={message.html} attachments={message.attachments} />
      ) : (
        partsOf(message.text, message.textStripped).map((part, i) => <PartShown key={i} part={part} />)
      )}
      {message.html !== null && (
        <Button variant="subtle" size="compact-xs" className={styles.asMail} onClick={() => setAsMail(!asMail)}>
          {asMail ? t('talk.asText') : t('talk.asMail')}
        </Button>
      )}
      <Attachments attachments={message.attachments.filter(({ id }) => !shown?.has(id))} />
    </>
  );
}

const kindOf = ({ public: isPublic, author }: Message): 'note' | 'reply' | 'desk' | 'said' =>
  !isPublic ? 'note' : author === 'agent' ? 'reply' : author === 'desk' ? 'desk' : 'said';

function MessageShown({ message }: { readonly message: Message }) {
  const { t } = useTranslation(['ticket', 'words']);
  const kind = kindOf(message);
  const name = message.author === 'desk' ? t('words:desk') : message.authorName;
  return (
    <article className={styles.message} data-kind={kind} aria-label={t(`talk.label.${kind}`, { name })}>
      <header className={styles.head}>
        <strong>{name}</strong>
        {kind === 'note' && (
          <span className={styles.noteWord}>
            <IconLock size={12} aria-hidden /> {t('talk.note')}
          </span>
        )}
        {message.automatic && <span className={styles.automatic}>{t('talk.automatic')}</span>}
        <ChannelIcon channel={message.channel} />
        {message.attachments.length > 0 && <IconPaperclip size={14} aria-hidden />}
        <When at={message.at} className={styles.when ?? ''} />
      </header>
      {kind === 'desk' ? (
        <details className={styles.quoted}>
          <summary>{t('talk.deskSaid')}</summary>
          <Body message={message} />
        </details>
      ) : (
        <Body message={message} />
      )}
    </article>
  );
}

const NEAR_END = 120;

/** Keeps the newest in sight: when the ticket opens, and when something is said while one reads the end. */
function useNewestInSight(count: number) {
  const place = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = place;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [count]);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const look = () => (isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END);
    current.addEventListener('scroll', look, { passive: true });
    // What grows after it was drawn, such as the composer below, keeps the end where it is.
    const sizes = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    sizes.observe(current);
    return () => {
      current.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, []);
  return place;
}

/** What was said, the newest at the bottom. */
export function Conversation({ ticketId }: { readonly ticketId: number }) {
  const { t } = useTranslation('ticket');
  const { data: messages, error, refetch } = useQuery(messagesQuery(ticketId));
  const place = useNewestInSight(messages?.length ?? 0);
  if (error && !messages) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <div ref={place} className={styles.talk} tabIndex={0} role="log" aria-label={t('talk.label.all')}>
      {!messages && <Skeleton height={120} m="lg" />}
      {messages?.length === 0 && <p className={styles.nothing}>{t('talk.nothing')}</p>}
      {messages?.map((message) => (
        <MessageShown key={message.id} message={message} />
      ))}
    </div>
  );
}
