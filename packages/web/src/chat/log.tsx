import { IconFile } from '@tabler/icons-react';
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, sizeInWords } from '../ticket/attachments.tsx';
import { useNow } from '../time/now.ts';
import { When } from '../time/when.tsx';
import styles from './chat.module.css';
import { useSigns } from './live.ts';
import type { Chat, ChatLine } from './shapes.ts';
import { forgetUnsent, type Unsent } from './unsent.ts';

const pictures = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

function Files({ files }: Pick<ChatLine, 'files'>) {
  const { i18n } = useTranslation();
  return (
    <>
      {files.map(({ id, name, mediaType, size }) => (
        <a key={id} href={addressOf(id)} download={name} className={styles.file}>
          {pictures.test(mediaType) ? <img src={addressOf(id)} alt="" loading="lazy" /> : <IconFile size={20} stroke={1.5} aria-hidden />}
          <span>{name}</span> <small>{sizeInWords(size, i18n.language)}</small>
        </a>
      ))}
    </>
  );
}

/** What was said by either side; a file's name is its whole text, and stands on the file. */
function Words({ line, isRead }: { readonly line: ChatLine; readonly isRead: boolean }) {
  const { t } = useTranslation('chat');
  const text = line.files.length === 1 && line.text === line.files[0]?.name ? null : line.text;
  return (
    <div className={styles.words} data-by={line.by}>
      {line.by !== 'visitor' && <b>{line.name}</b>}
      {text !== null && <p>{text}</p>}
      <Files files={line.files} />
      <small>
        <When at={line.at} /> {isRead && t('log.read')}
      </small>
    </div>
  );
}

function Happened({ line }: { readonly line: ChatLine }) {
  const { t } = useTranslation('chat');
  const words = line.kind === 'taken' ? t('log.taken', { name: line.name ?? '' }) : t(`log.${line.kind as 'waiting' | 'ended'}`);
  return (
    <p className={styles.happened}>
      {words} <When at={line.at} />
    </p>
  );
}

function OnItsWay({ chatId, line }: { readonly chatId: number; readonly line: Unsent }) {
  const { t } = useTranslation('chat');
  return (
    <div className={styles.words} data-by="agent" data-state={line.refused === undefined ? 'sending' : 'refused'}>
      <p>{line.text}</p>
      <small role="status">
        {line.refused === undefined ? t('log.sending') : `${t('log.refused')} ${line.refused}`}{' '}
        {line.refused !== undefined && (
          <button type="button" className={styles.link} onClick={() => forgetUnsent(chatId, line.ref)}>
            {t('log.discard')}
          </button>
        )}
      </small>
    </div>
  );
}

interface LogProps {
  readonly chat: Chat;
  readonly lines: readonly ChatLine[];
  readonly unsent: readonly Unsent[];
}

const NEAR_END_PX = 80;

/** What was said, the newest at the bottom. Whoever has scrolled up to read is left where they are. */
export function ChatLog({ chat, lines, unsent }: LogProps) {
  const { t } = useTranslation('chat');
  const place = useRef<HTMLDivElement>(null);
  const stays = useRef(true);
  const now = useNow();
  const isTyping = (useSigns().typing.get(chat.id) ?? 0) > now;
  const newFrom = useRef(chat.agentRead);
  const firstNew = lines.find((line) => line.by === 'visitor' && line.kind === 'text' && line.seq > newFrom.current)?.seq;
  const lastOwn = lines.findLast((line) => line.by === 'agent' && line.kind === 'text')?.seq ?? 0;
  useEffect(() => {
    const { current } = place;
    if (current && stays.current) current.scrollTop = current.scrollHeight;
  }, [lines.length, unsent.length, isTyping]);
  return (
    <div
      ref={place}
      className={styles.log}
      role="log"
      aria-label={t('log.label', { name: chat.name })}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        stays.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {lines.map((line) => (
        <Fragment key={line.seq}>
          {line.seq === firstNew && line.seq > 1 && <p className={styles.new}>{t('log.new')}</p>}
          {line.kind === 'text' ? (
            <Words line={line} isRead={line.seq === lastOwn && chat.visitorRead >= line.seq} />
          ) : (
            <Happened line={line} />
          )}
        </Fragment>
      ))}
      {unsent
        .filter(({ ref }) => !lines.some((line) => line.ref === ref))
        .map((line) => (
          <OnItsWay key={line.ref} chatId={chat.id} line={line} />
        ))}
      {isTyping && (
        <p className={styles.typing} role="status">
          {t('log.typing', { name: chat.name })}
        </p>
      )}
    </div>
  );
}
