import { definePlugin } from '../kernel/index.ts';
import { proofs } from '../proof/index.ts';
import { sla, whereTheTimeWent } from '../sla/index.ts';
import { acknowledgeEscalation, listClimbs } from './actions/chain.ts';
import { acceptHandOff, escalateTicket, handBackTicket, listHandOffs } from './actions/hand-off.ts';
import { handOffQuality, listHandOffScores, scoreHandOff } from './actions/quality.ts';
import { endMaintenance, listMaintenance, ownNotificationHours, planMaintenanceWindow, setNotificationHours } from './actions/quiet.ts';
import { climbRows, firingRows, handOffRows, handOffScoreRows, hoursRows, maintenanceRows, noticeRows } from './entities.ts';
import * as errors from './errors.ts';
import * as events from './events.ts';
import { jobs } from './jobs.ts';
import { migrations } from './migrations.ts';
import { planMaintenance, seeHandOffQuality } from './permissions.ts';
import { listeners } from './reactions.ts';
import { chainSection, dutySection, escalationSection } from './section/index.ts';

/** What rises, when, to whom: hand-offs between tiers, and the contract's rules on clocks and tickets. */
export const escalation = definePlugin({
  name: 'escalation',
  summary: 'Hand-offs between tiers, escalation rules, and the chain of people who are told.',
  needs: [sla, proofs],
  permissions: [planMaintenance, seeHandOffQuality],
  entities: [handOffRows, firingRows, handOffScoreRows, climbRows, noticeRows, hoursRows, maintenanceRows],
  migrations,
  events: Object.values(events),
  errors: Object.values(errors),
  sections: [escalationSection, chainSection, dutySection],
  listeners,
  jobs,
  actions: {
    escalate: escalateTicket,
    accept: acceptHandOff,
    handBack: handBackTicket,
    handOffs: listHandOffs,
    scoreHandOff,
    handOffScores: listHandOffScores,
    handOffQuality,
    acknowledge: acknowledgeEscalation,
    climbs: listClimbs,
    timeOf: whereTheTimeWent,
    setHours: setNotificationHours,
    hours: ownNotificationHours,
    planMaintenance: planMaintenanceWindow,
    maintenance: listMaintenance,
    endMaintenance,
  },
});
