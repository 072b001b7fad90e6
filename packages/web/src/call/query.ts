import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, ask, askFor } from '../api/client.ts';
import { onLiveEvent } from '../api/live.ts';
import { notifications } from '@mantine/notifications';
import { useSentence } from '../shell/trouble.tsx';
import type { Pop, Script } from './shapes.ts';

export const popQuery = queryOptions({
  queryKey: ['call', 'pop'],
  queryFn: () => askFor<Pop | null>(api.GET('/phone/pop')),
});

/** The call that rings, runs or is wrapped up at this agent's telephone. It follows what the telephone system tells. */
export function usePop(): Pop | undefined {
  const queries = useQueryClient();
  useEffect(
    () =>
      onLiveEvent(({ event }) => {
        if (event.startsWith('phone.')) void queries.invalidateQueries({ queryKey: ['call'] });
      }),
    [queries],
  );
  return useQuery(popQuery).data ?? undefined;
}

/** Something is done with the call, and everything about it is asked again. */
export function useOnCall<Input>(work: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: work,
    onError: (error) => notifications.show({ id: 'call', color: 'red', message: sentence(error) }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['call'] });
      void queries.invalidateQueries({ queryKey: ['all', 'agent'] });
    },
  });
}

const callId = (pop: Pop) => ({ path: { callId: pop.callId } });

export const useByHand = (pop: Pop) =>
  useOnCall((what: 'hold' | 'resume' | 'end') => ask(api.POST('/phone/calls/{callId}/by-hand', { params: callId(pop), body: { what } })));

export const useChooseCaller = (pop: Pop) =>
  useOnCall((personId: number) => ask(api.POST('/phone/calls/{callId}/caller', { params: callId(pop), body: { personId } })));

export const scriptQuery = (pop: Pop) =>
  queryOptions({
    queryKey: ['call-script', pop.callId],
    queryFn: () => askFor<Script>(api.POST('/phone/calls/{callId}/script', { params: callId(pop), body: {} })),
    enabled: pop.script !== null && pop.answeredAt !== null,
    staleTime: Infinity,
  });

export interface Answered {
  readonly step: string;
  readonly value?: string;
  readonly skip?: string;
}
export function useAnswer(pop: Pop) {
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: (answer: Answered) =>
      askFor<Script>(api.POST('/phone/calls/{callId}/script/answers', { params: callId(pop), body: answer })),
    onSuccess: (script) => queries.setQueryData(scriptQuery(pop).queryKey, script),
    onError: (error) => notifications.show({ id: 'call', color: 'red', message: sentence(error) }),
  });
}

export const saveNotes = (id: number, text: string, draft: number) =>
  ask(api.PUT('/phone/calls/{callId}/notes', { params: { path: { callId: id } }, body: { text, draft } }));

export const setReady = () => ask(api.PUT('/phone/state', { body: { state: 'ready' } }));
