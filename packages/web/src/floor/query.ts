import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask, askFor } from '../api/client.ts';
import { linesQuery, type AgentLine } from '../shell/own-state.tsx';
import { useMay } from '../session/me.ts';
import { useSentence } from '../shell/trouble.tsx';
import type { Floor, FloorTicket } from './shapes.ts';

/** Facts renew it as they happen; what falls due by the clock alone is looked at every minute. */
const LOOK_MS = 60_000;

export const floorQuery = (hours: number) =>
  queryOptions({
    queryKey: ['list', 'floor', hours],
    queryFn: () => askFor<Floor>(api.GET('/floor', { params: { query: { hours } } })),
    refetchInterval: LOOK_MS,
    placeholderData: (before: Floor | undefined) => before,
  });

/** Who is in which state at the telephone; nobody where there is none. */
export function useLines(): readonly AgentLine[] {
  const may = useMay('phone.see');
  return useQuery({ ...linesQuery, enabled: may }).data ?? [];
}

export interface Give {
  readonly ticket: FloorTicket;
  readonly to: { readonly agentId: number; readonly name: string };
}

/** Give a ticket to somebody. What was done is said, and who had it before can have it back. */
export function useGive() {
  const { t } = useTranslation('floor');
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: ({ ticket, to }: Give) =>
      ask(api.POST('/tickets/{ticketId}/assign', { params: { path: { ticketId: ticket.id } }, body: { agentId: to.agentId } })),
    onSuccess: (_done, { ticket, to }) => notifications.show({ id: 'give', message: t('given', { number: ticket.id, name: to.name }) }),
    onError: (error) => notifications.show({ id: 'give', color: 'red', message: sentence(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list', 'floor'] }),
  });
}
