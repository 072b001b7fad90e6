import {
  actorForAgent,
  agentRows,
  agentsInSight,
  can,
  defineAction,
  definePermission,
  enrolAgent,
  notFound,
  onlySystem,
  type Actor,
  type Scope,
} from '@luuri/core';
import { IsInt, IsString, Length, Matches } from 'class-validator';
import { apiKeyRows, type ApiKey } from './entities.ts';
import { wrongKey } from './errors.ts';
import { hashOf, newKey } from './key.ts';
import { isUseWorthNoting } from './rules.ts';

export const manageKeys = definePermission('identity.manage', 'Make and revoke API keys.');

/** A key without its hash: what may be shown. */
export type ApiKeyView = Omit<ApiKey, 'hash'>;

const viewOf = ({ hash: _hash, ...view }: ApiKey): ApiKeyView => view;

export class NewKey {
  /** Whose programs it is for. */
  @IsInt() agentId!: number;
  /** What it is for, 1-100 characters. */
  @IsString() @Length(1, 100) name!: string;
}

export const createKey = defineAction('identity.create-key', {
  summary: 'Make an API key for an agent. The key is in the answer and nowhere else.',
  allow: can(manageKeys),
  http: 'POST /api-keys',
  input: NewKey,
  async run(scope, { agentId, name }): Promise<ApiKeyView & { key: string }> {
    if (!(await agentsInSight(scope)).some((agent) => agent.id === agentId)) throw notFound({ what: 'agent', id: agentId });
    const key = newKey();
    return { ...viewOf(await keep(scope, { hash: hashOf(key), name, agentId })), key };
  },
});

const keep = (scope: Scope, key: Pick<ApiKey, 'hash' | 'name' | 'agentId'>): Promise<ApiKey> =>
  scope.rows(apiKeyRows).insert({ ...key, createdAt: scope.now, lastUsedAt: null });

export const listKeys = defineAction('identity.list-keys', {
  summary: 'Which API keys there are, and when each was last used.',
  allow: can(manageKeys),
  http: 'GET /api-keys',
  run: async (scope): Promise<ApiKeyView[]> => (await scope.rows(apiKeyRows).find()).map(viewOf),
});

export class ByKey {
  @IsInt() keyId!: number;
}

export const revokeKey = defineAction('identity.revoke-key', {
  summary: 'Revoke an API key: it opens nothing from now on.',
  allow: can(manageKeys),
  http: 'DELETE /api-keys/:keyId',
  input: ByKey,
  async run(scope, { keyId }): Promise<void> {
    const keys = scope.rows(apiKeyRows);
    await keys.get(keyId);
    await keys.remove({ id: keyId });
  },
});

export class ByHash {
  @Matches(/^[\da-f]{64}$/) hash!: string;
}

export const actorOfKey = defineAction('identity.actor', {
  summary: 'The agent that a key speaks for.',
  allow: onlySystem,
  input: ByHash,
  reads: true,
  async run(scope, { hash }): Promise<{ actor: Actor; keyId: number; isUseWorthNoting: boolean }> {
    const key = await scope.rows(apiKeyRows).first({ hash });
    const actor = key && (await scope.run(actorForAgent, { agentId: key.agentId }));
    if (!actor) throw wrongKey({});
    return { actor, keyId: key.id, isUseWorthNoting: isUseWorthNoting(key.lastUsedAt, scope.now) };
  },
});

export const noteUse = defineAction('identity.note-use', {
  summary: 'Write down that a key was used.',
  allow: onlySystem,
  input: ByKey,
  run: (scope, { keyId }) => scope.rows(apiKeyRows).update({ id: keyId }, { lastUsedAt: scope.now }),
});

export class KnownKey extends ByHash {
  @IsInt() agentId!: number;
  @IsString() @Length(1, 100) name!: string;
}

export const ensureKey = defineAction('identity.ensure-key', {
  summary: 'Take a key that was made elsewhere. The same key again changes nothing.',
  allow: onlySystem,
  input: KnownKey,
  async run(scope, key): Promise<void> {
    if (!(await scope.rows(apiKeyRows).first({ hash: key.hash })))
      await keep(scope, { hash: key.hash, name: key.name, agentId: key.agentId });
  },
});

/** The settings' key, and the administrator that it is for, are known by these. */
const firstKey = 'LUURI_API_KEY';
const firstAddress = 'administrator@localhost';

async function administrator(scope: Scope): Promise<{ id: number }> {
  const known = await scope.rows(agentRows).first({ address: firstAddress });
  return known ?? scope.run(enrolAgent, { name: 'Administrator', address: firstAddress, role: 'administrator' });
}

export const admitAdministrator = defineAction('identity.admit-administrator', {
  summary: "Take the settings' key for the first administrator's, and make that administrator when there is none yet.",
  allow: onlySystem,
  input: ByHash,
  async run(scope, { hash }): Promise<void> {
    if (await scope.rows(apiKeyRows).first({ hash })) return;
    await keep(scope, { hash, name: firstKey, agentId: (await administrator(scope)).id });
  },
});
