import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Panel } from '../screens/panel.tsx';
import { usePanel } from '../screens/query.ts';
import { ownId, useMay, useMe } from '../session/me.ts';
import { useCommands, type Command } from '../shell/commands.ts';
import { ChatBeside } from './beside.tsx';
import styles from './chat.module.css';
import { ChatList } from './list.tsx';
import { neighbour, waitsLongest } from './order.ts';
import { chatQuery, mineQuery, take, takeNext, useAtChats, waitingQuery } from './query.ts';
import type { Chat } from './shapes.ts';
import { Talk } from './talk.tsx';

const none: readonly Chat[] = [];

/** Nothing is open: what to do, and what there was. */
function Between({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation('chat');
  const ended = usePanel('chat.ended');
  return (
    <div className={styles.between}>
      <h1>{t(waiting > 0 ? 'between.waiting' : 'between.quiet', { count: waiting })}</h1>
      <p className={styles.hint}>{t('between.hint')}</p>
      {ended && <Panel panel={ended} />}
    </div>
  );
}

interface KeysOf {
  readonly mine: readonly Chat[];
  readonly open: number | undefined;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly show: (id: number | undefined) => void;
  readonly takeOne: () => void;
}

const DIRECT = 5;

/** Everything by the keyboard; while somebody types, Alt with the arrows goes from chat to chat. */
function useChatKeys({ mine, open, box, show, takeOne }: KeysOf): (step: 1 | -1) => void {
  const { t } = useTranslation('chat');
  const step = (by: 1 | -1) => show(neighbour(mine, open, by));
  const group = 'list' as const;
  useCommands([
    { id: 'chat.take-next', label: t('takeNext'), group, keys: 'c', run: takeOne },
    { id: 'chat.next', label: t('keys.next'), group, keys: 'j', run: () => step(1) },
    { id: 'chat.before', label: t('keys.before'), group, keys: 'k', run: () => step(-1) },
    { id: 'chat.longest', label: t('keys.longest'), group, keys: 'w', run: () => show(waitsLongest(mine)?.id ?? open) },
    { id: 'chat.write', label: t('keys.write'), group, keys: 'r', run: () => box.current?.focus() },
    ...mine.slice(0, DIRECT).map(({ id, name }, i): Command => ({
      ...{ id: `chat.open-${String(i)}`, label: t('keys.open', { name }), group, keys: String(i + 1) },
      run: () => show(id),
    })),
  ]);
  return step;
}

/**
 * Which chat is open. It changes at once, and the address after it: whoever goes on typing must not be typing to the one before.
 */
function useOpen(): readonly [number | undefined, (id: number | undefined) => void] {
  const { chat } = useSearch({ from: '/chats' });
  const navigate = useNavigate();
  const [open, setOpen] = useState(chat);
  const going = useRef(0);
  useEffect(() => {
    if (going.current === 0) setOpen(chat);
  }, [chat]);
  const show = (id: number | undefined) => {
    flushSync(() => setOpen(id));
    going.current += 1;
    void navigate({ to: '/chats', search: id === undefined ? {} : { chat: id }, replace: true }).finally(() => (going.current -= 1));
  };
  return [open, show];
}

/** Chats: who waits and mine at the left, the conversation in the middle, what is known at the right. */
export function ChatsScreen() {
  const { t } = useTranslation(['chat', 'shell']);
  const me = useMe();
  const takes = useMay('chat.take');
  const [open, show] = useOpen();
  const { data: mine = none } = useQuery({ ...mineQuery, enabled: takes });
  const { data: waiting = none } = useQuery(waitingQuery);
  const other = useQuery({ ...chatQuery(open ?? 0), enabled: open !== undefined });
  const box = useRef<HTMLTextAreaElement>(null);
  const next = useAtChats(takeNext, (taken) => {
    if (taken.chat) show(taken.chat.id);
    else notifications.show({ id: 'chat', message: t(`idle.${taken.reason ?? 'nothing-waits'}`) });
  });
  const one = useAtChats(take, ({ id }) => show(id));
  const step = useChatKeys({ mine, open, box, show, takeOne: () => next.mutate(undefined) });
  const shown = mine.find(({ id }) => id === open) ?? other.data ?? waiting.find(({ id }) => id === open);
  return (
    <div className={styles.screen}>
      <ChatList
        mine={mine}
        waiting={waiting}
        open={open}
        onOpen={show}
        onTakeNext={() => next.mutate(undefined)}
        isTaking={next.isPending}
      />
      {shown ? (
        <>
          <Talk
            chat={shown}
            isMine={takes && shown.agentId === ownId(me)}
            box={box}
            onTake={(id) => one.mutate(id)}
            onStep={step}
            onWrapped={() =>
              show(
                waitsLongest(mine.filter(({ id }) => id !== shown.id))?.id ??
                  neighbour(
                    mine.filter(({ id }) => id !== shown.id),
                    undefined,
                    1,
                  ),
              )
            }
          />
          <ChatBeside chat={shown} />
        </>
      ) : (
        <Between waiting={waiting.length} />
      )}
    </div>
  );
}
