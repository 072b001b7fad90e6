import { Button, Skeleton } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/trouble.tsx';
import styles from './chat.module.css';
import { ChatComposer } from './composer.tsx';
import { ChatHead, Opening } from './head.tsx';
import { ChatLog } from './log.tsx';
import { linesQuery, readUpTo, sendLine } from './query.ts';
import type { Chat, ChatLine } from './shapes.ts';
import { sendWaiting, useUnsent } from './unsent.ts';

interface TalkProps {
  readonly chat: Chat;
  readonly isMine: boolean;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly onTake: (id: number) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onWrapped: () => void;
}

/** What stands on the screen before somebody's eyes is read, and the visitor is told so. */
function useReading({ chat, isMine }: Pick<TalkProps, 'chat' | 'isMine'>, lines: readonly ChatLine[] | undefined): void {
  const last = lines?.at(-1)?.seq ?? 0;
  const { id, agentRead, state } = chat;
  useEffect(() => {
    if (!isMine || state !== 'active' || last <= agentRead) return;
    const read = () => {
      if (document.visibilityState === 'visible') void readUpTo(id, last).catch(() => undefined);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, isMine, state, last, agentRead]);
}

/** What was written before a reload, and not taken by the desk, goes out now. */
function useGoingOn(chat: Chat, isMine: boolean): void {
  const { id, state } = chat;
  useEffect(() => {
    if (isMine && state === 'active') void sendWaiting(id, (line) => sendLine(id, line));
  }, [id, isMine, state]);
}

function Below({ chat, isMine, box, onTake, onStep, onWrapped }: TalkProps) {
  const { t } = useTranslation('chat');
  if (chat.state === 'waiting')
    return (
      <div className={styles.foot}>
        <Button size="md" leftSection={<IconHandGrab size={18} aria-hidden />} onClick={() => onTake(chat.id)}>
          {t('take', { name: chat.name })}
        </Button>
      </div>
    );
  if (isMine && chat.state === 'active') return <ChatComposer key={chat.id} chat={chat} box={box} onStep={onStep} />;
  if (isMine && chat.toWrapUp) return <Opening chat={chat} opened="wrap-up" onClose={onWrapped} />;
  return <p className={styles.foot}>{chat.state === 'ended' ? t('over') : t('withOther', { name: chat.agentName ?? '' })}</p>;
}

/** One conversation: who, what was said, and the box under it. */
export function Talk(props: TalkProps) {
  const { chat, isMine } = props;
  const { t } = useTranslation('chat');
  const { data: lines, error, refetch } = useQuery(linesQuery(chat.id));
  const unsent = useUnsent(chat.id);
  useReading(props, lines);
  useGoingOn(chat, isMine);
  return (
    <section className={styles.talk} aria-label={t('talk', { name: chat.name })}>
      <ChatHead key={`head-${String(chat.id)}`} chat={chat} isMine={isMine} />
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : lines ? (
        <ChatLog key={chat.id} chat={chat} lines={lines} unsent={unsent} />
      ) : (
        <div className={styles.log}>
          <Skeleton height={40} width="60%" />
        </div>
      )}
      <Below {...props} />
    </section>
  );
}
