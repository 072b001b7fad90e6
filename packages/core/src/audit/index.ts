export { listAudit, ListAudit, readAudit } from './actions.ts';
export { sealAudit, verifyAudit, type ChainState, type NotedHead } from './chain.ts';
export { auditLinkRows, auditRows, type AuditLine, type AuditLink, type SettingChange } from './entities.ts';
export { eraseFromAudit } from './erase.ts';
export { audit } from './plugin.ts';
export { lineKept } from './reactions.ts';
export { forAudit } from './rules.ts';
