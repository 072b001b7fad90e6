import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** A question that was refused is refused again; one that nobody heard is asked again, a few times. */
const worthAnother = (failures: number, error: Error): boolean =>
  error instanceof ApiProblem && error.problem.status >= 500 && failures < 2;

/** What the console knows. Live updates say what is out of date, so nothing is asked for again by the clock alone. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, gcTime: 600_000, retry: worthAnother, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
