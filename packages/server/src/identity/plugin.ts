import { definePlugin, teams } from '@luuri/core';
import { actorOfKey, admitAdministrator, createKey, ensureKey, listKeys, manageKeys, noteUse, revokeKey } from './actions.ts';
import { apiKeyRows } from './entities.ts';
import { wrongHeader, wrongKey } from './errors.ts';
import { migrations } from './migrations.ts';

/** Who sends a request: an agent, by an API key. */
export const identity = definePlugin({
  name: 'identity',
  summary: 'API keys of agents.',
  needs: [teams],
  permissions: [manageKeys],
  entities: [apiKeyRows],
  migrations,
  errors: [wrongKey, wrongHeader],
  actions: { createKey, listKeys, revokeKey, actorOf: actorOfKey, noteUse, ensureKey, admitAdministrator },
});
