import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ownId, useMe } from '../session/me.ts';
import { listenToChats, useSigns, type Heard } from './live.ts';
import { mineQuery, presenceQuery } from './query.ts';
import { ring, tellBehind } from './sound.ts';

const GLIMPSE = 120;

/** Says, on every screen, that somebody new waits or that somebody wrote: to the ears, in a corner, and in the window's title. */
function useTelling(): (heard: Heard) => void {
  const { t } = useTranslation('chat');
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isOpen = (chatId: number): boolean =>
    pathname === '/chats' && (search as { chat?: number }).chat === chatId && document.visibilityState === 'visible';
  const tell = (id: string, said: { title: string; message: string; chatId?: number }): void => {
    tellBehind(said.title, said.message);
    if (pathname === '/chats') return;
    notifications.show({
      ...{ id, title: said.title, message: said.message },
      onClick: () => {
        notifications.hide(id);
        void navigate({ to: '/chats', search: said.chatId === undefined ? {} : { chat: said.chatId } });
      },
    });
  };
  return (heard) => {
    if (heard.what === 'word') {
      if (isOpen(heard.chatId)) return;
      const name = queries.getQueryData(mineQuery.queryKey)?.find(({ id }) => id === heard.chatId)?.name ?? '';
      ring('word');
      tell(`chat-${String(heard.chatId)}`, { title: name, message: heard.line.text?.slice(0, GLIMPSE) ?? '', chatId: heard.chatId });
      return;
    }
    const isReady = queries.getQueryData(presenceQuery.queryKey)?.find(({ agentId }) => agentId === ownId(me))?.state === 'ready';
    if (!isReady) return;
    ring('new');
    tell('chat-new', { title: t('told.new'), message: t('told.waiting', { count: heard.waiting }) });
  };
}

/** One ear for the whole console, of whoever takes chats. */
export function ChatWatch() {
  const me = useMe();
  const queries = useQueryClient();
  const tell = useTelling();
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const id = ownId(me);
  useEffect(() => {
    void queries.query(presenceQuery).catch(() => undefined);
    void queries.query(mineQuery).catch(() => undefined);
    return listenToChats(queries, id, (heard) => latest.current(heard));
  }, [queries, id]);
  const { waiting = 0 } = useSigns();
  useEffect(() => {
    const bare = document.title.replace(/^\(\d+\) /, '');
    document.title = waiting > 0 ? `(${String(waiting)}) ${bare}` : bare;
  }, [waiting]);
  return null;
}
