import { out, WithCookie, type Scope } from '@luuri/core';
import { sessionCookie } from '../cookie.ts';
import { stages, type Stage } from '../entities/index.ts';
import { publicAddress } from '../ports.ts';
import { csrfTokenOf } from '../secret.ts';
import type { Factor } from '../factors.ts';
import { openSession, type Entrance } from '../sessions.ts';

/** How far a sign-in came. */
export class SignInAnswer {
  /** `complete`: signed in. `second-factor`: give one of the factors. `enrolment`: set one up before anything else. */
  @out.oneOf(...stages) readonly stage!: Stage;
  /** What can be given: totp, passkey, recovery-code. */
  @out.list(out.text) readonly factors!: readonly string[];
  /** For the header X-CSRF-Token of every further request that changes something. */
  @out.text readonly csrfToken!: string;
}

/** Let somebody in: the session's token goes into the cookie and nowhere else. */
export async function letIn(scope: Scope, entrance: Entrance, factors: readonly Factor[] = []): Promise<WithCookie<SignInAnswer>> {
  const { token, session } = await openSession(scope, entrance);
  const answer = { stage: session.stage, factors: [...factors], csrfToken: csrfTokenOf(session.hash) };
  return new WithCookie(answer, sessionCookie(token, scope.get(publicAddress).publicUrl));
}
