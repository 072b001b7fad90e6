import type { Agent, Scope } from '@luuri/core';
import { TOTP, Secret } from 'otpauth';
import { passkeyRows, recoveryCodeRows, totpRows, type Stage } from './entities/index.ts';
import { secondFactorChanged } from './events.ts';
import { kept } from './kept.ts';
import { identityOptions } from './ports.ts';
import { hashOf, newRecoveryCode, plainRecoveryCode } from './secret.ts';

/** Second factors that an agent has set up. */
export type Factor = 'totp' | 'passkey' | 'recovery-code';

const RECOVERY_CODES = 10;

/** What an agent can prove themselves with, besides the password. Recovery codes alone are no second factor: they go with one. */
export async function factorsOf(scope: Scope, agentId: number): Promise<Factor[]> {
  const totp = await kept(scope, totpRows).first({ agentId });
  const hasTotp = totp !== undefined && totp.confirmedAt !== null;
  const hasPasskey = (await kept(scope, passkeyRows).count({ agentId })) > 0;
  if (!hasTotp && !hasPasskey) return [];
  const codes = await kept(scope, recoveryCodeRows).count({ agentId, usedAt: null });
  return [
    ...(hasTotp ? ['totp' as const] : []),
    ...(hasPasskey ? ['passkey' as const] : []),
    ...(codes > 0 ? ['recovery-code' as const] : []),
  ];
}

/** True when the settings ask the agent's role for a second factor. */
export const needsSecondFactor = (scope: Scope, { role }: Pick<Agent, 'role'>): boolean =>
  scope.get(identityOptions).secondFactorFor?.includes(role) ?? false;

/** How far a right password leads. */
export async function stageAfterPassword(scope: Scope, agent: Agent): Promise<{ stage: Stage; factors: Factor[] }> {
  const factors = await factorsOf(scope, agent.id);
  if (factors.length > 0) return { stage: 'second-factor', factors };
  return { stage: needsSecondFactor(scope, agent) ? 'enrolment' : 'complete', factors };
}

const PERIOD_S = 30;

/** As the app shows it: who it is for, and at which desk. */
export const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Luuri', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S, algorithm: 'SHA1' });

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** True for the code of this half minute, the one before or the one after, when no later one was taken. Taken, it is taken for good. */
export async function takeTotp(scope: Scope, agentId: number, code: string): Promise<boolean> {
  const found = await kept(scope, totpRows).first({ agentId });
  if (!found) return false;
  const row = await kept(scope, totpRows).lock(found.id);
  const timestamp = scope.now.getTime();
  const delta = totpOf(row.secret, '').validate({ token: code, timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1_000 / PERIOD_S) + delta;
  if (step <= row.lastStep) return false;
  await kept(scope, totpRows).update({ id: row.id }, { lastStep: step, ...(row.confirmedAt === null ? { confirmedAt: scope.now } : {}) });
  return true;
}

export async function takeRecoveryCode(scope: Scope, agentId: number, typed: string): Promise<boolean> {
  const where = { agentId, hash: hashOf(plainRecoveryCode(typed)), usedAt: null };
  return (await kept(scope, recoveryCodeRows).update(where, { usedAt: scope.now })) > 0;
}

/** A code of the app, or a recovery code. */
export async function takeProof(scope: Scope, agentId: number, proof: string): Promise<boolean> {
  const digits = proof.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(digits)) return takeRecoveryCode(scope, agentId, proof);
  const row = await kept(scope, totpRows).first({ agentId });
  return row !== undefined && row.confirmedAt !== null && (await takeTotp(scope, agentId, digits));
}

/** New recovery codes in place of all older ones. They are shown once; hashes are kept. */
export async function renewRecoveryCodes(scope: Scope, agentId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await kept(scope, recoveryCodeRows).remove({ agentId });
  await kept(scope, recoveryCodeRows).insertAll(codes.map((code) => ({ agentId, hash: hashOf(plainRecoveryCode(code)), usedAt: null })));
  await scope.emit(secondFactorChanged, { agentId, factor: 'recovery-codes', change: 'renewed' });
  return codes;
}

/** The first second factor comes with recovery codes; a further one leaves those as they are. */
export async function codesForFirst(scope: Scope, agentId: number): Promise<string[]> {
  return (await kept(scope, recoveryCodeRows).count({ agentId })) > 0 ? [] : renewRecoveryCodes(scope, agentId);
}
