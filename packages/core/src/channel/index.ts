export { acceptArrival, listIntake, listOutbox, seeTraffic } from './actions.ts';
export { deliveryRows, intakeRows, suppressedRows, type Delivery, type DeliveryState, type Disposition, type Intake } from './entities.ts';
export { noSuchChannel, noSuchMailbox } from './errors.ts';
export { deliveryFailed, deliverySent, messageReceived } from './events.ts';
export { channels } from './plugin.ts';
export { bareSubject, subjectFor } from './reactions.ts';
export { decide, type Candidate, type Decision, type Facts } from './rules/decide.ts';
export { mintMessageId, readMessageId } from './messageId.ts';
export { sendOut, type Outgoing } from './send.ts';
