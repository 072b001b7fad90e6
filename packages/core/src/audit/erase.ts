import { system, type Scope } from '../kernel/index.ts';
import { auditRows, type AuditLine } from './entities.ts';
import { sealAudit } from './chain.ts';
import { erasedInput } from './rules.ts';

/** Lines named in one announcement. */
const AT_ONCE = 100;

/**
 * Take what was given, and where it came from, out of lines, and say so in lines of their own. The chain holds: a seal was taken of what
 * is gone. Lines that were not sealed yet are sealed first.
 */
export async function eraseFromAudit(scope: Scope, lines: readonly AuditLine[], why: string): Promise<number> {
  const desk = scope.as(system);
  while ((await desk.run(sealAudit, {})).more);
  for (let i = 0; i < lines.length; i += AT_ONCE) {
    const ids = lines.slice(i, i + AT_ONCE).map((line) => line.id);
    await desk.rows(auditRows).update({ id: ids }, { input: erasedInput, changes: null, address: null });
    const said = { actor: scope.actor.id, action: 'audit.erased', input: { lines: ids, why }, outcome: 'done' as const, code: null };
    await desk
      .rows(auditRows)
      .insertAll([{ ...said, at: scope.now, address: null, requestId: null, via: null, changes: null, clientId: null }]);
  }
  await desk.run(sealAudit, {}); // an empty line is a break until a sealed one explains it
  return lines.length;
}
