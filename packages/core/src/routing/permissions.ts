import { definePermission } from '../kernel/index.ts';

export const manageAbsence = definePermission('routing.manage-absence', 'Say that another agent is away or back.', ['team-lead']);
