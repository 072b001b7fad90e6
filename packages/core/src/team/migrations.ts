import { createTable, defineMigration } from '../kernel/index.ts';
import { agentRows, clientGrantRows, membershipRows, rolePermissionRows, teamRows, tierRows } from './entities.ts';

export const migrations = [
  defineMigration('create-team', [createTable(teamRows), createTable(agentRows), createTable(membershipRows), createTable(tierRows)]),
  defineMigration('create-grants', [createTable(clientGrantRows), createTable(rolePermissionRows)]),
];
