export { acceptArrival, listIntake, listOutbox, seeTraffic } from './actions.ts';
export { Delivery, deliveryRows, Intake, intakeRows, suppressedRows, type DeliveryState, type Disposition } from './entities.ts';
export { noSuchChannel, noSuchMailbox } from './errors.ts';
export { deliveryFailed, deliverySent, messageReceived } from './events.ts';
export { channels } from './plugin.ts';
export { bareSubject, subjectFor } from './reactions.ts';
export { decide, type Candidate, type Decision, type Facts } from './rules/decide.ts';
export { mintMessageId, readMessageId } from './messageId.ts';
export { sendOut, type Outgoing } from './send.ts';
