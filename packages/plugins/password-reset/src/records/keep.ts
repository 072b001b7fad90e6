import type { Scope } from '@luuri/core';
import { evidenceRows, resetRows, type Reset } from '../entities.ts';
import { beginning, hashOfLink } from '../rules/chain.ts';

/** A1: adds a line to the evidence of a reset. The reset is held meanwhile, so that lines come one after another. */
export async function note(
  scope: Scope,
  reset: Pick<Reset, 'id' | 'clientId'>,
  line: { what: string; facts?: Record<string, unknown> },
): Promise<void> {
  const desk = scope;
  await desk.rows(resetRows).lock(reset.id);
  const rows = desk.rows(evidenceRows);
  const last = await rows.first({ resetId: reset.id }, { seq: 'DESC' });
  const { what, facts = {} } = line;
  const link = { seq: (last?.seq ?? 0) + 1, by: scope.actor.id, what, facts, before: last?.hash ?? beginning };
  const hash = hashOfLink({ ...link, at: scope.now.toISOString() });
  await rows.insert({ clientId: reset.clientId, resetId: reset.id, ...link, at: scope.now, hash });
}

export async function change(scope: Scope, reset: Reset, what: Partial<Reset>): Promise<Reset> {
  await scope.rows(resetRows).update({ id: reset.id }, what);
  return { ...reset, ...what };
}
