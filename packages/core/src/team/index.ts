export { actorForAgent, actorForPerson, agentActorTables, ByAgent } from './actions/actors.ts';
export { enrolAgent, Enrolment, listAgents, listTeams, agentInHand, refuseAbove } from './actions/agents.ts';
export { Agent, agentRows, membershipRows, Team, teamRows, tierRows, type Tier } from './entities.ts';
export { addressTaken, lastAdministrator, noSuchPermission, noSuchTeam, teamTaken } from './errors.ts';
export { agentChanged, rolesChanged, tiersChanged } from './events.ts';
export {
  agentsInSight,
  agentsOf,
  agentsWhoSee,
  agentsWithRole,
  clientsByAgent,
  clientsByTeam,
  pageOfAgents,
  teamsInSight,
  tiersOf,
  type AgentsWanted,
} from './find.ts';
export { manageTeams, seeTeams } from './permissions.ts';
export { teams } from './plugin.ts';
export { actorFrom, actorFromPerson, agentIdOf, personIdOf } from './rules.ts';
export { tiersSection, type TierTerms } from './section.ts';
