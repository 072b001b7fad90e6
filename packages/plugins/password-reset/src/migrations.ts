import { addColumns, addIndex, createTable, defineMigration } from '@luuri/core';
import { aftercareRows, alertRows, attemptRows, drillRows, evidenceRows, factorRows, noticeRows, resetRows, selfRows } from './entities.ts';

const later = {
  reset: ['newNumber', 'coolUntil', 'stopHash', 'script', 'callId', 'selfService'],
  factor: ['callId'],
  attempt: ['channel', 'resetId'],
};

export const migrations = [
  defineMigration('create-password-reset', [
    ...[createTable(resetRows, later.reset), createTable(factorRows, later.factor), createTable(evidenceRows)],
    ...[createTable(attemptRows, later.attempt), createTable(noticeRows), createTable(selfRows)],
  ]),
  defineMigration('wait-and-ask', [
    ...[addColumns(resetRows, later.reset), addColumns(factorRows, later.factor), addColumns(attemptRows, later.attempt)],
    addIndex(resetRows, 'ix_password_reset__stop_hash'),
    addIndex(factorRows, 'ix_password_reset_factor__call_id'),
    addIndex(attemptRows, 'ix_password_reset_attempt__reset_id'),
    ...[createTable(aftercareRows), createTable(drillRows), createTable(alertRows)],
  ]),
];
