import { addColumns, createTable, defineMigration } from '@luuri/core';
import {
  apiKeyRows,
  attemptRows,
  flowRows,
  linkRows,
  outsideIdentityRows,
  passkeyRows,
  passwordRows,
  recoveryCodeRows,
  sessionRows,
  totpRows,
} from './entities/index.ts';

const limits = ['scopes', 'expiresAt'];
const onRecord = ['recordedUntil'];

export const migrations = [
  defineMigration('create-api-key', [createTable(apiKeyRows, limits)]),
  defineMigration('create-sign-in', [
    addColumns(apiKeyRows, limits),
    ...[sessionRows, flowRows, attemptRows, passwordRows, totpRows, recoveryCodeRows, passkeyRows, outsideIdentityRows, linkRows].map(
      (entity) => createTable(entity, onRecord),
    ),
  ]),
  defineMigration('record-waits-once', [addColumns(attemptRows, onRecord)]),
];
