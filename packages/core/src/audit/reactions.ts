import { actionRan, actionRefused, within, type Origin, type Scope } from '../kernel/index.ts';
import { auditRows, type AuditLine } from './entities.ts';
import { forAudit } from './rules.ts';

async function keep(scope: Scope, line: Pick<AuditLine, 'actor' | 'action' | 'input' | 'outcome' | 'code'>, origin: Origin): Promise<void> {
  await scope.rows(auditRows).insertAll([{ ...line, at: scope.now, address: origin.address ?? null, requestId: origin.requestId ?? null }]);
}

const keepDone = (
  scope: Scope,
  { actor, action, input, origin }: { actor: string; action: string; input: object; origin: Origin },
): Promise<void> => keep(scope, { actor, action, input: forAudit(input) as object, outcome: 'done', code: null }, origin);

const keepRefused = (
  scope: Scope,
  { actor, action, code, origin }: { actor: string; action: string; code: string; origin: Origin },
): Promise<void> => keep(scope, { actor, action, input: {}, outcome: 'refused', code }, origin);

export const listeners = [within(actionRan, keepDone), within(actionRefused, keepRefused)];
