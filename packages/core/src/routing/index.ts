export { comeBack, goAway, GoAway, listAbsences, takeNext } from './actions.ts';
export {
  Absence,
  absenceRows,
  AgentSkills,
  agentSkillRows,
  heldRows,
  laneRows,
  turnRows,
  waitingRows,
  type Lane,
  type Turn,
  type WaitingTicket,
} from './entities.ts';
export { onlyAgents, strangerChosen } from './errors.ts';
export { agentCameBack, agentWentAway, ticketGiven, ticketTaken } from './events.ts';
export { listSkills, SetSkills, setSkills } from './know.ts';
export { routing } from './plugin.ts';
export { assignmentPolicy } from './ports.ts';
export { leastLoaded, roundRobin, type AssignmentPolicy, type Capacity, type Colleague, type Given } from './rules/policy.ts';
export { idleReasons, type Idle } from './rules/serve.ts';
export type { Meant, SkillRule } from './rules/skills.ts';
export { skillsSection } from './section.ts';
export { takeNextFor, type Taken } from './take.ts';
