import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import type { Priority } from '../api/shapes.ts';
import { useSentence } from '../shell/trouble.tsx';

/** Does something with a ticket; what went wrong is said, and the ticket is looked at anew either way. */
export function useDo(ticketId: number) {
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (error) => notifications.show({ color: 'red', message: sentence(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket', ticketId] }),
  });
}

/** The common changes of a ticket. */
export function useChange(ticketId: number) {
  const { mutate, isPending } = useDo(ticketId);
  const path = { params: { path: { ticketId } } };
  return {
    isPending,
    assign: (agentId: number) => mutate(() => ask(api.POST('/tickets/{ticketId}/assign', { ...path, body: { agentId } }))),
    move: (to: string) => mutate(() => ask(api.POST('/tickets/{ticketId}/move', { ...path, body: { to } }))),
    prioritise: (priority: Priority) => mutate(() => ask(api.POST('/tickets/{ticketId}/priority', { ...path, body: { priority } }))),
    accept: () => mutate(() => ask(api.POST('/tickets/{ticketId}/accept', path))),
    acceptIntoService: () => mutate(() => ask(api.POST('/tickets/{ticketId}/accept-into-service', path))),
  };
}
