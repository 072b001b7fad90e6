import { definePermission } from '../kernel/index.ts';

export const manageTeams = definePermission('team.manage', 'Enrol agents, put them in teams, grant them clients, say what roles hold.');
export const seeTeams = definePermission('team.see', 'See teams and who is in them.', ['agent', 'team-lead', 'quality']);
