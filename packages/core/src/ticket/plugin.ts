import { definePlugin } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { correctTicketClient, followUpTicket, mergeTicket } from './actions/join.ts';
import { listTicketFields, setTicketFields } from './actions/fields.ts';
import { openTicket } from './actions/open.ts';
import { getTicket, listTickets, ticketTimeline } from './actions/read.ts';
import { acceptTicketIntoService, assignTicket, moveTicket, prioritiseTicket } from './actions/work.ts';
import { readWorkflow } from './actions/workflow.ts';
import { ticketFieldRows, ticketLinkRows, ticketRows } from './entities.ts';
import {
  brokenWorkflow,
  cannotCorrect,
  cannotMerge,
  clientUnclear,
  fieldsMissing,
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
  ticketFieldsSet,
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
import { fieldsFacet } from './fields/keep.ts';
import { fieldsSection } from './fields/section.ts';
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
  entities: [ticketRows, ticketLinkRows, ticketFieldRows],
  sections: [fieldsSection],
  migrations,
  ports: [ticketFacets],
  events: [
    ...[ticketOpened, ticketDescribed, ticketMoved, ticketTierChanged, ticketAssigned, ticketPrioritised, ticketTakenIntoService],
    ...[ticketTeamChanged, ticketMerged, ticketTookIn, ticketUnmerged, ticketClientCorrected, ticketFieldsSet],
  ],
  errors: [
    illegalMove,
    wakeDateMissing,
    wakeDateUnwanted,
    clientUnclear,
    fieldsMissing,
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
    setFields: setTicketFields,
    fields: listTicketFields,
    workflow: readWorkflow,
  },
  start(host) {
    workflow(host); // a workflow that does not hold together stops the start
    host.get(ticketFacets).push(fieldsFacet);
    return {};
  },
});
