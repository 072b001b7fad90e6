import { defineAction, out } from '@luuri/core';
import { IsInt } from 'class-validator';
import { sessionRows, signedInBy, type SignedInBy } from '../entities/index.ts';
import { kept } from '../kept.ts';
import { inWholeSession } from '../permissions.ts';
import { presentSession } from '../present.ts';
import { endSessions } from '../sessions.ts';

/** A session as its owner sees it. */
export class SessionView {
  @out.integer readonly id!: number;
  /** How it was opened. */
  @out.oneOf(...signedInBy) readonly by!: SignedInBy;
  @out.instant readonly createdAt!: Date;
  /** Last seen, to the minute. */
  @out.instant readonly seenAt!: Date;
  /** The end, however busy it is. */
  @out.instant readonly expiresAt!: Date;
  @out.orNull(out.text) readonly address!: string | null;
  @out.orNull(out.text) readonly userAgent!: string | null;
  /** True for the one that asks. */
  @out.flag readonly isThis!: boolean;
}

/** Sessions that came to their end. */
export class EndedSessions {
  /** How many. */
  @out.integer readonly ended!: number;
}

export const listSessions = defineAction('identity.sessions', {
  summary: "One's own sessions: where one is signed in.",
  allow: inWholeSession,
  http: 'GET /me/sessions',
  output: [SessionView],
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
  output: EndedSessions,
  async run(scope, { sessionId }): Promise<EndedSessions> {
    return { ended: await endSessions(scope, await presentSession(scope), { only: sessionId }) };
  },
});

export const revokeOtherSessions = defineAction('identity.revoke-other-sessions', {
  summary: 'Sign out everywhere but here.',
  allow: inWholeSession,
  http: 'POST /me/sessions/revoke-others',
  output: EndedSessions,
  async run(scope): Promise<EndedSessions> {
    const session = await presentSession(scope);
    return { ended: await endSessions(scope, session, { except: session.id }) };
  },
});
