export { listAudit, ListAudit, readAudit } from './actions.ts';
export { sealAudit, type SealInput } from './chain.ts';
export { AuditLine, auditLinkRows, auditRows, SettingChange, type AuditLink } from './entities.ts';
export { eraseFromAudit } from './erase.ts';
export { audit } from './plugin.ts';
export { lineKept } from './reactions.ts';
export { forAudit } from './rules.ts';
export { verifyAudit, type ChainState, type NotedHead } from './walk.ts';
