import { definePermission } from '../kernel/index.ts';

export const waivePromises = definePermission('sla.waive', 'Forgive a breach, or let go of a promise, with a reason.', ['team-lead']);
export const auditSla = definePermission('sla.audit', 'See which pauses do not hold up.', ['team-lead', 'quality', 'client-contact']);
