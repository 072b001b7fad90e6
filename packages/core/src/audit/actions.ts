import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { LessThan } from 'typeorm';
import { can, defineAction, definePermission, pageOf } from '../kernel/index.ts';
import { AuditLine, auditRows } from './entities.ts';

export const readAudit = definePermission('audit.read', 'Read who did what.');

export class ListAudit {
  /** Who, such as agent:3. */
  @IsOptional() @IsString() @Length(1, 100) actor?: string;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const listAudit = defineAction('audit.list', {
  summary: 'Who did what, newest first.',
  allow: can(readAudit),
  http: 'GET /audit',
  input: ListAudit,
  output: pageOf(AuditLine),
  async run(scope, { actor, limit = 50, after }): Promise<{ items: AuditLine[]; next: number | null }> {
    const where = { ...(actor === undefined ? {} : { actor }), ...(after === undefined ? {} : { id: LessThan(after) }) };
    const found = await scope.rows(auditRows).find({ where, order: { id: 'DESC' }, limit: limit + 1 });
    return { items: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  },
});
