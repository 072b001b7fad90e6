/** What a state means to clocks, listeners and requesters. Plugins add states; the categories are fixed. */
export const categories = [
  'new',
  'open',
  'pending-requester',
  'pending-third-party',
  'pending-scheduled',
  'pending-approval',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type Category = (typeof categories)[number];
