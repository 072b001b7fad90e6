import { createTable, defineMigration } from '@luuri/core';
import { appealRows, calibrationRows, drawRows, markRows, pickRows, reviewRows, revisionRows, taskRows } from './entities/index.ts';

export const entities = [markRows, drawRows, pickRows, reviewRows, revisionRows, appealRows, calibrationRows, taskRows];

export const migrations = [
  defineMigration('create-quality', [
    ...[createTable(markRows), createTable(drawRows), createTable(pickRows), createTable(reviewRows), createTable(revisionRows)],
    ...[createTable(appealRows), createTable(calibrationRows), createTable(taskRows)],
  ]),
];
