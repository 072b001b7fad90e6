export { acknowledgeEscalation, listClimbs } from './actions/chain.ts';
export {
  acceptHandOff,
  escalateTicket,
  EscalateTicket,
  handBackTicket,
  HandBackTicket,
  listHandOffs,
  LONGEST_HANDOVER,
} from './actions/hand-off.ts';
export { handOffQuality, HandOffQuality, listHandOffScores, ScoreHandOff, scoreHandOff } from './actions/quality.ts';
export {
  endMaintenance,
  listMaintenance,
  ownNotificationHours,
  PlannedMaintenance,
  planMaintenanceWindow,
  setNotificationHours,
} from './actions/quiet.ts';
export {
  Climb,
  HandedClock,
  HandOff,
  HandOffPacket,
  handOffRows,
  HandOffScore,
  handOffScoreRows,
  MaintenanceWindow,
  noticeRows,
  NotificationHours,
} from './entities.ts';
export {
  notHigher,
  notEnrolled,
  notTheReceiver,
  nothingToAccept,
  nothingToAcknowledge,
  nothingToHandBack,
  nothingToScore,
  ticketIsOver,
  topTier,
  windowForAll,
  wrongHours,
  wrongWindow,
} from './errors.ts';
export {
  chainClimbed,
  digestRaised,
  escalationAcknowledged,
  handOffAccepted,
  handOffScored,
  maintenanceEnded,
  maintenancePlanned,
  notificationRaised,
  ruleFired,
  ticketHandedBack,
  ticketHandedOff,
  type OldNews,
  type Told,
} from './events.ts';
export { hoursOfAddresses } from './hours.ts';
export { seeHandOffQuality } from './permissions.ts';
export { escalation } from './plugin.ts';
export type { ChainStep, Duty, EscalationRule } from './rules/rule.ts';
export { QualityFigure } from './rules/quality.ts';
export { chainSection, dutySection, escalationSection } from './section/index.ts';
