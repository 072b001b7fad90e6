import { definePlugin } from '../kernel/index.ts';
import { sla } from '../sla/index.ts';
import { acceptHandOff, escalateTicket, handBackTicket, listHandOffs } from './actions.ts';
import { firingRows, handOffRows } from './entities.ts';
import { notHigher, nothingToAccept, nothingToHandBack, ticketIsOver, topTier } from './errors.ts';
import { handOffAccepted, notificationRaised, ruleFired, ticketHandedBack, ticketHandedOff } from './events.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { escalationSection } from './section.ts';

/** What rises, when, to whom: hand-offs between tiers, and the contract's rules on broken promises. */
export const escalation = definePlugin({
  name: 'escalation',
  summary: 'Hand-offs between tiers and escalation rules.',
  needs: [sla],
  entities: [handOffRows, firingRows],
  migrations,
  events: [ticketHandedOff, handOffAccepted, ticketHandedBack, ruleFired, notificationRaised],
  errors: [topTier, notHigher, nothingToAccept, nothingToHandBack, ticketIsOver],
  sections: [escalationSection],
  listeners,
  actions: { escalate: escalateTicket, accept: acceptHandOff, handBack: handBackTicket, handOffs: listHandOffs },
});
