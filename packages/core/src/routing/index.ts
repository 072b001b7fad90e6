export { comeBack, goAway, GoAway, listAbsences, takeNext } from './actions.ts';
export { Absence, absenceRows, heldRows, laneRows, turnRows, waitingRows, type Lane, type Turn, type WaitingTicket } from './entities.ts';
export { onlyAgents, strangerChosen } from './errors.ts';
export { agentCameBack, agentWentAway, ticketGiven, ticketTaken } from './events.ts';
export { routing } from './plugin.ts';
export { assignmentPolicy } from './ports.ts';
export { leastLoaded, roundRobin, type AssignmentPolicy, type Capacity, type Colleague, type Given } from './rules/policy.ts';
export { idleReasons, type Idle } from './rules/serve.ts';
export { takeNextFor, type Taken } from './take.ts';
