import { definePlugin, system } from '../kernel/index.ts';
import { escalation } from '../escalation/index.ts';
import { comeBack, goAway, listAbsences, takeNext } from './actions.ts';
import { begin, queueOldTickets } from './begin.ts';
import { absenceRows, agentSkillRows, heldRows, laneRows, turnRows, waitingRows } from './entities.ts';
import { onlyAgents, strangerChosen } from './errors.ts';
import { lookAtFloor } from './floor.ts';
import { agentCameBack, agentWentAway, ticketGiven, ticketTaken } from './events.ts';
import { giveOut } from './jobs.ts';
import { followSkills, listSkills, setSkills } from './know.ts';
import { migrations } from './migrations.ts';
import { manageAbsence, seeFloor } from './permissions.ts';
import { assignmentPolicy } from './ports.ts';
import { listeners } from './reactions.ts';
import { skillsSection } from './section.ts';

/** Who takes what: 'take next', assignment by a policy, away and back. */
export const routing = definePlugin({
  name: 'routing',
  summary: 'Who takes which ticket next.',
  needs: [escalation],
  permissions: [manageAbsence, seeFloor],
  entities: [laneRows, waitingRows, heldRows, turnRows, absenceRows, agentSkillRows],
  migrations,
  ports: [assignmentPolicy],
  events: [ticketTaken, ticketGiven, agentWentAway, agentCameBack],
  errors: [onlyAgents, strangerChosen],
  sections: [skillsSection],
  listeners,
  jobs: [giveOut, queueOldTickets, followSkills],
  actions: {
    ...{ takeNext, away: goAway, back: comeBack, absences: listAbsences, floor: lookAtFloor, begin },
    ...{ setSkills, skills: listSkills },
  },
  start: ({ as }) => ({ open: () => as(system).run(begin, {}) }),
});
