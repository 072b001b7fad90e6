import {
  actorForAgent,
  agentInHand,
  agentRows,
  can,
  catalogue,
  defineAction,
  enrolAgent,
  invalidInput,
  onlySystem,
  out,
  pageById,
  pageOf,
  PageWanted,
  type Actor,
  type Scope,
} from '@luuri/core';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDate, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import { apiKeyRows, type ApiKey } from '../entities/index.ts';
import { unknownPermission, wrongKey } from '../errors.ts';
import { manageIdentity } from '../permissions.ts';
import { isUseWorthNoting, keyHoldsUntil } from '../rules/header.ts';
import { isKeyGood, permissionsWithin } from '../rules/scopes.ts';
import { hashOf, newKey } from '../secret.ts';

/** A key without its hash: what may be shown. */
export class ApiKeyView {
  @out.integer readonly id!: number;
  /** What it is for, in the words of whoever made it. */
  @out.text readonly name!: string;
  @out.integer readonly agentId!: number;
  @out.instant readonly createdAt!: Date;
  /** To the hour. */
  @out.orNull(out.instant) readonly lastUsedAt!: Date | null;
  /** Permissions that it is limited to; all of its agent's when null. */
  @out.orNull(out.list(out.text)) readonly scopes!: readonly string[] | null;
  /** From then on it opens nothing. */
  @out.orNull(out.instant) readonly expiresAt!: Date | null;
}

/** A key that was just made. */
export class NewApiKey extends ApiKeyView {
  /** The key itself, here and nowhere else. */
  @out.text readonly key!: string;
}

const viewOf = ({ hash: _hash, ...view }: ApiKey): ApiKeyView => view;

export class NewKey {
  /** Whose programs it is for. */
  @IsInt() agentId!: number;
  /** What it is for, 1-100 characters. */
  @IsString() @Length(1, 100) name!: string;
  /** Permissions that it is limited to; all that the agent has when left out. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) scopes?: string[];
  /** From then on it opens nothing; it never ends by itself when left out. */
  @IsOptional() @Type(() => Date) @IsDate() expiresAt?: Date;
}

function refuseUnknown(scope: Scope, scopes: readonly string[]): void {
  const known = scope.get(catalogue).permissions.map((p) => p.permission);
  const permission = scopes.find((wanted) => !known.includes(wanted));
  if (permission !== undefined) throw unknownPermission({ permission, known });
}

export const createKey = defineAction('identity.create-key', {
  summary: 'Make an API key for an agent. The key is in the answer and nowhere else.',
  allow: can(manageIdentity),
  http: 'POST /api-keys',
  input: NewKey,
  output: NewApiKey,
  async run(scope, { agentId, name, scopes, expiresAt }): Promise<NewApiKey> {
    await agentInHand(scope, 'identity.create-key', agentId);
    refuseUnknown(scope, scopes ?? []);
    if (expiresAt && expiresAt <= scope.now)
      throw invalidInput({ what: 'identity.create-key', mistakes: [{ path: 'expiresAt', message: 'must be in the future' }] });
    const key = newKey();
    const limits = { scopes: scopes ?? null, expiresAt: expiresAt ?? null };
    return { ...viewOf(await keep(scope, { hash: hashOf(key), name, agentId, ...limits })), key };
  },
});

type Kept = Pick<ApiKey, 'hash' | 'name' | 'agentId'> & Partial<Pick<ApiKey, 'scopes' | 'expiresAt'>>;

const keep = (scope: Scope, key: Kept): Promise<ApiKey> =>
  scope.rows(apiKeyRows).insert({ scopes: null, expiresAt: null, ...key, createdAt: scope.now, lastUsedAt: null });

export const listKeys = defineAction('identity.list-keys', {
  summary: 'Which API keys there are, and when each was last used; the oldest first.',
  allow: can(manageIdentity),
  http: 'GET /api-keys',
  input: PageWanted,
  output: pageOf(ApiKeyView),
  async run(scope, { limit, after }): Promise<{ items: ApiKeyView[]; next: number | null }> {
    const { items, next } = await pageById(scope.rows(apiKeyRows), { order: 'ASC', limit, after });
    return { items: items.map(viewOf), next };
  },
});

export class ByKey {
  @IsInt() keyId!: number;
}

export const revokeKey = defineAction('identity.revoke-key', {
  summary: 'Revoke an API key: it opens nothing from now on.',
  allow: can(manageIdentity),
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
  async run(scope, { hash }): Promise<{ actor: Actor; keyId: number; isUseWorthNoting: boolean; until: Date | undefined }> {
    const key = await scope.rows(apiKeyRows).first({ hash });
    const actor = key && isKeyGood(key, scope.now) ? await scope.run(actorForAgent, { agentId: key.agentId }) : undefined;
    if (!key || !actor) throw wrongKey({});
    const limited = { ...actor, permissions: permissionsWithin(actor.permissions, key.scopes), via: `key:${String(key.id)}` };
    return { actor: limited, keyId: key.id, isUseWorthNoting: isUseWorthNoting(key.lastUsedAt, scope.now), until: keyHoldsUntil(key) };
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
