import { definePlugin } from '../kernel/index.ts';
import { listAudit, readAudit } from './actions.ts';
import { auditRows } from './entities.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';

/** A line for every action that somebody called, written in the action's own transaction. */
export const audit = definePlugin({
  name: 'audit',
  summary: 'Who did what.',
  permissions: [readAudit],
  entities: [auditRows],
  migrations,
  listeners,
  actions: { list: listAudit },
});
