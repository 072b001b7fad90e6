export { actorForAgent, enrolAgent, Enrolment, listAgents, listTeams, manageTeams, seeTeams } from './actions.ts';
export { agentRows, membershipRows, teamRows, tierRows, type Agent, type Team, type Tier } from './entities.ts';
export { addressTaken, noSuchTeam } from './errors.ts';
export { tiersChanged } from './events.ts';
export { agentsInSight, agentsOf, agentsWithRole, teamsInSight, tiersOf } from './find.ts';
export { teams } from './plugin.ts';
export { actorFrom, agentIdOf } from './rules.ts';
export { tiersSection, type TierTerms } from './section.ts';
