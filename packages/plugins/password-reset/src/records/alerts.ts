import type { Scope } from '@luuri/core';
import { alertRows } from '../entities.ts';
import { securityAlert } from '../events.ts';
import type { AlertKind } from '../rules/terms.ts';

/** Something that somebody responsible for security should look at: kept, and told. @param actor whose doing it was; who acts when left out */
export async function raiseAlert(
  scope: Scope,
  { clientId, why, resetId, actor = scope.actor.id }: { clientId: number; why: AlertKind; resetId: number | null; actor?: string },
): Promise<void> {
  const row = { clientId, why, resetId, actor, at: scope.now, seenBy: null, seenAt: null, note: null };
  const { id: alertId } = await scope.rows(alertRows).insert(row);
  await scope.emit(securityAlert, { clientId, alertId, why, resetId, actor });
}
