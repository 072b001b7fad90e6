import { definePermission } from '../kernel/index.ts';

export const usePortal = definePermission('portal.use', "See and answer one's own tickets, as a requester or a client contact does.", [
  'requester',
  'client-contact',
]);
