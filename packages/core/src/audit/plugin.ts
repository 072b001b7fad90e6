import { bind, definePlugin } from '../kernel/index.ts';
import { listAudit, readAudit } from './actions.ts';
import { sealAudit, sealer, verifyAudit } from './chain.ts';
import { auditLinkRows, auditRows } from './entities.ts';
import { migrations } from './migrations.ts';
import { lineKept, listeners } from './reactions.ts';

/** A line for every action that somebody called, written in the action's own transaction, and sealed into a chain shortly after. */
export const audit = definePlugin({
  name: 'audit',
  summary: 'Who did what.',
  permissions: [readAudit],
  entities: [auditRows, auditLinkRows],
  migrations,
  ports: [lineKept],
  listeners,
  actions: { list: listAudit, seal: sealAudit, verify: verifyAudit },
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
