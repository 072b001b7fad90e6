import { system, type Scope } from '../kernel/index.ts';
import { clockRows, type ClockRow } from './entities.ts';

/** The clocks that tickets got in a unit of work, until one of them changes: who writes them tells, and nobody reads them back. */
const begun = new WeakMap<object, Map<number, readonly ClockRow[]>>();

export function rememberClocks(scope: Scope, ticketId: number, rows: readonly ClockRow[]): void {
  const known = begun.get(scope.sql.manager) ?? new Map<number, readonly ClockRow[]>();
  begun.set(scope.sql.manager, known.set(ticketId, rows));
}

export const forgetClocks = (scope: Scope, ticketId: number): void => void begun.get(scope.sql.manager)?.delete(ticketId);

/** The clocks of tickets that the actor was already found to see, ticket by ticket in the order in which they began. */
export async function clockRowsOf(scope: Scope, ticketIds: readonly number[]): Promise<readonly ClockRow[]> {
  const [ticketId] = ticketIds;
  const known = ticketIds.length === 1 && ticketId !== undefined ? begun.get(scope.sql.manager)?.get(ticketId) : undefined;
  return (
    known ??
    scope
      .as(system)
      .rows(clockRows)
      .find({ where: { ticketId: ticketIds } })
  );
}
