import { queryOptions } from '@tanstack/react-query';
import { api, askFor } from '../api/client.ts';
import { everyPage, type Page } from '../api/pages.ts';
import type { Hits } from '../api/shapes.ts';
import type { Colleague } from './mention-list.tsx';
import type { ExplainedClock, HandOff, LinkedTicket, Message, Rating, TimelineLine, TimeSpent, WorkflowView } from './shapes.ts';

// Everything of ticket 12 begins with ['ticket', 12]: what happens to it brings all of it anew.

const path = (ticketId: number) => ({ params: { path: { ticketId } } });
/** Clocks are counted anew while somebody looks. */
const COUNT_AGAIN_MS = 60_000;

export const ticketQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId],
    queryFn: () => askFor<LinkedTicket>(api.GET('/tickets/{ticketId}', path(ticketId))),
    refetchInterval: COUNT_AGAIN_MS,
  });

export const messagesQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'messages'],
    queryFn: () =>
      everyPage((query) => askFor<Page<Message>>(api.GET('/tickets/{ticketId}/messages', { params: { path: { ticketId }, query } }))),
  });

export const timelineQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'timeline'],
    queryFn: () =>
      everyPage((query) => askFor<Page<TimelineLine>>(api.GET('/tickets/{ticketId}/timeline', { params: { path: { ticketId }, query } }))),
  });

export const handOffsQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'hand-offs'],
    queryFn: () => askFor<readonly HandOff[]>(api.GET('/tickets/{ticketId}/hand-offs', path(ticketId))),
  });

/** What the requester said of it; null when they said nothing. */
export const ratingQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'rating'],
    queryFn: () => askFor<Rating | null>(api.GET('/tickets/{ticketId}/rating', path(ticketId))),
  });

export const timeQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'time'],
    queryFn: () => askFor<TimeSpent>(api.GET('/tickets/{ticketId}/time', path(ticketId))),
  });

export const explainQuery = (ticketId: number, clockId: number, language: 'fi' | 'sv' | 'en') =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'explain', clockId, language],
    queryFn: () =>
      askFor<ExplainedClock>(
        api.GET('/tickets/{ticketId}/clocks/{clockId}/explain', { params: { path: { ticketId, clockId }, query: { language } } }),
      ),
  });

const OTHERS = 8;
/** The requester's tickets, the last touched first. */
export const othersQuery = (address: string) =>
  queryOptions({
    queryKey: ['list', 'others', address],
    queryFn: () =>
      askFor<Hits>(api.GET('/search', { params: { query: { query: `requester:${address}`, sort: 'updated', limit: OTHERS } } })),
    enabled: address !== '',
  });

/** States and the moves between them, those of plugins too. */
export const workflowQuery = queryOptions({
  queryKey: ['workflow'],
  queryFn: () => askFor<WorkflowView>(api.GET('/workflow')),
  staleTime: Infinity,
});

/** Colleagues who may see a ticket: those whom a note may mention. */
export const colleaguesQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'colleagues'],
    queryFn: () =>
      everyPage((query) => askFor<Page<Colleague>>(api.GET('/tickets/{ticketId}/colleagues', { params: { path: { ticketId }, query } }))),
    staleTime: 300_000,
  });
