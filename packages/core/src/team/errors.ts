import { defineError } from '../kernel/index.ts';

export const noSuchTeam = defineError<{ team: string; known: readonly string[] }>(
  'team.not-found',
  'invalid',
  ({ team, known }) => `There is no team ${team}. Known teams: ${known.join(', ') || 'none yet; apply a contract pack that names some'}.`,
);
export const teamTaken = defineError<{ team: string }>('team.name-taken', 'conflict', ({ team }) => `There is a team ${team} already.`);
export const addressTaken = defineError<{ address: string }>(
  'agent.address-taken',
  'conflict',
  ({ address }) => `An agent with the address ${address} is enrolled already.`,
);
export const lastAdministrator = defineError<{ name: string }>(
  'team.last-administrator',
  'conflict',
  ({ name }) => `${name} is the last administrator: make somebody else one first.`,
);
export const noSuchPermission = defineError<{ permission: string; known: readonly string[] }>(
  'team.no-such-permission',
  'invalid',
  ({ permission, known }) => `There is no permission ${permission}. There are ${known.join(', ')}.`,
);
