import {
  agentInHand,
  agentRows,
  anyone,
  can,
  defineAction,
  defineOutsideAction,
  enrolAgent,
  onlySystem,
  type Agent,
  type Scope,
  type WithCookie,
  Secret,
} from '@luuri/core';
import { IsEmail, IsInt, IsString, Length } from 'class-validator';
import { accountSubject, beginAttempt, forgive, fromSubject } from '../attempts.ts';
import { apiKeyRows, linkRows, outsideIdentityRows, passwordRows, type SignInLink } from '../entities/index.ts';
import { linkOver, weakPassword, wrongSignIn } from '../errors.ts';
import { passwordSet } from '../events.ts';
import { stageAfterPassword } from '../factors.ts';
import { passwordHasher } from '../hasher.ts';
import { kept } from '../kept.ts';
import { linkOf, MadeLink, makeLink, useUp } from '../links.ts';
import { agentInSession, manageIdentity } from '../permissions.ts';
import { presentAgent } from '../present.ts';
import { onRecord } from '../refusals.ts';
import { LONGEST_PASSWORD, weaknessOf } from '../rules/password.ts';
import { sessionIdOf } from '../rules/session.ts';
import { endSessions } from '../sessions.ts';
import { letIn, SignInAnswer } from './answer.ts';

/** Keep a password; every session that the old one opened ends, and every link that would set another opens nothing any more. */
async function keepPassword(scope: Scope, agentId: number, hash: string): Promise<void> {
  const rows = kept(scope, passwordRows);
  const changed = await rows.update({ agentId }, { hash, changedAt: scope.now });
  if (changed === 0) await rows.insert({ agentId, hash, changedAt: scope.now });
  await kept(scope, linkRows).remove({ purpose: 'password', whoId: agentId });
  await endSessions(scope, { who: 'agent', whoId: agentId });
  await scope.emit(passwordSet, { agentId });
}

function refuseWeak(password: string, agent: Pick<Agent, 'address' | 'name'>): void {
  const reason = weaknessOf(password, agent);
  if (reason !== undefined) throw weakPassword({ reason });
}

export class ByAgentNumber {
  @IsInt() agentId!: number;
}

export const inviteAgent = defineAction('identity.invite', {
  summary: 'Make a one-time link for an agent to set a password. It is in the answer and nowhere else; hand it over by a way you trust.',
  allow: can(manageIdentity),
  http: 'POST /agents/:agentId/invite',
  input: ByAgentNumber,
  output: MadeLink,
  async run(scope, { agentId }): Promise<MadeLink> {
    await agentInHand(scope, 'identity.invite', agentId);
    return makeLink(scope, { purpose: 'password', whoId: agentId });
  },
});

export class ByAddress {
  @IsEmail({ require_tld: false }) address!: string;
}

export const inviteAdministrator = defineAction('identity.invite-administrator', {
  summary: 'A one-time link for the agent with an address; an administrator is made of it when nobody has it.',
  allow: onlySystem,
  input: ByAddress,
  async run(scope, { address: given }): Promise<MadeLink & { isNew: boolean }> {
    const address = given.toLowerCase();
    const known = await scope.rows(agentRows).first({ address });
    const { id: whoId } = known ?? (await scope.run(enrolAgent, { name: 'Administrator', address, role: 'administrator' }));
    return { ...(await makeLink(scope, { purpose: 'password', whoId })), isNew: !known };
  },
});

export const isLocked = defineAction('identity.is-locked', {
  summary: 'Whether no administrator has any way in: no password, no key, no provider.',
  allow: onlySystem,
  reads: true,
  async run(scope): Promise<boolean> {
    const administrators = await scope.rows(agentRows).find({ where: { role: 'administrator', active: true } });
    const agentId = administrators.map((a) => a.id);
    if (agentId.length === 0) return true;
    for (const way of [passwordRows, apiKeyRows, outsideIdentityRows] as unknown as (typeof passwordRows)[])
      if ((await scope.rows(way).count({ agentId })) > 0) return false;
    return true;
  },
});

/** Whose password a link sets. Somebody who has left since sets none. @throws `identity.link-over` */
async function agentOfLink(scope: Scope, token: string): Promise<{ link: SignInLink; agent: Agent }> {
  const link = await linkOf(scope, token, ['password']);
  const agent = await scope.rows(agentRows).first({ id: link.whoId, active: true });
  if (!agent) throw linkOver({});
  return { link, agent };
}

