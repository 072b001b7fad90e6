export { listAudit, ListAudit, readAudit } from './actions.ts';
export { auditRows, type AuditLine } from './entities.ts';
export { audit } from './plugin.ts';
export { forAudit } from './rules.ts';
