import type { Scope } from '@luuri/core';
import { evidenceRows, resetRows, type Reset } from '../entities.ts';
import { beginning, hashOfLink } from '../rules/chain.ts';

/** A1: adds a line to the evidence of a reset. The reset is held meanwhile, so that lines come one after another. */
export async function note(
  scope: Scope,
  reset: Pick<Reset, 'id' | 'clientId'>,
  line: { what: string; facts?: Record<string, unknown> },
): Promise<void> {
  await scope.rows(resetRows).lock(reset.id);
  const rows = scope.rows(evidenceRows);
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

/** Marks for whoever looks at it later; each once. */
export const withFlags = (reset: Pick<Reset, 'flags'>, ...more: readonly string[]): string[] => [...new Set([...reset.flags, ...more])];

/** F3: the reason that a team lead gave for an override, as the evidence has it; undefined when there was none. */
export async function reasonOfOverride(scope: Scope, resetId: number): Promise<string | undefined> {
  const line = await scope.rows(evidenceRows).first({ resetId, what: 'override-asked' }, { seq: 'DESC' });
  return typeof line?.facts['reason'] === 'string' ? line.facts['reason'] : undefined;
}
