import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { everyPage } from '../api/pages.ts';
import { pagesQuery } from '../api/use-pages.ts';
import { useSentence } from '../shell/trouble.tsx';

// Keys that begin with `list` are asked again after anything happens; those of a thing after something happens to it.

const ofClient = (client: string | undefined) => (client === undefined ? {} : { client });

export const picksQuery = (state: 'open' | 'left', client?: string) =>
  pagesQuery(['list', 'quality', 'picks', state, client], (query) =>
    ask(api.GET('/quality/picks', { params: { query: { state, ...ofClient(client), ...query } } })),
  );
/** All of them, to choose one. */
export const everyPickQuery = (client?: string) =>
  queryOptions({
    queryKey: ['list', 'quality', 'every-pick', client],
    queryFn: () => everyPage((query) => ask(api.GET('/quality/picks', { params: { query: { ...ofClient(client), ...query } } }))),
  });
export const drawsQuery = (client?: string) =>
  pagesQuery(['list', 'quality', 'draws', client], (query) =>
    ask(api.GET('/quality/draws', { params: { query: { limit: 5, ...ofClient(client), ...query } } })),
  );
export const draftsQuery = pagesQuery(['list', 'quality', 'drafts'], (query) =>
  ask(api.GET('/quality/reviews', { params: { query: { state: 'draft', ...query } } })),
);
export const reviewsQuery = (client?: string) =>
  pagesQuery(['list', 'quality', 'reviews', client], (query) =>
    ask(api.GET('/quality/reviews', { params: { query: { ...ofClient(client), ...query } } })),
  );
export const figuresQuery = (client?: string) =>
  queryOptions({
    queryKey: ['list', 'quality', 'figures', client],
    queryFn: () => ask(api.GET('/quality/figures', { params: { query: ofClient(client) } })),
  });
export const ownReviewsQuery = pagesQuery(['list', 'quality', 'own-reviews'], (query) =>
  ask(api.GET('/quality/own/reviews', { params: { query } })),
);
export const reviewQuery = (reviewId: number) =>
  queryOptions({
    queryKey: ['quality_review', reviewId],
    queryFn: () => ask(api.GET('/quality/reviews/{reviewId}', { params: { path: { reviewId } } })),
  });
export const conversationQuery = (reviewId: number, state: string) =>
  queryOptions({
    // With the state: names come when it is published.
    queryKey: ['quality', 'conversation', reviewId, state],
    queryFn: () => ask(api.GET('/quality/reviews/{reviewId}/conversation', { params: { path: { reviewId } } })),
  });
export const appealsQuery = (state: 'open' | 'kept' | 'changed', client?: string) =>
  pagesQuery(['list', 'quality', 'appeals', state, client], (query) =>
    ask(api.GET('/quality/appeals', { params: { query: { state, ...ofClient(client), ...query } } })),
  );
export const calibrationsQuery = (client?: string) =>
  pagesQuery(['list', 'quality', 'calibrations', client], (query) =>
    ask(api.GET('/quality/calibrations', { params: { query: { ...ofClient(client), ...query } } })),
  );
export const calibrationQuery = (calibrationId: number) =>
  queryOptions({
    queryKey: ['quality_calibration', calibrationId],
    queryFn: () => ask(api.GET('/quality/calibrations/{calibrationId}', { params: { path: { calibrationId } } })),
  });
export const agreementQuery = (client: string) =>
  queryOptions({
    queryKey: ['list', 'quality', 'agreement', client],
    queryFn: () => ask(api.GET('/quality/agreement', { params: { query: { client } } })),
  });
export const analystsQuery = (client: string) =>
  queryOptions({
    queryKey: ['quality', 'analysts', client],
    queryFn: () => everyPage((query) => ask(api.GET('/quality/analysts', { params: { query: { client, ...query } } }))),
  });
export const reviewedQuery = (client: string) =>
  queryOptions({
    queryKey: ['quality', 'agents', client],
    queryFn: () => everyPage((query) => ask(api.GET('/quality/agents', { params: { query: { client, ...query } } }))),
  });

/** Whose words or tasks: one's own, or those of the clients that one leads. */
export type Whose = 'own' | 'all';

export const feedbackQuery = (whose: Whose, wanted: { readonly most?: number; readonly client?: string | undefined }) =>
  pagesQuery(['list', 'quality', 'feedback', whose, wanted], (page) => {
    const query = { ...(wanted.most === undefined ? {} : { most: wanted.most }), ...page };
    return whose === 'own'
      ? ask(api.GET('/quality/own/feedback', { params: { query } }))
      : ask(api.GET('/quality/feedback', { params: { query: { ...query, ...ofClient(wanted.client) } } }));
  });
export const tasksQuery = (whose: Whose, done: boolean) =>
  pagesQuery(['list', 'quality', 'tasks', whose, done], (page) => {
    const query = { ...(done ? { done } : {}), ...page };
    return whose === 'own'
      ? ask(api.GET('/quality/own/tasks', { params: { query } }))
      : ask(api.GET('/quality/tasks', { params: { query } }));
  });

/** Something that is done here: what is shown is asked for again, what went wrong is said. */
export function useDo<I, O>(run: (input: I) => Promise<O>, onDone?: (result: O, input: I) => void) {
  const queries = useQueryClient();
  const sentence = useSentence();
  return useMutation({
    mutationFn: run,
    onSuccess: (result, input) => {
      for (const key of ['list', 'quality_review', 'quality_calibration']) void queries.invalidateQueries({ queryKey: [key] });
      onDone?.(result, input);
    },
    onError: (error) => notifications.show({ id: 'quality', color: 'red', message: sentence(error) }),
  });
}

export const begin = (pickId: number) => ask(api.POST('/quality/picks/{pickId}/review', { params: { path: { pickId } } }));
export const leave = ({ pickId, reason }: { readonly pickId: number; readonly reason: string }) =>
  ask(api.POST('/quality/picks/{pickId}/leave', { params: { path: { pickId } }, body: { reason } }));
export const draw = (body: { readonly client: string; readonly from: string }) => ask(api.POST('/quality/draws', { body }));
export const publish = (reviewId: number) => ask(api.POST('/quality/reviews/{reviewId}/publish', { params: { path: { reviewId } } }));
export const appeal = ({ reviewId, words }: { readonly reviewId: number; readonly words: string }) =>
  ask(api.POST('/quality/reviews/{reviewId}/appeal', { params: { path: { reviewId } }, body: { words } }));
export const score = (calibrationId: number) =>
  ask(api.POST('/quality/calibrations/{calibrationId}/review', { params: { path: { calibrationId } } }));
export const close = (calibrationId: number) =>
  ask(api.POST('/quality/calibrations/{calibrationId}/close', { params: { path: { calibrationId } } }));
export const calibrate = (body: { readonly pickId: number; readonly raters: number[] }) => ask(api.POST('/quality/calibrations', { body }));
export const endTask = ({ taskId, outcome }: { readonly taskId: number; readonly outcome: string }) =>
  ask(api.POST('/quality/tasks/{taskId}/done', { params: { path: { taskId } }, body: { outcome } }));

/** What to learn, and by when; out of a review, or for somebody. */
export interface NewTask {
  readonly what: string;
  readonly dueAt: string;
  readonly reviewId?: number;
  readonly client?: string;
  readonly agentId?: number;
}
export const coach = (body: NewTask) => ask(api.POST('/quality/tasks', { body }));
