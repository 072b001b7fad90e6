import { clientBySlug } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { auditRows, type AuditLine } from './entities.ts';

/** Which lines. */
export interface LinesAsked {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: AuditLine['outcome'] | undefined;
  readonly client?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly after?: number | undefined;
}

/** Lines of the audit, newest first. @throws `client.not-found` */
export async function linesFound(scope: Scope, asked: LinesAsked, limit: number): Promise<AuditLine[]> {
  const { actor, action, outcome, client, since, until, after } = asked;
  const query = scope.rows(auditRows).query('line').orderBy('line.id', 'DESC').limit(limit);
  if (actor !== undefined) query.andWhere('line.actor = :actor', { actor });
  // The beginning of a name, `team.`, means all that begin so; LIKE would ignore case on SQLite.
  if (action?.endsWith('.')) query.andWhere(`substr(line.action, 1, ${String(action.length)}) = :begins`, { begins: action });
  else if (action !== undefined) query.andWhere('line.action = :action', { action });
  if (outcome !== undefined) query.andWhere('line.outcome = :outcome', { outcome });
  if (since !== undefined) query.andWhere('line.at >= :since', { since });
  if (until !== undefined) query.andWhere('line.at < :until', { until });
  if (after !== undefined) query.andWhere('line.id < :after', { after });
  if (client !== undefined) query.andWhere('line.clientId = :clientId', { clientId: (await clientBySlug(scope, client)).id });
  return query.getMany();
}
