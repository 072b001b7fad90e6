import { definePlugin } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { teams } from '../team/index.ts';
import { downloadOwn, ownTickets, readOwn, writeOwn } from './actions.ts';
import { usePortal } from './permissions.ts';

/** What requesters see and do. */
export const portal = definePlugin({
  name: 'portal',
  summary: 'What a requester sees and does: their own tickets.',
  needs: [teams, messages],
  permissions: [usePortal],
  actions: { tickets: ownTickets, ticket: readOwn, write: writeOwn, attachment: downloadOwn },
});
