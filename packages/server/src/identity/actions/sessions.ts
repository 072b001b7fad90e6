import { defineAction } from '@luuri/core';
import { IsInt } from 'class-validator';
import { sessionRows, type SignInSession } from '../entities/index.ts';
import { kept } from '../kept.ts';
import { inWholeSession } from '../permissions.ts';
import { presentSession } from '../present.ts';
import { endSessions } from '../sessions.ts';

/** A session as its owner sees it. */
export type SessionView = Pick<SignInSession, 'id' | 'by' | 'createdAt' | 'seenAt' | 'expiresAt' | 'address' | 'userAgent'> & {
  /** True for the one that asks. */
  readonly isThis: boolean;
};

export const listSessions = defineAction('identity.sessions', {
  summary: "One's own sessions: where one is signed in.",
  allow: inWholeSession,
  http: 'GET /me/sessions',
  async run(scope): Promise<SessionView[]> {
    const { id: own, who, whoId } = await presentSession(scope);
    const found = await kept(scope, sessionRows).find({ where: { who, whoId }, order: { seenAt: 'DESC' } });
    return found.map(({ id, by, createdAt, seenAt, expiresAt, address, userAgent }) => ({
      ...{ id, by, createdAt, seenAt, expiresAt, address, userAgent },
      isThis: id === own,
    }));
  },
});

export class BySession {
  @IsInt() sessionId!: number;
}

export const revokeSession = defineAction('identity.revoke-session', {
  summary: "End one of one's own sessions.",
  allow: inWholeSession,
  http: 'DELETE /me/sessions/:sessionId',
  input: BySession,
  async run(scope, { sessionId }): Promise<{ ended: number }> {
    return { ended: await endSessions(scope, await presentSession(scope), { only: sessionId }) };
  },
});

export const revokeOtherSessions = defineAction('identity.revoke-other-sessions', {
  summary: 'Sign out everywhere but here.',
  allow: inWholeSession,
  http: 'POST /me/sessions/revoke-others',
  async run(scope): Promise<{ ended: number }> {
    const session = await presentSession(scope);
    return { ended: await endSessions(scope, session, { except: session.id }) };
  },
});