const whoseLink = defineAction<{ token: string; newPassword: string }>('identity.check-link', {
  summary: 'Whether a link is good and a password will do, before it is hashed.',
  allow: onlySystem,
  reads: true,
  async run(scope, { token, newPassword }) {
    refuseWeak(newPassword, (await agentOfLink(scope, token)).agent);
  },
});

const admitByLink = defineAction<{ token: string; hash: string }, WithCookie<SignInAnswer>>('identity.admit-by-link', {
  summary: 'Set the password of whoever has the link, and let them in.',
  allow: onlySystem,
  async run(scope, { token, hash }) {
    const { link, agent } = await agentOfLink(scope, token);
    await useUp(scope, link);
    await keepPassword(scope, agent.id, hash);
    await forgive(scope, { account: accountSubject(agent.address), from: fromSubject(scope.origin.address) });
    const { stage, factors } = await stageAfterPassword(scope, agent);
    return letIn(scope, { who: 'agent', whoId: agent.id, stage, by: 'password' }, factors);
  },
});

export class UseLink {
  /** What stands behind `token=` in the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
  /** At least twelve characters. */
  @Secret() @IsString() @Length(1, LONGEST_PASSWORD) newPassword!: string;
}

export const setPasswordByLink = defineOutsideAction('identity.set-password', {
  summary: 'Set a password with a one-time link, and sign in. A second factor stays what it was.',
  allow: anyone,
  http: 'POST /sign-in/set-password',
  input: UseLink,
  output: SignInAnswer,
  async reach(outside, { token, newPassword }): Promise<WithCookie<SignInAnswer>> {
    const { steps, get, origin } = outside;
    const tried = { action: 'identity.set-password', actor: 'anonymous' };
    await beginAttempt(outside, tried, fromSubject(origin.address));
    return onRecord(outside, tried, async () => {
      await steps.run(whoseLink, { token, newPassword });
      return steps.run(admitByLink, { token, hash: await get(passwordHasher).hash(newPassword) });
    });
  },
});

const ownPassword = defineAction<{ sessionId: number; newPassword: string }, { agentId: number; hash: string; address: string }>(
  'identity.own-password',
  {
    summary: 'What an agent signs in with, to compare.',
    allow: onlySystem,
    reads: true,
    async run(scope, { sessionId, newPassword }) {
      const { agent } = await presentAgent(scope.as({ ...scope.actor, via: `session:${String(sessionId)}` }));
      refuseWeak(newPassword, agent);
      const row = await scope.rows(passwordRows).first({ agentId: agent.id });
      return { agentId: agent.id, hash: row?.hash ?? scope.get(passwordHasher).decoy, address: agent.address };
    },
  },
);

const changeIt = defineAction<{ agentId: number; hash: string; address: string }, WithCookie<SignInAnswer>>('identity.keep-password', {
  summary: 'Keep a new password and begin a new session.',
  allow: onlySystem,
  async run(scope, { agentId, hash, address }) {
    await keepPassword(scope, agentId, hash);
    await forgive(scope, { account: accountSubject(address) });
    return letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by: 'password' });
  },
});

export class ChangePassword {
  /** The present one. */
  @Secret() @IsString() @Length(1, LONGEST_PASSWORD) password!: string;
  /** At least twelve characters. */
  @Secret() @IsString() @Length(1, LONGEST_PASSWORD) newPassword!: string;
}

export const changePassword = defineOutsideAction('identity.change-password', {
  summary: "Change one's own password. Every session ends, and this one goes on under another cookie.",
  allow: agentInSession,
  http: 'POST /me/password',
  input: ChangePassword,
  output: SignInAnswer,
  async reach(outside, { password, newPassword }): Promise<WithCookie<SignInAnswer>> {
    const { steps, get, actor } = outside;
    const sessionId = sessionIdOf(actor) ?? 0;
    const own = await steps.run(ownPassword, { sessionId, newPassword });
    const tried = { action: 'identity.change-password', actor: actor.id };
    await beginAttempt(outside, tried, accountSubject(own.address));
    await onRecord(outside, tried, async () => {
      if (!(await get(passwordHasher).verify(own.hash, password))) throw wrongSignIn({});
    });
    return steps.run(changeIt, { ...own, hash: await get(passwordHasher).hash(newPassword) });
  },
});
