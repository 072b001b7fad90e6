export { acceptHandOff, escalateTicket, EscalateTicket, handBackTicket, HandBackTicket, listHandOffs } from './actions.ts';
export { handOffRows, type HandOff } from './entities.ts';
export { notHigher, nothingToAccept, nothingToHandBack, ticketIsOver, topTier } from './errors.ts';
export { handOffAccepted, notificationRaised, ruleFired, ticketHandedBack, ticketHandedOff, type Told } from './events.ts';
export { escalation } from './plugin.ts';
export { escalationSection, type EscalationRule } from './section.ts';
