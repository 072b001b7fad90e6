import { clients } from '../client/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { actorForAgent, enrolAgent, listAgents, listTeams, manageTeams, seeTeams } from './actions.ts';
import { agentRows, membershipRows, teamRows, tierRows } from './entities.ts';
import { addressTaken, noSuchTeam } from './errors.ts';
import { tiersChanged } from './events.ts';
import { beginTiers } from './jobs.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { tiersSection } from './section.ts';

/** Agents, teams and tiers, and what each role may. */
export const teams = definePlugin({
  name: 'team',
  summary: 'Who works here, in which team, for which clients.',
  needs: [clients],
  permissions: [manageTeams, seeTeams],
  entities: [teamRows, agentRows, membershipRows, tierRows],
  migrations,
  events: [tiersChanged],
  errors: [noSuchTeam, addressTaken],
  sections: [tiersSection],
  jobs: [beginTiers],
  listeners,
  actions: { enrol: enrolAgent, actorFor: actorForAgent, agents: listAgents, list: listTeams },
});
