import { bind, definePlugin } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { checkChain, listAudit, readAudit, readAuditCsv } from './actions.ts';
import { sealAudit, sealer } from './chain.ts';
import { auditLinkRows, auditRows } from './entities.ts';
import { migrations } from './migrations.ts';
import { lineKept, listeners } from './reactions.ts';
import { verifyAudit } from './walk.ts';

/** A line for every action that somebody called, written in the action's own transaction, and sealed into a chain shortly after. */
export const audit = definePlugin({
  name: 'audit',
  summary: 'Who did what.',
  needs: [tickets],
  permissions: [readAudit],
  entities: [auditRows, auditLinkRows],
  migrations,
  ports: [lineKept],
  listeners,
  actions: { list: listAudit, csv: readAuditCsv, check: checkChain, seal: sealAudit, verify: verifyAudit },
  start(host) {
    const seals = sealer(host);
    let running = false;
    return {
      provides: [bind(lineKept, { told: () => (running ? seals.wake() : undefined) })],
      ready() {
        running = true;
        seals.wake();
      },
      stop: () => seals.stop(),
    };
  },
});
