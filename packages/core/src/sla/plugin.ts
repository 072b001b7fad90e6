import { channels } from '../channel/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { ticketFacets } from '../ticket/index.ts';
import { explainTicketClock } from './actions/explain.ts';
import { beginRecompute, planRecompute, previewRecompute, recomputeClocks } from './actions/recompute.ts';
import { contractWhatIf, listPauseFindings, listPausePage, pastPage } from './actions/review.ts';
import { waiveClock } from './actions/waive.ts';
import { clocksFacet } from './clocks.ts';
import { slaSection } from './contractSection.ts';
import { clockRows, ledgerRows, slaTicketRows } from './entities.ts';
import { noSuchClock, previewStale } from './errors.ts';
import { clockBreached, clockMet, clocksChanged, clockWaived, clockWarned, ledgerWritten, recomputeBegan } from './events.ts';
import { adoptHours } from './hours.ts';
import { closeResolved, lookAtClocks } from './jobs.ts';
import { migrations } from './migrations.ts';
import { auditSla, waivePromises } from './permissions.ts';
import { listeners } from './reactions.ts';
import { recomputeTickets } from './recompute.ts';

/** Promises about time: a clock for each, exact, and able to show its working. */
export const sla = definePlugin({
  name: 'sla',
  summary: 'Targets, clocks, warnings and breaches.',
  needs: [messages, channels],
  entities: [slaTicketRows, clockRows, ledgerRows],
  migrations,
  permissions: [waivePromises, auditSla],
  events: [clockWarned, clockBreached, clockMet, clockWaived, clocksChanged, ledgerWritten, recomputeBegan],
  errors: [noSuchClock, previewStale],
  sections: [slaSection],
  listeners,
  jobs: [lookAtClocks, closeResolved, adoptHours, recomputeTickets],
  actions: {
    explain: explainTicketClock,
    waive: waiveClock,
    auditPauses: listPauseFindings,
    whatIf: contractWhatIf,
    recompute: recomputeClocks,
    // The steps that these take.
    auditPage: listPausePage,
    pastPage,
    planRecompute,
    previewPage: previewRecompute,
    beginRecompute,
  },
  start({ get }) {
    get(ticketFacets).push(clocksFacet);
    return {};
  },
});
