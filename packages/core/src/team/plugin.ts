import { clients } from '../client/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { actorForAgent, actorForPerson } from './actions/actors.ts';
import { enrolAgent, listAgents, listTeams } from './actions/agents.ts';
import { changeAgent, grantClient, joinTeam, leaveTeam, takeClient } from './actions/change.ts';
import { grantPermission, listRoles, takePermission } from './actions/roles.ts';
import { listPermissions, makeTeam, renameTeam, showStructure } from './actions/structure.ts';
import { agentRows, clientGrantRows, membershipRows, rolePermissionRows, teamRows, tierRows } from './entities.ts';
import { addressTaken, lastAdministrator, noSuchPermission, noSuchTeam, teamTaken } from './errors.ts';
import { agentChanged, rolesChanged, tiersChanged } from './events.ts';
import { beginTiers } from './jobs.ts';
import { migrations } from './migrations.ts';
import { manageTeams, seeTeams } from './permissions.ts';
import { listeners } from './reactions.ts';
import { tiersSection } from './section.ts';

/** Agents, teams and tiers, and what each role may. */
export const teams = definePlugin({
  name: 'team',
  summary: 'Who works here, in which team, for which clients.',
  needs: [clients, people],
  permissions: [manageTeams, seeTeams],
  entities: [teamRows, agentRows, membershipRows, tierRows, clientGrantRows, rolePermissionRows],
  migrations,
  errors: [noSuchTeam, teamTaken, addressTaken, lastAdministrator, noSuchPermission],
  events: [agentChanged, rolesChanged, tiersChanged],
  sections: [tiersSection],
  jobs: [beginTiers],
  listeners,
  actions: {
    enrol: enrolAgent,
    change: changeAgent,
    actorFor: actorForAgent,
    actorForPerson,
    agents: listAgents,
    list: listTeams,
    join: joinTeam,
    leave: leaveTeam,
    grantClient,
    takeClient,
    roles: listRoles,
    grantPermission,
    takePermission,
    ...{ structure: showStructure, permissions: listPermissions, make: makeTeam, rename: renameTeam },
  },
});
