import { definePlugin } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { correctTicketClient, followUpTicket, mergeTicket } from './actions/join.ts';
import { openTicket } from './actions/open.ts';
import { getTicket, listTickets, ticketTimeline } from './actions/read.ts';
import { acceptTicketIntoService, assignTicket, moveTicket, prioritiseTicket } from './actions/work.ts';
import { readWorkflow } from './actions/workflow.ts';
import { ticketLinkRows, ticketRows } from './entities.ts';
import {
  brokenWorkflow,
  cannotCorrect,
  cannotMerge,
  clientUnclear,
  illegalMove,
  noSuchTier,
  notAnAgent,
  wakeDateMissing,
  wakeDateUnwanted,
} from './errors.ts';
import {
  ticketAssigned,
  ticketClientCorrected,
  ticketDescribed,
  ticketMerged,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketTakenIntoService,
  ticketTeamChanged,
  ticketTierChanged,
  ticketTookIn,
  ticketUnmerged,
} from './events.ts';
import { followTiers, wakeTicket } from './jobs.ts';
import { migrations } from './migrations.ts';
import { openTickets, seeTickets, workTickets } from './permissions.ts';
import { listeners } from './reactions.ts';
import { ownWorkflow } from './rules.ts';
import { ticketFacets } from './view.ts';
import { workflow } from './workflow.ts';

/** Tickets: their states, tiers, assignees and priorities. */
export const tickets = definePlugin({
  name: 'ticket',
  summary: 'Tickets and their workflow.',
  needs: [people, teams],
  permissions: [seeTickets, openTickets, workTickets],
  entities: [ticketRows, ticketLinkRows],
  migrations,
  ports: [ticketFacets],
  events: [
    ...[ticketOpened, ticketDescribed, ticketMoved, ticketTierChanged, ticketAssigned, ticketPrioritised, ticketTakenIntoService],
    ...[ticketTeamChanged, ticketMerged, ticketTookIn, ticketUnmerged, ticketClientCorrected],
  ],
  errors: [
    illegalMove,
    wakeDateMissing,
    wakeDateUnwanted,
    clientUnclear,
    noSuchTier,
    brokenWorkflow,
    notAnAgent,
    cannotMerge,
    cannotCorrect,
  ],
  workflow: ownWorkflow,
  jobs: [wakeTicket, followTiers],
  listeners,
  actions: {
    open: openTicket,
    get: getTicket,
    list: listTickets,
    timeline: ticketTimeline,
    move: moveTicket,
    assign: assignTicket,
    prioritise: prioritiseTicket,
    acceptIntoService: acceptTicketIntoService,
    merge: mergeTicket,
    followUp: followUpTicket,
    correctClient: correctTicketClient,
    workflow: readWorkflow,
  },
  start(host) {
    workflow(host); // a workflow that does not hold together stops the start
    return {};
  },
});
