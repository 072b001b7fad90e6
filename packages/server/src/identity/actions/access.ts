import { agentInHand, can, defineAction, out, pageOf, pageOfAgents, PageWanted, type Scope } from '@luuri/core';
import { MoreThan } from 'typeorm';
import { apiKeyRows, linkRows, passkeyRows, passwordRows, sessionRows, totpRows } from '../entities/index.ts';
import { kept } from '../kept.ts';
import { manageIdentity } from '../permissions.ts';
import { isKeyGood } from '../rules/scopes.ts';
import { endSessions } from '../sessions.ts';
import { ByAgentNumber } from './password.ts';
import { EndedSessions } from './sessions.ts';

/** How an agent can come in, and whether they are in. No secret and no hash of one is in it. */
export class AccessView {
  @out.integer readonly agentId!: number;
  @out.flag readonly hasPassword!: boolean;
  /** Second factors that are set up: totp, passkey. */
  @out.list(out.oneOf('totp', 'passkey')) readonly factors!: readonly ('totp' | 'passkey')[];
  /** Browsers that they are signed in in. */
  @out.integer readonly sessions!: number;
  /** When the last of these was seen, to the minute. */
  @out.orNull(out.instant) readonly seenAt!: Date | null;
  /** API keys that open something. */
  @out.integer readonly keys!: number;
  /** Until when a link to set a password is good that they have not used yet. */
  @out.orNull(out.instant) readonly invitedUntil!: Date | null;
}

/** Rows by the agent that they belong to. */
function byAgent<Row>(rows: readonly Row[], whose: (row: Row) => number): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) found.set(whose(row), [...(found.get(whose(row)) ?? []), row]);
  return found;
}

async function accessOf(scope: Scope, agentId: readonly number[]): Promise<AccessView[]> {
  if (agentId.length === 0) return [];
  const rows = { passwords: kept(scope, passwordRows), totps: kept(scope, totpRows), passkeys: kept(scope, passkeyRows) };
  const passwords = new Set((await rows.passwords.find({ where: { agentId } })).map((row) => row.agentId));
  const totps = new Set(
    (await rows.totps.find({ where: { agentId } })).filter((row) => row.confirmedAt !== null).map((row) => row.agentId),
  );
  const passkeys = new Set((await rows.passkeys.find({ where: { agentId } })).map((row) => row.agentId));
  const goodKeys = (await kept(scope, apiKeyRows).find({ where: { agentId } })).filter((key) => isKeyGood(key, scope.now));
  const keys = byAgent(goodKeys, (key) => key.agentId);
  const open = { who: 'agent' as const, whoId: agentId, expiresAt: MoreThan(scope.now) };
  const sessions = byAgent(await kept(scope, sessionRows).find({ where: open, order: { seenAt: 'DESC' } }), (session) => session.whoId);
  const good = { purpose: 'password' as const, whoId: agentId, usedAt: null, expiresAt: MoreThan(scope.now) };
  const links = byAgent(await kept(scope, linkRows).find({ where: good, order: { expiresAt: 'DESC' } }), (link) => link.whoId);
  return agentId.map((id) => ({
    agentId: id,
    hasPassword: passwords.has(id),
    factors: [...(totps.has(id) ? ['totp' as const] : []), ...(passkeys.has(id) ? ['passkey' as const] : [])],
    sessions: sessions.get(id)?.length ?? 0,
    seenAt: sessions.get(id)?.[0]?.seenAt ?? null,
    keys: keys.get(id)?.length ?? 0,
    invitedUntil: links.get(id)?.[0]?.expiresAt ?? null,
  }));
}

export const listAccess = defineAction('identity.access', {
  summary: 'How agents can come in, and where they are signed in, by their names.',
  allow: can(manageIdentity),
  http: 'GET /agents/access',
  input: PageWanted,
  output: pageOf(AccessView),
  async run(scope, { limit, after }): Promise<{ items: AccessView[]; next: number | null }> {
    const { items, next } = await pageOfAgents(scope, { what: 'identity.access', limit, after });
    return {
      items: await accessOf(
        scope,
        items.map((agent) => agent.id),
      ),
      next,
    };
  },
});

export const endAgentsSessions = defineAction('identity.end-sessions', {
  summary: 'Sign an agent out everywhere. Their keys stay.',
  allow: can(manageIdentity),
  http: 'POST /agents/:agentId/end-sessions',
  input: ByAgentNumber,
  output: EndedSessions,
  async run(scope, { agentId }): Promise<EndedSessions> {
    await agentInHand(scope, 'identity.end-sessions', agentId);
    return { ended: await endSessions(scope, { who: 'agent', whoId: agentId }) };
  },
});
