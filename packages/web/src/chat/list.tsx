import { Button, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBell, IconBellOff, IconMessagePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { ownId, useMe } from '../session/me.ts';
import { Keys } from '../shell/keys.tsx';
import { useNow } from '../time/now.ts';
import { lengthInWords } from '../time/words.ts';
import styles from './chat.module.css';
import { useSigns } from './live.ts';
import { urgencyOf, waitsLongest, waitsSince } from './order.ts';
import { presenceQuery, setPresence, useAtChats } from './query.ts';
import type { Chat } from './shapes.ts';
import { setSound, useSound } from './sound.ts';

/** How long the visitor waits, or that it is their turn. The words say it, the shape beside them, and the colour last. */
function Wait({ chat }: { readonly chat: Chat }) {
  const { t, i18n } = useTranslation('chat');
  const now = useNow();
  const { typing } = useSigns();
  if (chat.state === 'ended') return <span className={styles.wait}>{t('list.toWrapUp')}</span>;
  const since = waitsSince(chat);
  if ((typing.get(chat.id) ?? 0) > now) return <span className={styles.wait}>{t('list.typing')}</span>;
  if (since === undefined) return <span className={styles.wait}>{t('list.theirTurn')}</span>;
  const urgency = urgencyOf(chat.dueAt, since, now);
  return (
    <span className={styles.wait} data-urgency={urgency}>
      {t(urgency === 'late' ? 'list.waitsLate' : 'list.waits', { time: lengthInWords(now - since, i18n.language) })}
    </span>
  );
}

interface RowProps {
  readonly chat: Chat;
  readonly isOpen: boolean;
  readonly isLongest: boolean;
  readonly onOpen: (id: number) => void;
}

function Row({ chat, isOpen, isLongest, onOpen }: RowProps) {
  const { t } = useTranslation('chat');
  return (
    <li>
      <UnstyledButton
        className={styles.row}
        onClick={() => onOpen(chat.id)}
        data-chat={chat.id}
        data-longest={isLongest || undefined}
        aria-current={isOpen || undefined}
      >
        <span className={styles.rowTop}>
          <ClientMark client={chat.client} />
          <strong className={styles.rowName}>{chat.name}</strong>
          <span className={styles.language}>{chat.language.toUpperCase()}</span>
          {chat.unread > 0 && chat.state === 'active' && (
            <span className={styles.unread} aria-label={t('list.unread', { count: chat.unread })}>
              {chat.unread}
            </span>
          )}
        </span>
        <span className={styles.glimpse}>{chat.lastText ?? chat.subject ?? ''}</span>
        <Wait chat={chat} />
      </UnstyledButton>
    </li>
  );
}

interface RowsProps {
  readonly title: string;
  readonly empty: string;
  readonly chats: readonly Chat[];
  readonly open: number | undefined;
  readonly onOpen: (id: number) => void;
}

function Rows({ title, empty, chats, open, onOpen }: RowsProps) {
  const longest = chats.length > 1 ? waitsLongest(chats)?.id : undefined;
  return (
    <section aria-label={title} className={styles.rows}>
      <h2>
        {title} <span className="tabular">{chats.length}</span>
      </h2>
      {chats.length === 0 && <p className={styles.hint}>{empty}</p>}
      <ul>
        {chats.map((chat) => (
          <Row key={chat.id} chat={chat} isOpen={chat.id === open} isLongest={chat.id === longest} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

/** Whether one takes chats, one click to change; and whether new ones are heard. */
function Presence() {
  const { t } = useTranslation('chat');
  const me = useMe();
  const own = useQuery(presenceQuery).data?.find(({ agentId }) => agentId === ownId(me));
  const { mutate, isPending } = useAtChats(setPresence);
  const sound = useSound();
  const Bell = sound ? IconBell : IconBellOff;
  return (
    <div className={styles.presence}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('presence.label')}
        value={own?.state ?? 'away'}
        disabled={isPending}
        onChange={(state) => mutate(state)}
        data={[
          { value: 'ready', label: t('presence.ready') },
          { value: 'away', label: t('presence.away') },
        ]}
      />
      <Tooltip label={t(sound ? 'sound.off' : 'sound.on')}>
        <UnstyledButton className={styles.bell} aria-label={t('sound.label')} aria-pressed={sound} onClick={() => setSound(!sound)}>
          <Bell size={18} aria-hidden />
        </UnstyledButton>
      </Tooltip>
    </div>
  );
}

interface ChatListProps {
  readonly mine: readonly Chat[];
  readonly waiting: readonly Chat[];
  readonly open: number | undefined;
  readonly onOpen: (id: number) => void;
  readonly onTakeNext: () => void;
  readonly isTaking: boolean;
}

/** At the left, always: what is mine, who waits, and since when. */
export function ChatList({ mine, waiting, open, onOpen, onTakeNext, isTaking }: ChatListProps) {
  const { t } = useTranslation('chat');
  return (
    <nav className={styles.list} aria-label={t('list.label')}>
      <Presence />
      <Tooltip label={<Keys keys="c" />} position="right">
        <Button
          fullWidth
          size="md"
          variant={waiting.length > 0 ? 'filled' : 'default'}
          onClick={onTakeNext}
          loading={isTaking}
          leftSection={<IconMessagePlus size={18} aria-hidden />}
        >
          {t('takeNext')}
        </Button>
      </Tooltip>
      <Rows title={t('list.mine')} empty={t('list.noneMine')} chats={mine} open={open} onOpen={onOpen} />
      <Rows title={t('list.waiting')} empty={t('list.noneWaiting')} chats={waiting} open={open} onOpen={onOpen} />
    </nav>
  );
}
