import { defineError } from '../kernel/index.ts';

export const noSuchTeam = defineError<{ team: string; known: readonly string[] }>(
  'team.not-found',
  'invalid',
  ({ team, known }) => `There is no team ${team}. Known teams: ${known.join(', ') || 'none yet; apply a contract pack that names some'}.`,
);
export const addressTaken = defineError<{ address: string }>(
  'agent.address-taken',
  'conflict',
  ({ address }) => `An agent with the address ${address} is enrolled already.`,
);
