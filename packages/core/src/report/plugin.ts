import { definePlugin, system } from '../kernel/index.ts';
import { escalation } from '../escalation/index.ts';
import { sla } from '../sla/index.ts';
import { templates } from '../template/index.ts';
import { tickets } from '../ticket/index.ts';
import { listReports, readReport, readReportCsv } from './actions.ts';
import { settlementRows, spentRows, ticketTurnRows } from './entities.ts';
import * as errors from './errors.ts';
import { migrations } from './migrations.ts';
import { handOffs } from './own/hand-offs.ts';
import { promises } from './own/promises.ts';
import { timeSpent } from './own/time.ts';
import { volume } from './own/volume.ts';
import { seeReports } from './permissions.ts';
import { reports } from './report.ts';
import { beginPast, listeners, settlePast, settleTicket } from './settle.ts';

/** Questions about many tickets, asked again and again. */
export const reporting = definePlugin({
  name: 'report',
  summary: 'Reports: how many, how quick, how good, over time and by whom.',
  needs: [tickets, sla, escalation, templates],
  permissions: [seeReports],
  entities: [ticketTurnRows, settlementRows, spentRows],
  migrations,
  errors: Object.values(errors),
  ports: [reports],
  jobs: [settleTicket, settlePast],
  listeners,
  actions: { list: listReports, read: readReport, csv: readReportCsv, beginPast },
  start({ get, as }) {
    get(reports).push(volume, promises, timeSpent, handOffs);
    return { run: () => as(system).run(beginPast, {}) };
  },
});
