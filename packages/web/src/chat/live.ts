import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { nowMs } from '../time/now.ts';
import { withLine } from './order.ts';
import { chatQuery, linesQuery, mineQuery, waitingQuery } from './query.ts';
import type { Chat, ChatLine } from './shapes.ts';
import { forgetUnsent } from './unsent.ts';

/** What is known of the chats from the stream alone. */
interface Signs {
  /** How many wait, of the clients that one serves; undefined before the stream has said so. */
  readonly waiting: number | undefined;
  /** Until when a visitor is shown to type, by chat. */
  readonly typing: ReadonlyMap<number, number>;
}

let signs: Signs = { waiting: undefined, typing: new Map() };
const watchers = new Set<() => void>();
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
function become(next: Partial<Signs>): void {
  signs = { ...signs, ...next };
  for (const each of watchers) each();
}
export const useSigns = (): Signs => useSyncExternalStore(watch, () => signs);

/** What happened that somebody may want to hear. */
export type Heard =
  { readonly what: 'new'; readonly waiting: number } | { readonly what: 'word'; readonly line: ChatLine; readonly chatId: number };

const TYPING_MS = 5_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

const isMine = (chat: Chat, me: number): boolean => chat.agentId === me && (chat.state === 'active' || chat.toWrapUp);

/** One chat changed: it comes into one's list, is put right in it, or leaves it. */
function changed(queries: QueryClient, chat: Chat, me: number): void {
  queries.setQueryData(chatQuery(chat.id).queryKey, chat);
  // Lines of a chat that has just come are not told one by one.
  const known = queries.getQueryData(linesQuery(chat.id).queryKey)?.at(-1)?.seq;
  if (known !== undefined && known < chat.lastSeq) void queries.invalidateQueries(linesQuery(chat.id));
  queries.setQueryData(mineQuery.queryKey, (before) => {
    if (!before) return before;
    if (!isMine(chat, me)) return before.filter((one) => one.id !== chat.id);
    return before.some((one) => one.id === chat.id) ? before.map((one) => (one.id === chat.id ? chat : one)) : [...before, chat];
  });
}

function said(queries: QueryClient, chatId: number, line: ChatLine): void {
  if (line.ref !== null) forgetUnsent(chatId, line.ref);
  const known = queries.getQueryData(linesQuery(chatId).queryKey);
  const lines = known && withLine(known, line);
  if (lines) queries.setQueryData(linesQuery(chatId).queryKey, [...lines]);
  else void queries.invalidateQueries(linesQuery(chatId));
  if (line.by === 'visitor') types(chatId, 0);
}

function types(chatId: number, until: number): void {
  const typing = new Map(signs.typing);
  if (until > 0) typing.set(chatId, until);
  else if (!typing.delete(chatId)) return;
  become({ typing });
  if (until > 0)
    setTimeout(() => {
      if ((signs.typing.get(chatId) ?? Infinity) <= nowMs()) types(chatId, 0);
    }, TYPING_MS + 50);
}

function waits(queries: QueryClient, waiting: number, hear: (heard: Heard) => void): void {
  const before = signs.waiting;
  become({ waiting });
  void queries.invalidateQueries(waitingQuery);
  if (before !== undefined && waiting > before) hear({ what: 'new', waiting });
}

function read(queries: QueryClient, chatId: number, seq: number): void {
  const on = (chat: Chat): Chat => (chat.id === chatId && chat.visitorRead < seq ? { ...chat, visitorRead: seq } : chat);
  queries.setQueryData(chatQuery(chatId).queryKey, (chat) => chat && on(chat));
  queries.setQueryData(mineQuery.queryKey, (all) => all?.map(on));
}

/**
 * The agent's chats as they go on, over one connection for the whole console. When it comes back after it was lost, everything is read again.
 * @returns how to end it
 */
export function listenToChats(queries: QueryClient, me: number, hear: (heard: Heard) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;
  let isFirst = true;
  const data = (message: Event): unknown => JSON.parse((message as MessageEvent<string>).data);
  const open = () => {
    source = new EventSource('/api/chats/stream');
    source.addEventListener('open', () => {
      wait = FIRST_RETRY_MS;
      if (!isFirst) for (const key of [['all', 'chat'], ['chat'], ['chat-lines']]) void queries.invalidateQueries({ queryKey: key });
      isFirst = false;
    });
    source.addEventListener('queue', (message) => waits(queries, (data(message) as { waiting: number }).waiting, hear));
    source.addEventListener('chat', (message) => changed(queries, data(message) as Chat, me));
    source.addEventListener('line', (message) => {
      const { chatId, ...line } = data(message) as ChatLine & { chatId: number };
      said(queries, chatId, line);
      if (line.by === 'visitor' && line.kind === 'text') hear({ what: 'word', line, chatId });
    });
    source.addEventListener('typing', (message) => types((data(message) as { chatId: number }).chatId, nowMs() + TYPING_MS));
    source.addEventListener('read', (message) => {
      const { chatId, seq } = data(message) as { chatId: number; seq: number };
      read(queries, chatId, seq);
    });
    source.addEventListener('error', () => {
      source?.close();
      timer = setTimeout(open, wait);
      wait = Math.min(LAST_RETRY_MS, wait * 2);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    become({ waiting: undefined, typing: new Map() });
  };
}
