import { addColumns, createTable, defineMigration } from '@luuri/core';
import {
  agentLineRows,
  agentSpanRows,
  appointmentRows,
  attemptRows,
  bannerRows,
  bridgeRows,
  callEventRows,
  callRows,
  clientNumberRows,
  personNumberRows,
  promiseRows,
  scriptRunRows,
  turnRows,
} from './entities/index.ts';

const calls = [bridgeRows, clientNumberRows, personNumberRows, callRows, callEventRows];
const agents = [agentLineRows, agentSpanRows, turnRows, bannerRows, scriptRunRows];
const promised = [promiseRows, attemptRows, appointmentRows];

/** All tables of the plugin. */
export const entities = [...calls, ...agents, ...promised];

export const migrations = [
  defineMigration(
    'create-calls',
    calls.map((entity) => createTable(entity)),
  ),
  defineMigration(
    'create-agents',
    agents.map((entity) => createTable(entity, entity.table === agentLineRows.table ? ['until'] : [])),
  ),
  defineMigration(
    'create-promises',
    promised.map((entity) => createTable(entity)),
  ),
  defineMigration('add-end-of-pause', [addColumns(agentLineRows, ['until'])]),
];
