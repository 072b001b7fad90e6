/**
 * The first parts of the console's own addresses: each is answered with the console's page, and what comes behind is the console's business.
 * Anything else that the server does not know is not found.
 */
export const consolePaths = [
  'queue',
  'tickets',
  'calls',
  'chats',
  'search',
  'floor',
  'wallboard',
  'panels',
  'reports',
  'quality',
  'settings',
  'set-password',
] as const;
