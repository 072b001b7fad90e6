import { api, ask } from '../../api/client.ts';
import { useAct } from '../parts/act.ts';
import { ofPeople } from './query.ts';

interface Membership {
  readonly agentId: number;
  readonly team: string;
  readonly belongs: boolean;
}

/** Puts somebody into a team, or takes them out of it. */
export const useMembership = () =>
  useAct({
    changes: ofPeople,
    work: ({ agentId, team, belongs }: Membership) => {
      const path = { params: { path: { agentId, team } } };
      return belongs ? ask(api.PUT('/agents/{agentId}/teams/{team}', path)) : ask(api.DELETE('/agents/{agentId}/teams/{team}', path));
    },
  });
