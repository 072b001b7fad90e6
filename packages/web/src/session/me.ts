import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, askFor } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Me } from '../api/shapes.ts';

/** Who is signed in, by the server's own word. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => askFor<Me>(api.GET('/me')),
  staleTime: Infinity,
});

export const PersonContext = createContext<Me | undefined>(undefined);

/** The person at the screen. Inside the console there is always one. */
export function useMe(): Me {
  const me = use(PersonContext);
  if (!me) throw new ApiProblem({ code: 'access.sign-in-needed', status: 401, detail: '' });
  return me;
}

/** Number of the agent at the screen. */
export const ownId = (me: Me): number => Number(me.actor.slice('agent:'.length));

/** Whether the person at the screen may do something: what they may not is not offered. */
export const useMay = (permission: string): boolean => useMe().permissions.includes(permission);
