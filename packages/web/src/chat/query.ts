import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { everyPage } from '../api/pages.ts';
import { useSentence } from '../shell/trouble.tsx';
import { csrfToken } from '../session/csrf.ts';
import { problemOf, ApiProblem } from '../api/problem.ts';
import type { Unsent } from './unsent.ts';

/** The agent's own: in hand, and those that are over and wait for a word on what they came to. */
export const mineQuery = queryOptions({ queryKey: ['all', 'chat', 'mine'], queryFn: () => ask(api.GET('/chats/mine')) });
/** Those that wait for anybody, who waits the longest first. */
export const waitingQuery = queryOptions({
  queryKey: ['all', 'chat', 'waiting'],
  queryFn: () => everyPage((query) => ask(api.GET('/chats', { params: { query: { state: 'waiting', ...query } } }))),
});
/** Who is at the chats. */
export const presenceQuery = queryOptions({
  queryKey: ['all', 'agent', 'chats'],
  queryFn: () => everyPage((query) => ask(api.GET('/chats/presence', { params: { query } }))),
});

const of = (chatId: number) => ({ params: { path: { chatId } } });

export const chatQuery = (chatId: number) =>
  queryOptions({ queryKey: ['chat', chatId, 'view'], queryFn: () => ask(api.GET('/chats/{chatId}', of(chatId))) });

export const linesQuery = (chatId: number) =>
  queryOptions({
    queryKey: ['chat-lines', chatId],
    queryFn: () => everyPage((query) => ask(api.GET('/chats/{chatId}/lines', { params: { path: { chatId }, query } }))),
  });

export const termsQuery = (chatId: number) =>
  queryOptions({
    queryKey: ['chat-terms', chatId],
    queryFn: () => ask(api.GET('/chats/{chatId}/terms', of(chatId))),
    staleTime: 300_000,
  });

export const sendLine = (chatId: number, { ref, text }: Unsent) =>
  ask(api.POST('/chats/{chatId}/lines', { ...of(chatId), body: { ref, text } }));

export const sayTyping = (chatId: number): void => void ask(api.POST('/chats/{chatId}/typing', of(chatId))).catch(() => undefined);

export const readUpTo = (chatId: number, seq: number) => ask(api.POST('/chats/{chatId}/read', { ...of(chatId), body: { seq } }));

/** A file as it is: its bytes, and what it is called in headers. */
export async function sendFile(chatId: number, file: File): Promise<void> {
  const answer = await fetch(`/api/chats/${String(chatId)}/files`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-csrf-token': csrfToken() ?? '',
      'x-ref': crypto.randomUUID(),
      'x-file-name': encodeURIComponent(file.name),
      'x-file-type': file.type || 'application/octet-stream',
    },
    body: file,
  });
  if (!answer.ok) throw new ApiProblem(problemOf(await answer.json().catch(() => undefined), answer.status));
}

/** Something is done with chats, and everything about them is asked again. */
export function useAtChats<Input, Result>(work: (input: Input) => Promise<Result>, done?: (result: Result) => void) {
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: work,
    onSuccess: (result) => done?.(result),
    onError: (error) => notifications.show({ id: 'chat', color: 'red', message: sentence(error) }),
    onSettled: () => {
      for (const key of [['all', 'chat'], ['chat'], ['all', 'agent', 'chats']]) void queries.invalidateQueries({ queryKey: key });
    },
  });
}

export const takeNext = () => ask(api.POST('/chats/take-next'));
export const take = (chatId: number) => ask(api.POST('/chats/{chatId}/take', of(chatId)));
export const setPresence = (state: 'ready' | 'away') => ask(api.POST('/chats/presence', { body: { state } }));
