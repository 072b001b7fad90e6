import { addColumns, addIndex, createTable, defineMigration, sql } from '../kernel/index.ts';
import { absenceRows, agentSkillRows, heldRows, laneRows, turnRows, waitingRows } from './entities.ts';

/** As it was: a lane that asked for no skills. */
const firstLanes = {
  ...laneRows,
  indexes: [{ columns: ['teamId', 'clientId', 'language', 'triage', 'calendar', 'targetMs'], unique: true }],
};
/** Of both, for names end after 63 letters. */
const ofLanes = 'ux_waiting_lane__team_id_client_id_language_triage_calendar_tar';
const dropOfFirst = `DROP INDEX "${ofLanes}"`;

export const migrations = [
  defineMigration('create-routing', [
    createTable(firstLanes, ['skills']),
    ...[waitingRows, heldRows, turnRows, absenceRows].map((entity) => createTable(entity)),
  ]),
  defineMigration('ask-for-skills', [
    addColumns(laneRows, ['skills']),
    sql({ sqlite: dropOfFirst, postgres: dropOfFirst }),
    addIndex(laneRows, ofLanes),
    createTable(agentSkillRows),
  ]),
];
