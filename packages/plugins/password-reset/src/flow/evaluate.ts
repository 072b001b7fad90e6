import { issueProof, type Scope } from '@luuri/core';
import { factorRows, type Factor } from '../entities.ts';
import { factorSettled } from '../events.ts';
import { change, note } from '../records/keep.ts';
import { isStopped, lacking, factorKinds } from '../rules/assurance.ts';
import { endWithout } from './end.ts';
import { caseOf, isOverridden, metIn, type Case } from './find.ts';

/** A factor ended well or badly. Two that failed end the request (F2); when nothing lacks any more, there is a proof (F6). */
export async function settleFactor(
  scope: Scope,
  one: Case,
  settled: {
    readonly factor: Factor;
    readonly met: boolean;
    readonly points?: number;
    readonly said?: string;
    /** The call that was evidence of it. */
    readonly callId?: number;
    readonly facts?: Record<string, unknown>;
  },
): Promise<Case> {
  const { factor, met, points = factor.points, said, callId, facts = {} } = settled;
  const change_ = {
    state: met ? ('met' as const) : ('failed' as const),
    points,
    said: said ?? null,
    callId: callId ?? null,
    settledAt: scope.now,
    settledBy: scope.actor.id,
  };
  await scope.rows(factorRows).update({ id: factor.id }, change_);
  const { id: resetId, ticketId, clientId, deed } = one.reset;
  await scope.emit(factorSettled, { resetId, ticketId, clientId, deed });
  const failures = one.reset.failures + (met ? 0 : 1);
  await note(scope, one.reset, {
    what: met ? 'factor-met' : 'factor-failed',
    facts: { factor: factor.factor, points, target: factor.target, ...facts },
  });
  let reset = await change(scope, one.reset, { failures });
  if (isStopped(failures)) {
    await note(scope, reset, { what: 'stopped', facts: { failures } });
    reset = await endWithout(scope, reset, 'stopped');
  }
  return reset.state === 'proving' ? prove(scope, await caseOf(scope, reset)) : caseOf(scope, reset);
}

const typeOf = (factor: Factor['factor']): string => (factor === 'override' ? 'override' : factorKinds[factor].type);

/** A proof for the one deed, held by whoever verified. */
async function prove(scope: Scope, one: Case): Promise<Case> {
  const { reset, terms, policy, factors } = one;
  const { deed, userClass, channel, clientId, ticketId, personId, heldBy } = reset;
  if (!isOverridden(factors) && lacking(terms, { deed, userClass, channel }, metIn(factors)).length > 0) return one;
  const proven = factors.filter((f) => f.state === 'met').map(({ factor, points }) => ({ factor, type: typeOf(factor), points }));
  const proof = await issueProof(scope, { clientId, ticketId, personId, deed: `password-reset.${deed}`, factors: proven, policy, heldBy });
  await note(scope, reset, { what: 'proven', facts: { proof: proof.id, policy, factors: proven, until: proof.expiresAt.toISOString() } });
  return caseOf(scope, await change(scope, reset, { state: 'proven', provenAt: scope.now }));
}
