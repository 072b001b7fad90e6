import { system, type Scope } from '../kernel/index.ts';
import { clockRows, type ClockRow } from './entities.ts';

/** The clocks that tickets got in a unit of work, until one of them changes: who writes them tells, and nobody reads them back. */
const begun = new WeakMap<object, Map<number, readonly ClockRow[]>>();

/** Of these, those that nothing was written down of but that they began. */
const untouched = new WeakMap<object, Set<number>>();

export function rememberClocks(scope: Scope, ticketId: number, rows: readonly ClockRow[]): void {
  const known = begun.get(scope.sql.manager) ?? new Map<number, readonly ClockRow[]>();
  begun.set(scope.sql.manager, known.set(ticketId, rows));
}

export function forgetClocks({ sql: { manager } }: Scope, ticketId: number): void {
  begun.get(manager)?.delete(ticketId);
  untouched.get(manager)?.delete(ticketId);
}

export function rememberUntouched({ sql: { manager } }: Scope, ticketId: number): void {
  untouched.set(manager, (untouched.get(manager) ?? new Set<number>()).add(ticketId));
}

/** True when the ledger of a ticket has nothing but that its clocks began, in this unit of work. */
export const isUntouched = ({ sql: { manager } }: Scope, ticketId: number): boolean => untouched.get(manager)?.has(ticketId) ?? false;

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
