import { addColumns, createTable, defineMigration, sql } from '../kernel/index.ts';
import { climbRows, firingRows, handOffRows, handOffScoreRows, hoursRows, maintenanceRows, noticeRows } from './entities.ts';

const teamsOfHandOffs = ['fromTeamId', 'toTeamId'];
const byTeam = 'CREATE INDEX "ix_hand_off__client_id_from_team_id_given_at" ON "hand_off" ("client_id", "from_team_id", "given_at")';

export const migrations = [
  defineMigration('create-escalation', [createTable(handOffRows, [...teamsOfHandOffs, 'packet']), createTable(firingRows)]),
  defineMigration('score-hand-offs', [
    addColumns(handOffRows, teamsOfHandOffs),
    sql({ sqlite: byTeam, postgres: byTeam }),
    createTable(handOffScoreRows),
  ]),
  defineMigration(
    'chain-and-notices',
    [climbRows, noticeRows, hoursRows, maintenanceRows].map((entity) => createTable(entity)),
  ),
  defineMigration('parts-of-packets', [addColumns(handOffRows, ['packet'])]),
];
