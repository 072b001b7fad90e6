import { clientBySlug } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { ticketRows } from '../ticket/index.ts';
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

/** A field of what was given, as text, whatever it was written as. */
const given = (dialect: Scope['sql']['dialect'], field: string): string =>
  dialect === 'postgres' ? `line.input->>'${field}'` : `CAST(json_extract(line.input, '$.${field}') AS TEXT)`;

/** A line is about a client when the call named it, or a ticket or a person of it, or changed its contract. */
function isAbout({ sql: { dialect, table } }: Scope): string {
  const oneOf = (field: string, rows: typeof ticketRows | typeof personRows) =>
    `${given(dialect, field)} IN (SELECT CAST(id AS TEXT) FROM ${table(rows)} WHERE client_id = :clientId)`;
  return [
    `${given(dialect, 'client')} = :slug`,
    `${given(dialect, 'clientId')} = :clientText`,
    oneOf('ticketId', ticketRows),
    oneOf('personId', personRows),
    `CAST(line.changes AS TEXT) LIKE :setting`,
  ].join(' OR ');
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
  if (client !== undefined) {
    const { id: clientId, slug } = await clientBySlug(scope, client);
    query.andWhere(`(${isAbout(scope)})`, { clientId, slug, clientText: String(clientId), setting: `%"contract:${slug}"%` });
  }
  return query.getMany();
}
