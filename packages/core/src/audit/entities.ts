import { defineEntity, nullable } from '../kernel/index.ts';

/** Who called what, when, from where, and whether they might. Only ever added to. */
export interface AuditLine {
  id: number;
  at: Date;
  actor: string;
  action: string;
  /** What was given, without secrets, long texts cut. */
  input: object;
  outcome: 'done' | 'refused';
  /** Error code of a refusal. */
  code: string | null;
  address: string | null;
  requestId: string | null;
}
export const auditRows = defineEntity<AuditLine>(
  'audit_line',
  (c) => ({
    id: c.id(),
    at: c.instant(),
    actor: c.text(),
    action: c.text(),
    input: c.json(),
    outcome: c.text(),
    code: nullable(c.text()),
    address: nullable(c.text()),
    requestId: nullable(c.text()),
  }),
  { indexes: [{ columns: ['actor', 'id'] }] },
);
