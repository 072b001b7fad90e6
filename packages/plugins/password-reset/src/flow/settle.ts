import { agentIdOf, callEvidence, can, defineAction, notFound, Secret, type Scope } from '@luuri/core';
import { IsInt, IsString, Length } from 'class-validator';
import { factorRows, resetRows, type Factor } from '../entities.ts';
import { factorNotOffered, factorSettled, otherAgentNeeded } from '../errors.ts';
import { isSame, slowHash } from '../hash.ts';
import { verifyPeople } from '../permissions.ts';
import { ByReset } from './end.ts';
import { settleFactor } from './evaluate.ts';
import { caseOf, heldCase, mustBe, type Case } from './find.ts';
import { ResetView, viewOfCase } from './view.ts';

/** F4: a conversation, and not an answering machine that was hung up on. */
const CONVERSATION_SECONDS = 10;

export class ByFactor extends ByReset {
  /** Number of the factor that was asked for. */
  @IsInt() factorId!: number;
}
export class AnswerFactor extends ByFactor {
  /** What the person says: the code, or the answer. It is compared and kept as a hash. */
  @Secret() @IsString() @Length(1, 200) answer!: string;
}

/** A factor that is still being waited for. @throws `password-reset.over`, `password-reset.factor-settled` */
async function waiting(scope: Scope, { resetId, factorId }: ByFactor): Promise<{ one: Case; factor: Factor }> {
  const one = await heldCase(scope, resetId);
  mustBe(one.reset, 'proving');
  const factor = one.factors.find((f) => f.id === factorId);
  if (!factor) throw notFound({ what: 'password_reset_factor', id: factorId });
  if (factor.state !== 'asked' || factor.expiresAt <= scope.now) throw factorSettled({ factor: factor.factor, state: factor.state });
  return { one, factor };
}

export async function answerTo(scope: Scope, one: Case, { factor, answer }: { factor: Factor; answer: string }): Promise<Case> {
  const said = slowHash(answer, factor.salt);
  return settleFactor(scope, one, { factor, met: factor.expected !== null && isSame(said, factor.expected), said });
}

const answerable = new Set(['code-mail', 'code-sms', 'knowledge']);

export const answerFactor = defineAction('password-reset.answer', {
  summary: 'Enter what the person says: it matches or not. After two that do not, it is over (F2).',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/factors/:factorId/answer',
  input: AnswerFactor,
  output: ResetView,
  async run(scope, input): Promise<ResetView> {
    const { one, factor } = await waiting(scope, input);
    if (!answerable.has(factor.factor)) throw factorNotOffered({ factor: factor.factor, offered: [...answerable] });
    return viewOfCase(scope, await answerTo(scope, one, { factor, answer: input.answer }));
  },
});

/** What a telephone saw of the call counts in full; the word of an agent, one point less (F4). */
async function calledBack(scope: Scope, one: Case, factor: Factor): Promise<Case> {
  const telephone = scope.get(callEvidence);
  const { clientId } = one.reset;
  const seen =
    factor.number === null ? undefined : await telephone?.callTo(scope, { clientId, number: factor.number, since: factor.askedAt });
  if (seen && seen.seconds < CONVERSATION_SECONDS) throw factorSettled({ factor: 'call-back', state: 'too short' });
  // One call is evidence once: what is asked for in the same breath takes a call of its own.
  const spent = seen && (await scope.rows(factorRows).first({ clientId, callId: seen.callId, state: 'met' }));
  if (spent) throw factorSettled({ factor: 'call-back', state: 'made by a call that was evidence already' });
  const facts = seen ? { call: seen.callId, seconds: seen.seconds, recording: seen.recordingRef } : { attested: true };
  const points = seen ? factor.points : Math.max(1, factor.points - 1);
  return settleFactor(scope, one, { factor, met: true, points, facts, ...(seen ? { callId: seen.callId } : {}) });
}

export const attestFactor = defineAction('password-reset.attest', {
  summary: 'Say that somebody was called back at their number of record, was seen in person, or that a second agent agrees.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/factors/:factorId/attest',
  input: ByFactor,
  output: ResetView,
  async run(scope, input): Promise<ResetView> {
    const { one, factor } = await waiting(scope, input);
    const { heldBy } = one.reset;
    if (factor.factor === 'call-back') return viewOfCase(scope, await calledBack(scope, one, factor));
    if (factor.factor === 'second-agent') {
      if (scope.actor.id === heldBy || agentIdOf(scope.actor) === undefined) throw otherAgentNeeded({});
      return viewOfCase(scope, await settleFactor(scope, one, { factor, met: true }));
    }
    if (factor.factor !== 'presence') throw factorNotOffered({ factor: factor.factor, offered: ['call-back', 'presence', 'second-agent'] });
    return viewOfCase(scope, await settleFactor(scope, one, { factor, met: true }));
  },
});

export const failFactor = defineAction('password-reset.fail', {
  summary: 'Say that a factor was not met: nobody answered who could say who they are, or somebody refused.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/factors/:factorId/fail',
  input: ByFactor,
  output: ResetView,
  async run(scope, input): Promise<ResetView> {
    const { one, factor } = await waiting(scope, input);
    return viewOfCase(scope, await settleFactor(scope, one, { factor, met: false }));
  },
});

export const getReset = defineAction('password-reset.get', {
  summary: 'A request, as whoever verifies sees it.',
  allow: can(verifyPeople),
  http: 'GET /password-resets/:resetId',
  input: ByReset,
  output: ResetView,
  async run(scope, { resetId }): Promise<ResetView> {
    return viewOfCase(scope, await seen(scope, resetId));
  },
});

async function seen(scope: Scope, resetId: number): Promise<Case> {
  return caseOf(scope, await scope.rows(resetRows).get(resetId));
}
