// Written by `npm run reference` from the actions of the desk. Change those, not this.
export interface paths {
  '/contracts/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Check a contract pack and list every mistake with its path, and what is worth a warning. */
    post: operations['contract.check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contracts/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a contract pack would change. */
    post: operations['contract.diff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contracts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a contract pack a new version of the client's contract. The same text again changes nothing. */
    post: operations['contract.apply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/contracts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The versions of a client's contract, the newest first. */
    get: operations['contract.versions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/contract': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One version of a client's contract, word for word. */
    get: operations['contract.show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The clients that one may see, by their short names. */
    get: operations['client.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A client's calendar of a year: every date with its open hours, and the names of its holidays. */
    get: operations['contract.year'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** People of the clients that you serve, by a part of their name or address, in the order of their names. */
    get: operations['people.find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{personId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A person and how to reach them. */
    get: operations['people.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{personId}/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let a person see all of their client's tickets: a client contact. */
    put: operations['people.make-contact'];
    post?: never;
    /** Let a person see their own tickets alone again. */
    delete: operations['people.unmake-contact'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/directory': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a client's directory answers, what it can do, and when it was last read. */
    get: operations['directory.health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/directory/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take what changed in a client's directory into its people now. */
    post: operations['directory.read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who works here, by name. */
    get: operations['team.agents'];
    put?: never;
    /** Enrol an agent and put them in teams. */
    post: operations['team.enrol'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change an agent's name, role or languages, or say that they left or came back. */
    patch: operations['team.change'];
    trace?: never;
  };
  '/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which teams there are, by their short names. */
    get: operations['team.list'];
    put?: never;
    /** Make a team. It serves nobody until a contract names it. */
    post: operations['team.make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/teams/{team}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Put an agent in a team: they see the clients that it serves. */
    put: operations['team.join'];
    post?: never;
    /** Take an agent out of a team. */
    delete: operations['team.leave'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/clients/{client}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let an agent see a client that none of their teams serves. */
    put: operations['team.grant-client'];
    post?: never;
    /** Take back a client that was granted to an agent. What their teams serve they see all the same. */
    delete: operations['team.take-client'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which roles there are and what each may. */
    get: operations['team.roles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/roles/{role}/permissions/{permission}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let everybody of a role do something more. Which rows they see stays as it is. */
    put: operations['team.grant-permission'];
    post?: never;
    /** Take a permission from a role. */
    delete: operations['team.take-permission'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/teams/structure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which team serves which tiers of which clients, who is in it, and which clients were granted to agents alone. */
    get: operations['team.structure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every permission in words, and which roles hold it here. */
    get: operations['team.permissions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/teams/{team}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Give a team another name. Its short name stays: contracts write it. */
    patch: operations['team.rename'];
    trace?: never;
  };
  '/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tickets, newest first or by another order. */
    get: operations['ticket.list'];
    put?: never;
    /** Open a ticket for somebody. */
    post: operations['ticket.open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A ticket with its clocks and the tickets that belong to it. */
    get: operations['ticket.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every step of a ticket: who, when, and what led to it. */
    get: operations['ticket.timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move a ticket to another state. */
    post: operations['ticket.move'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a ticket to an agent, or take it. */
    post: operations['ticket.assign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/priority': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change a ticket's priority; its clocks follow. */
    post: operations['ticket.prioritise'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/accept-into-service': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a ticket in triage is this client's own. */
    post: operations['ticket.accept-into-service'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Merge a ticket into another one of the same client: it ends, and what comes for it goes there. */
    post: operations['ticket.merge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open a new ticket about an old one, for the same requester: with clocks of its own, and a link. */
    post: operations['ticket.follow-up'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/client': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a ticket was another client’s from the start: its promises are computed again under the right contract (C12). */
    post: operations['ticket.correct-client'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Fill in or change fields that the client's contract declares. */
    put: operations['ticket.set-fields'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ticket-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which fields the tickets of a client have. */
    get: operations['ticket.fields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workflow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which states there are, what each means, and where one can go from it. */
    get: operations['ticket.workflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/proofs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The proofs of identity that were given on a ticket, the newest first. */
    get: operations['proof.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was said on a ticket and on those merged into it, oldest first. */
    get: operations['message.list'];
    put?: never;
    /** Answer a ticket's requester, or note something for colleagues. */
    post: operations['message.write'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/attachments/{attachmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An attachment's bytes. */
    get: operations['message.attachment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your files that wait for a message on a ticket, and which may come. */
    get: operations['message.uploads'];
    put?: never;
    /** Upload a file for the next message on a ticket: its bytes as they are, its name in Content-Disposition. */
    post: operations['message.upload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads/{uploadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The bytes of a file of yours that waits for its message: a picture is seen before it is sent. */
    get: operations['message.uploaded'];
    put?: never;
    post?: never;
    /** Take back a file of yours that waits for its message. */
    delete: operations['message.drop-upload'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/colleagues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Colleagues whom a note on a ticket may mention: those who may see it, by name. */
    get: operations['message.colleagues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/messages/{messageId}/picture': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture of another site that a message shows, fetched by the desk: the site learns nothing of who looks. */
    get: operations['message.picture'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make some messages of a ticket a ticket of their own, received when the first of them was (C14). */
    post: operations['ticket.split'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/was-thanks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The message that opened a resolved ticket again only said thanks: it is resolved again, as if nothing had been said. */
    post: operations['ticket.was-thanks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Bring in a ticket with what happened to it elsewhere. Its clocks are computed, and nobody is told of what was before now (C18). */
    post: operations['ticket.import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/intake': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came in, newest first: for each what became of it and the rule that decided. */
    get: operations['channel.intake'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/outbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What goes out, newest first, and how far it got. */
    get: operations['channel.outbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/clocks/{clockId}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every minute of a clock from its start to now or to its due: what counted, what did not, and which rule and version decided. */
    get: operations['sla.explain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/clocks/{clockId}/waive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Forgive a breach, or let go of a promise that is not broken yet (C11). */
    post: operations['sla.waive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sla/pause-audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Pauses that do not hold up, and an honest figure beside the contractual one: the tickets that have any, oldest first. */
    get: operations['sla.audit-pauses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contracts/what-if': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What the last weeks' clocks would have come to under another pack, and which verdicts flip. Changes nothing. */
    post: operations['contract.what-if'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contracts/recompute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Apply the contract in force to tickets that there are already: first a preview, then, with its `confirm`, in earnest. */
    post: operations['sla.recompute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/escalate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand a ticket to a higher tier. */
    post: operations['ticket.escalate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a ticket that was handed to your tier. */
    post: operations['ticket.accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/hand-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand a ticket back to the tier that it came from: a bounce. */
    post: operations['ticket.hand-back'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/hand-offs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A ticket's hand-offs with their packets, oldest first. */
    get: operations['ticket.hand-offs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/hand-offs/score': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say how good a hand-off, or a hand-back, was to whoever received it. */
    post: operations['ticket.score-hand-off'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/hand-offs/scores': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What receivers said of a ticket's hand-offs and hand-backs. */
    get: operations['ticket.hand-off-scores'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hand-offs/quality': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How good the hand-offs of a time were: how many came back, and what their receivers said, by team and by agent. */
    get: operations['escalation.hand-off-quality'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that one takes care of an escalation: the client's chain is climbed no further. */
    post: operations['ticket.acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far the client's chain was climbed for a ticket, and who acknowledged; the oldest first. */
    get: operations['ticket.chain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/time': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where a ticket's time went: each tier, the requester, suppliers and closed hours, adding up to all of it. */
    get: operations['sla.time-of'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/notification-hours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The hours in which one wants to be notified; null for always. */
    get: operations['escalation.hours'];
    /** Say in which hours one wants to be notified; outside them only what is urgent comes. */
    put: operations['escalation.set-hours'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/maintenance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Maintenance windows that are not over, in the order in which they were planned. */
    get: operations['escalation.maintenance'];
    put?: never;
    /** Tell nobody anything for some time. Clocks run on, breaches are breaches, and rules raise tiers all the same. */
    post: operations['escalation.plan-maintenance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/maintenance/{windowId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a maintenance window now, or take back one that has not begun. */
    post: operations['escalation.end-maintenance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/take-next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for work: get the ticket that needs you most, or why there is none. */
    post: operations['ticket.take-next'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/away': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which agents are away, who left first comes first. */
    get: operations['routing.absences'];
    put?: never;
    /** Say that an agent is away: they get nothing until they are back. */
    post: operations['routing.away'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that an agent is back. */
    post: operations['routing.back'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/floor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is on what, what waits, and which promises fall due in the next hours. */
    get: operations['routing.floor'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/skills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say what an agent knows: what asks for a skill goes only to those who have it. */
    put: operations['routing.set-skills'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/skills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the agents know. */
    get: operations['routing.skills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The mails that the desk writes by itself, in every language, in a client’s own words where it has some. */
    get: operations['template.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/templates/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write a mail of the desk for a real or a made-up ticket, in every language, with words of your own when you give some. Nothing is sent. */
    post: operations['template.try'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/macros': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The macros that one may use: of the whole desk, of clients that one serves, of teams that one knows; by name. */
    get: operations['macro.list'];
    put?: never;
    /** Make a macro. */
    post: operations['macro.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/macros/{macroId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Make a macro another. */
    put: operations['macro.change'];
    post?: never;
    /** Do away with a macro. */
    delete: operations['macro.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/macros': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The macros that fit a ticket. */
    get: operations['macro.for-ticket'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/macros/{macroId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a macro would do on a ticket: its reply in the requester's language, filled in, and its changes. */
    get: operations['macro.preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/at-once': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Several things with a ticket at once: say something, note something, change it. All of it is done, or none. */
    post: operations['ticket.do-at-once'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The reports that there are, with their figures and what they may be divided by. */
    get: operations['report.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports/{report}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Ask a report of a period. */
    get: operations['report.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/reports/{report}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table for spreadsheets: text/csv in UTF-8, shares in percent, time in hours. */
    get: operations['report.csv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A client's portal: its name, colour, kinds of trouble, hours and pages of plugins. Open to anybody. */
    get: operations['portal.look'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What to read may help somebody who writes this. Open to anybody. */
    get: operations['portal.suggest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask on a portal: signed in, or with a mail address. The answer is the same whether or not anybody is known by the address. */
    post: operations['portal.ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A requester's own tickets, newest first; a client contact's are all of the client. */
    get: operations['portal.tickets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of one's own tickets with what was said in public, what to expect, and what one may do. */
    get: operations['portal.ticket'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add something to one of one's own tickets. */
    post: operations['portal.write'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}/solved': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that one of one's own tickets is solved. */
    post: operations['portal.solved'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what is still wrong on one of one's own tickets that is solved: it is opened again, within the time that its contract gives. */
    post: operations['portal.reopen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/attachments/{attachmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A file from one of one's own tickets. */
    get: operations['portal.attachment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Upload a file for the next words on one of one's own tickets: its bytes as they are, its name in Content-Disposition. */
    post: operations['portal.upload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, newest first. */
    get: operations['audit.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table for spreadsheets: text/csv in UTF-8, the newest 20,000 lines at most. */
    get: operations['audit.csv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Follow the chain of the audit from its beginning, and name the first link that does not hold. It takes a while when it is long. */
    get: operations['audit.check'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{personId}/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that is kept of a person. */
    get: operations['privacy.export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{personId}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erase a person, with proof: tickets stay, and nothing in them leads to the person. */
    post: operations['privacy.erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/legal-holds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which legal holds stand, the oldest first. */
    get: operations['privacy.holds'];
    put?: never;
    /** Place a legal hold: nothing of the person, or of the client, is erased while it stands. */
    post: operations['privacy.hold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/legal-holds/{holdId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Release a legal hold. */
    delete: operations['privacy.release'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who was erased, with the proof, newest first. */
    get: operations['privacy.erasures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/tickets/{ticketId}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What one said of one of one's own tickets, and whether one may still say it. */
    get: operations['rating.own'];
    put?: never;
    /** Say how it went with a ticket of one’s own that is solved: once, and otherwise within the time that its contract gives. */
    post: operations['rating.give'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ratings/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a mailed link asks, and what was said. Changes nothing: scanners of mail follow links. */
    get: operations['rating.asked'];
    put?: never;
    /** Say how it went, by the link that was mailed. */
    post: operations['rating.answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the requester of a ticket said of it, for whoever sees the ticket; null when they said nothing. */
    get: operations['rating.of-ticket'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tickets by words and fields, the best first. */
    get: operations['search.find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/search/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Build the index of all tickets anew, and count them anew. It is done in the background, and tickets are found meanwhile. */
    post: operations['search.rebuild'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The desk's own views, one's own, and those of one's teams. */
    get: operations['search.views'];
    put?: never;
    /** Give a search a name, for oneself or for a team. */
    post: operations['search.save-view'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/views/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many tickets views have, of those that the asker sees; many views in one call. */
    get: operations['search.counts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/views/{view}/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tickets of a view. */
    get: operations['search.of-view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/views/{viewId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Make a saved view another: what is left out goes back to what is usual. */
    put: operations['search.change-view'];
    post?: never;
    /** Do away with a saved view. */
    delete: operations['search.remove-view'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Articles that one may see: those that fit some words, best first, or the newest. */
    get: operations['knowledge.list'];
    put?: never;
    /** Write an article. */
    post: operations['knowledge.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/articles/{articleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An article. */
    get: operations['knowledge.get'];
    /** Write an article anew, as its next version. */
    put: operations['knowledge.change'];
    post?: never;
    /** Take an article away, with all that it ever said. */
    delete: operations['knowledge.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Articles on a portal, for anybody. */
    get: operations['knowledge.browse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/articles/{articleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An article on a portal, for anybody. */
    get: operations['knowledge.read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/articles/{articleId}/helped': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that an article helped: nothing has to be asked. */
    post: operations['knowledge.helped'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The articles that a ticket names. */
    get: operations['knowledge.of-ticket'];
    put?: never;
    /** Note on a ticket that an article helps with it. */
    post: operations['knowledge.link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/articles/{articleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take an article off a ticket. */
    delete: operations['knowledge.unlink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that one looks at a ticket, every ten seconds or so, and hear who else does. It is kept nowhere. */
    post: operations['live.look'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The forms and panels that you may use, as data, in your language. Open to anybody. */
    get: operations['screen.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screens/parts/{panel}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The module that draws a panel, for `import`. */
    get: operations['screen.part'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with address and password. Begins a session, in a cookie. */
    post: operations['identity.sign-in'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finish signing in with a code of the authenticator app or a recovery code. The session gets another cookie. */
    post: operations['identity.second-factor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a session with an API key: it may what the key may, and ends with it. */
    post: operations['identity.sign-in-with-key'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the session of this browser. */
    post: operations['identity.sign-out'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who you are here, what you may, and the token that changes by cookie must carry. Open to anybody. */
    get: operations['identity.me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One's own sessions: where one is signed in. */
    get: operations['identity.sessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one of one's own sessions. */
    delete: operations['identity.revoke-session'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/sessions/revoke-others': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign out everywhere but here. */
    post: operations['identity.revoke-other-sessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/invite': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a one-time link for an agent to set a password. It is in the answer and nowhere else; hand it over by a way you trust. */
    post: operations['identity.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/set-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set a password with a one-time link, and sign in. A second factor stays what it was. */
    post: operations['identity.set-password'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change one's own password. Every session ends, and this one goes on under another cookie. */
    post: operations['identity.change-password'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin with an authenticator app: the secret for it, also as an otpauth address to make a picture of. It counts once a code was given. */
    post: operations['identity.begin-totp'];
    /** Do without the authenticator app from now on. */
    delete: operations['identity.remove-totp'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give the first code of the authenticator app: from now on it is asked for. Recovery codes are shown once; the session gets another cookie. */
    post: operations['identity.confirm-totp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ten new recovery codes, shown once; older ones open nothing any more. */
    post: operations['identity.new-recovery-codes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/reset-second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take all second factors from an agent who lost theirs. Their sessions end. Make sure first that it is them who asks. */
    post: operations['identity.reset-second-factor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a browser needs to make a passkey: hand it to navigator.credentials.create. */
    post: operations['identity.new-passkey-options'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One's own passkeys. */
    get: operations['identity.passkeys'];
    put?: never;
    /** Keep a passkey that the browser has made. With the first second factor come recovery codes, shown once. */
    post: operations['identity.add-passkey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/passkey/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a browser needs to finish signing in with a passkey: hand it to navigator.credentials.get. */
    post: operations['identity.passkey-options'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finish signing in with a passkey. The session gets another cookie. */
    post: operations['identity.give-passkey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/passkeys/{passkeyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove one of one's own passkeys. */
    delete: operations['identity.remove-passkey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How agents can come in, and where they are signed in, by their names. */
    get: operations['identity.access'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents/{agentId}/end-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign an agent out everywhere. Their keys stay. */
    post: operations['identity.end-sessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/provider': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin to sign in with the OpenID provider: send the browser to the address in the answer. */
    post: operations['identity.begin-provider'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a sign-in link by mail. The answer is the same whether or not anybody has the address. */
    post: operations['identity.ask-for-link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/link/follow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with the link of a mail: to one's own tickets, or to one ticket with a ticket's link. */
    post: operations['identity.follow-link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/{client}/sign-in-ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the people of a client with a portal may sign in there, for anybody. */
    get: operations['identity.client-ways'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which API keys there are, and when each was last used; the oldest first. */
    get: operations['identity.list-keys'];
    put?: never;
    /** Make an API key for an agent. The key is in the answer and nowhere else. */
    post: operations['identity.create-key'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key: it opens nothing from now on. */
    delete: operations['identity.revoke-key'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How much work waits, is being done, and was laid aside, by kind. */
    get: operations['host.jobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Jobs that failed their last attempt, the oldest first, each with its error. */
    get: operations['host.dead-letters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters/{letterId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a dead letter again, from its first attempt. */
    post: operations['host.retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/dead-letters/{letterId}/drop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Do away with a dead letter, with a reason: what it was to do is never done. */
    post: operations['host.drop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plugins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is installed, in which version, what it adds, and how it is. */
    get: operations['host.plugins'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How mail comes in and goes out, and the mailboxes of the clients. */
    get: operations['email.state'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mail/test-outgoing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Speak with the server that mail goes out by: connect, greeting, TLS, sign-in. No mail is sent. */
    post: operations['email.test-outgoing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mail/test-mailbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a mail from a mailbox to itself, by the own listener or by the mail server, and wait until it has come in. No ticket is made of it. */
    post: operations['email.test-mailbox'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take an event of a telephone system that signs what it sends: HMAC-SHA256 over "timestamp.body". */
    post: operations['phone.event'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/cti/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take what bridges of the generic CTI form send: newCall, answer, hangup, as a form or as JSON. */
    post: operations['phone.cti'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/placetel/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take what Placetel sends of its own: IncomingCall, OutgoingCall, CallAccepted, HungUp. The answer is its XML. */
    post: operations['phone.placetel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/sipgate/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take what sipgate.io sends of its own: newCall, answer, hangup. The answer is its XML, and asks for what comes after. */
    post: operations['phone.sipgate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/systems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which telephone systems are connected. */
    get: operations['phone.systems'];
    put?: never;
    /** Connect a telephone system. What it proves itself with is said once, here. */
    post: operations['phone.connect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/systems/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take nothing any more from a telephone system. */
    delete: operations['phone.disconnect'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/pop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The call that rings or runs at your telephone, with all that you need for it; nothing when there is none. */
    get: operations['phone.pop'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say that you are ready for calls, on a break, or away. */
    put: operations['phone.set-state'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/agents/{agentId}/extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say by what telephone systems know an agent. */
    put: operations['phone.set-extension'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is at the telephone, and in which state since when. */
    get: operations['phone.agents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calls, newest first. */
    get: operations['phone.calls'];
    put?: never;
    /** Begin a call without a telephone system, incoming or outgoing: you are on it from now. */
    post: operations['phone.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/by-hand': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hold, resume or end a call that was begun by hand. */
    post: operations['phone.by-hand'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A call with its agents' parts. */
    get: operations['phone.call'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/caller': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say which person of the client is calling. It is what they say, and no proof. */
    post: operations['phone.choose-caller'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Save your notes of a call as you type. The same draft twice is one, and an older one changes nothing. */
    put: operations['phone.save-notes'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take more time for a call than its client gives, with a reason. It counts as over the limit all the same. */
    post: operations['phone.extend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/banners/{client}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Put up, or take down, what every agent reads first on calls of a client: a known outage. */
    put: operations['phone.set-banner'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what a call came to, and be free for the next one. */
    post: operations['phone.wrap-up'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/want-wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask, while the call runs, for time to wrap it up: where the contract leaves that to the agent. */
    post: operations['phone.want-wrap-up'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/end-wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a wrap-up whose codes are given. One that ends by itself cannot be ended early. */
    post: operations['phone.end-wrap-up'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/script': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a script on a call, or go on with it: what to say, what to ask, what must not be left out. */
    post: operations['phone.open-script'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/script/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep the answer to a step of the script, or the reason why it is left out. */
    post: operations['phone.answer-step'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Log a call: open a ticket or add to one, say what was told, hand it on, and wrap up, in one go. */
    post: operations['phone.log'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/pass-on': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a caller through to a person of the client, or take a message, which is sent to that person. */
    post: operations['phone.pass-on'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/appointment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Book a time for a ticket's requester, or move the one that they have. They get an invitation for their calendar. */
    put: operations['phone.book'];
    post?: never;
    /** Call off the time that was booked. The requester gets it taken out of their calendar. */
    delete: operations['phone.call-off'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/calls/{callId}/promises': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Promise a caller a call-back, or anything else, with an instant. It is watched to the end. */
    post: operations['phone.promise'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/promises': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was promised to callers, the most pressing first. */
    get: operations['phone.promises'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/promises/{promiseId}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tries to call somebody back. */
    get: operations['phone.attempts'];
    put?: never;
    /** Say what became of a try to call back. A conversation of ten seconds keeps the promise. */
    post: operations['phone.try-call-back'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/promises/{promiseId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a promise was kept, that the caller called it off, or that they could not be reached as often as the contract says. */
    post: operations['phone.end-promise'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Service level in its variants, waiting, abandoning, handling time, occupancy, first-contact resolution, limits and call-backs kept. */
    get: operations['phone.figures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/phone/staffing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many agents it takes, by Erlang C: nobody is taken to give up waiting, so the wait is overstated. */
    get: operations['phone.staffing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/widget.js': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The widget, for the pages of clients: <script src=".../chat/widget.js" data-client-key="..." defer></script>. */
    get: operations['chat.widget'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page with the widget of a client on it, to try it. */
    get: operations['chat.try'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a client’s chat offers now: whether it is open, how long the wait is, what is said first. */
    get: operations['chat.offer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/portal/chat-pass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What the widget needs on a page of the desk, for whoever is signed in there. */
    post: operations['chat.pass'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/on/{client}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chat as a page of a client’s portal. Its widget asks for a pass, so that whoever is signed in there begins as themselves. */
    get: operations['chat.on-portal'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a chat with a client’s desk. The same token again is the same chat. */
    post: operations['chat.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/prove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Type the code that was mailed; before the chat began, it comes into the queue then. It shows that mail of the address is read, and proves nothing else. */
    post: operations['chat.prove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/say': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say something as the visitor of a chat. Sent again under the same name it is said once. */
    post: operations['chat.say'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a file as the visitor of a chat: its bytes, with `x-chat-token`, `x-ref`, `x-file-name` (percent-encoded) and `x-file-type`. */
    post: operations['chat.send-file'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/files/{attachmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A file of a chat, for its visitor: with `x-chat-token`. */
    get: operations['chat.file'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/typing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that the visitor is typing. Nothing of it is kept. */
    post: operations['chat.type'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say how far the visitor has read. */
    post: operations['chat.read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a chat as its visitor. The ticket goes on. */
    post: operations['chat.leave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/transcript': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have the conversation mailed to the address that the visitor gave, once for what was said so far. */
    post: operations['chat.mail-transcript'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** How a chat stands: for a page that comes back. */
    post: operations['chat.state'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A chat as it goes on, for its visitor, with `x-chat-token`: `line`, numbered, resumable by `Last-Event-ID`; `state`; `typing`. */
    get: operations['chat.listen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chat/{key}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Leave a message where nobody can chat: it becomes a ticket, answered by mail. The same token again is the same message. */
    post: operations['chat.leave-message'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/presence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is at the chats, the longest in their state first. */
    get: operations['chat.presence'];
    put?: never;
    /** Say whether you take chats now. */
    post: operations['chat.set-presence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/take-next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a chat: get the one that needs you most, or why there is none. */
    post: operations['chat.take-next'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/take': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a chat that waits. */
    post: operations['chat.take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/mine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The chats that you have, and those that ended with you and wait for a word on what they came to; the oldest first. */
    get: operations['chat.mine'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Chats of the clients that you serve: who waits the longest first, those that are over and those of a ticket the last to begin first. */
    get: operations['chat.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A chat. */
    get: operations['chat.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was said in a chat, the oldest line first. */
    get: operations['chat.lines'];
    put?: never;
    /** Say something in a chat of yours. Sent again under the same name it is said once. */
    post: operations['chat.answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a file in a chat of yours: its bytes, with `x-ref`, `x-file-name` (percent-encoded) and `x-file-type`. */
    post: operations['chat.answer-with-file'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/typing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that you are typing in a chat of yours. Nothing of it is kept. */
    post: operations['chat.agent-types'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say how far you have read in a chat of yours. */
    post: operations['chat.agent-reads'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a chat of yours. Its ticket stays with you. */
    post: operations['chat.end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/transfer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a chat of yours to a colleague, who goes on with it at once. Its ticket goes along. */
    post: operations['chat.transfer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/hand-on': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand a chat of yours to a higher tier: its ticket is escalated, and the visitor waits for somebody there. */
    post: operations['chat.hand-on'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/give-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a chat of yours back to the queue. */
    post: operations['chat.give-back'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/transcript': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have the conversation mailed to the visitor. */
    post: operations['chat.send-transcript'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your chats as they go on: `chat` when one changed or came, `line`, `typing`, `read`, and `queue` with how many wait. From now on; read the lists first. */
    get: operations['chat.listen-as-agent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/terms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the contract of a chat’s client says to whoever talks in it: words to begin with, files, how it is wrapped up. */
    get: operations['chat.terms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a chat of yours and say what it came to; also of one that ended already. Its ticket is resolved, or goes on with you. */
    post: operations['chat.wrap-up'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/chats/{chatId}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mail a code to the address that the visitor of a chat of yours gave, for them to type there: it shows that the address is theirs. Again for another code. */
    post: operations['chat.ask-proof'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Requests, the newest first. */
    get: operations['password-reset.list'];
    put?: never;
    /** Begin to verify somebody who wants a reset. Whatever the reason is, a refusal has the same words. */
    post: operations['password-reset.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/beyond-limits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin to verify somebody who was helped, or tried, too often today: a team lead lets it pass, with a reason (P6). */
    post: operations['password-reset.begin-beyond'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A request, as whoever verifies sees it. */
    get: operations['password-reset.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/factors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a factor: send a code to an address of record, ask the manager, begin a call-back. */
    post: operations['password-reset.ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/factors/{factorId}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Enter what the person says: it matches or not. After two that do not, it is over (F2). */
    post: operations['password-reset.answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/factors/{factorId}/attest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that somebody was called back at their number of record, was seen in person, or that a second agent agrees. */
    post: operations['password-reset.attest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/factors/{factorId}/fail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a factor was not met: nobody answered who could say who they are, or somebody refused. */
    post: operations['password-reset.fail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/abort': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep that a verification was broken off: the caller hung up, or went away. */
    post: operations['password-reset.abort'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop a deed that waits: the person says that it was not them, or does not want it any more. */
    post: operations['password-reset.stop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/suspicious': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark a request as suspicious, unseen by whoever is on the line: it goes on as ever, and security is told (F12). */
    post: operations['password-reset.suspicious'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/override': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin an override: a team lead and the contact of the client for security, both with their name, for a reason that is kept. */
    post: operations['password-reset.override'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/approvals/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The page that asks a manager or a contact for security to confirm: who, what, when. */
    get: operations['password-reset.show-approval'];
    put?: never;
    /** Confirm by the link, with the login name of the person typed. */
    post: operations['password-reset.approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/unlock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Unlock the account that somebody was proven to own. */
    post: operations['password-reset.unlock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give the account a temporary password, and send it to its owner by another way than the request came. */
    post: operations['password-reset.reset-password'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/temporary-pass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have the directory issue a temporary access pass. */
    post: operations['password-reset.temporary-pass'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/remove-mfa': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Remove the second factors that the account has enrolled. For a privileged account it waits, unless a second agent said yes (F9). */
    post: operations['password-reset.remove-mfa'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/change-phone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set the number that was named when the request began. For a privileged account it waits, unless a second agent said yes (F9). */
    post: operations['password-reset.change-phone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let somebody sign in again whose account was disabled; their manager has confirmed it. */
    post: operations['password-reset.enable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Disable the account: nobody signs in to it any more. */
    post: operations['password-reset.disable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The resets that are running for oneself, with the two words by which the desk is known. */
    get: operations['password-reset.own'];
    put?: never;
    /** Ask for a reset of one’s own account. The answer is the same whether or not there is such an account. */
    post: operations['password-reset.ask-for'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/password-resets/code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Enter a code for a reset of one’s own account. The answer is the same whether or not it is right. */
    post: operations['password-reset.answer-code'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/my/password-resets/{resetId}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop a deed that waits for one’s own account. */
    post: operations['password-reset.stop-own'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/stops/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The page by which the owner of an account stops what waits: what, and when. */
    get: operations['password-reset.show-stop'];
    put?: never;
    /** Stop what waits, by the link. */
    post: operations['password-reset.give-stop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/aftercare/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The page that asks whether it was them: what, and when. */
    get: operations['password-reset.show-aftercare'];
    put?: never;
    /** Say by the link whether it was them. */
    post: operations['password-reset.give-aftercare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requests of a ticket, the newest first, as whoever verifies sees them. */
    get: operations['password-reset.of-ticket'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tickets/{ticketId}/password-resets/factors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was asked for on the requests of a ticket, the newest first. */
    get: operations['password-reset.factors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to a request, line by line, and whether the chain of the lines holds. */
    get: operations['password-reset.evidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/without-proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Resets that were done without a proof that was used up for them, the oldest first: a list that must be empty. A page may end early, even without an item, when much was looked at: go on while there is a `next`. */
    get: operations['password-reset.without-proof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/password-resets/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of the requests of a month; rehearsals are not among them. */
    get: operations['password-reset.report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/password-resets/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The evidence of a client's requests of a month, as CSV, JSON or PDF (A2). */
    get: operations['password-reset.export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Patterns and marks that somebody responsible for security should look at, the newest first. */
    get: operations['password-reset.alerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/alerts/{alertId}/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep that somebody looked at an alert, and what came of it. */
    post: operations['password-reset.settle-alert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/{resetId}/aftercare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep what a person said when they were called afterwards. Whoever verified them is not the one who asks. */
    post: operations['password-reset.answer-aftercare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/aftercare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What people said afterwards, the newest first: for whoever reviews quality. */
    get: operations['password-reset.list-aftercare'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets/drills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the next request about an account a rehearsal: everything is as ever, and nothing is done at the directory. */
    post: operations['password-reset.plan-drill'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clients/{client}/password-resets/drills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rehearsals of a month: who took them, and whether somebody got a proof who is not the owner. */
    get: operations['password-reset.drills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/draws': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Samples that were drawn, the last first. */
    get: operations['quality.draws'];
    put?: never;
    /** Draw contacts of a client to review: some by lot, stratified by agent, tier and channel, and some for a risk. */
    post: operations['quality.draw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/picks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Contacts that were picked to be reviewed, and why; the oldest first, of those that are done or left the last first. */
    get: operations['quality.picks'];
    put?: never;
    /** Have a contact reviewed that no lot fell on. */
    post: operations['quality.pick'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/picks/{pickId}/leave': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lay a contact aside that says nothing, with the reason. */
    post: operations['quality.leave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/picks/{pickId}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a contact that is to be reviewed. The card of its kind and language is kept in the review as it is now. Again, it gives the same review. */
    post: operations['quality.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/reviews/{reviewId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A review: the analyst’s own; once it is published, for its agent and for whoever reviews or leads there. */
    get: operations['quality.review'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Keep what was answered and written so far. Nobody else sees it. */
    patch: operations['quality.save'];
    trace?: never;
  };
  '/quality/reviews/{reviewId}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Be done with a review: its agent sees it. One of a calibration is handed in, and compared once all are. */
    post: operations['quality.publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/reviews/{reviewId}/conversation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was said on the ticket of a review. While it is blind, without the names of agents. */
    get: operations['quality.conversation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published reviews of the clients that you see, the last first; or the drafts that you are at. */
    get: operations['quality.reviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/own/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published reviews of your own contacts, the last first. */
    get: operations['quality.own-reviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the published reviews of each agent come to, by name. */
    get: operations['quality.figures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/reviews/{reviewId}/appeal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a review of your own is not right: once, within the working days that the contract gives. Another analyst decides. */
    post: operations['quality.appeal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/appeals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Appeals against reviews of the clients that you see: the open ones the oldest first, others the last first. */
    get: operations['quality.appeals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/appeals/{appealId}/decide': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide an appeal: an analyst who neither reviewed the contact nor had it. What was published before stays in the history. */
    post: operations['quality.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/analysts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who may review contacts of a client, by name. */
    get: operations['quality.analysts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/calibrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Calibrations, the last first. */
    get: operations['quality.calibrations'];
    put?: never;
    /** Have several analysts score the same contact, none of whom sees what the others say until all are done. */
    post: operations['quality.calibrate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/calibrations/{calibrationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A calibration; once it is closed, with what everybody said and how far they agree. */
    get: operations['quality.calibration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/calibrations/{calibrationId}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin your part of a calibration: a review that is handed in when it is done. Again, it gives the same one. */
    post: operations['quality.score'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/calibrations/{calibrationId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close a calibration for which not everybody was there: what was handed in is compared. */
    post: operations['quality.close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/agreement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far the analysts of a client agree, over its last 20 closed calibrations together. */
    get: operations['quality.agreement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/feedback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What requesters said of how it went, in their words; the last first. */
    get: operations['quality.feedback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/own/feedback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What requesters said of tickets on which you spoke to them; the last first. */
    get: operations['quality.own-feedback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Agents whose contacts with a client are reviewed, and who can be given tasks, by name. */
    get: operations['quality.agents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Coaching tasks of agents of the clients that you see: the next due first, those that are done the last first. */
    get: operations['quality.tasks'];
    put?: never;
    /** Give an agent something to learn or to do, out of a published review or without one. */
    post: operations['quality.coach'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/own/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What you are to learn or to do: the next due first, what is done the last first. */
    get: operations['quality.own-tasks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/quality/tasks/{taskId}/done': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Be done with a task: one of your own, or one of somebody whom you lead. */
    post: operations['quality.done'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description What went wrong (RFC 9457). */
    Problem: {
      /** @description `urn:luuri:error:` and the code. */
      type: string;
      /** @description The same for every problem of a kind. */
      title: string;
      status: number;
      /** @description What is wrong and what would be right, for a person. */
      detail: string;
      /** @description Stable: match on it. */
      code: string;
      /** @description The request's id, as in the log and in X-Request-Id. */
      instance: string;
      /** @description Every wrong field. */
      mistakes?: {
        path: string;
        message: string;
      }[];
    };
    ContractCheck: {
      client: string | null;
      mistakes: components['schemas']['Mistake'][];
      warnings: components['schemas']['Mistake'][];
    };
    Mistake: {
      path: string;
      message: string;
    };
    ContractDiff: {
      client: string;
      isNew: boolean;
      differences: components['schemas']['Difference'][];
    };
    Difference: {
      path: string;
      from?: unknown;
      to?: unknown;
    };
    AppliedContract: {
      client: string;
      clientId: number;
      version: number;
      changed: boolean;
    };
    ContractVersionPage: {
      items: components['schemas']['ContractVersion'][];
      next: number | null;
    };
    ContractVersion: {
      version: number;
      /** Format: date-time */
      effectiveFrom: string;
      /** Format: date-time */
      appliedAt: string;
      appliedBy: string;
      reason: string | null;
      inForce: boolean;
    };
    ContractText: {
      version: number;
      /** Format: date-time */
      effectiveFrom: string;
      /** Format: date-time */
      appliedAt: string;
      appliedBy: string;
      reason: string | null;
      inForce: boolean;
      client: string;
      yaml: string;
    };
    ClientPage: {
      items: components['schemas']['Client'][];
      next: number | null;
    };
    Client: {
      id: number;
      slug: string;
      name: string;
      /** Format: date-time */
      createdAt: string;
      /** @enum {string} */
      colour: 'blue' | 'teal' | 'green' | 'violet' | 'plum' | 'red' | 'brown' | 'slate' | 'indigo' | 'rose' | 'ochre' | 'olive';
    };
    YearOfClient: {
      client: string;
      version: number;
      calendar: string;
      calendars: string[];
      zone: string;
      year: number;
      days: components['schemas']['DateOfYear'][];
    };
    DateOfYear: {
      date: string;
      /** @enum {string} */
      kind: 'open' | 'closed' | 'holiday';
      name?: string;
      hours: components['schemas']['OpenHours'][];
      openMs: number;
    };
    OpenHours: {
      from: string;
      to: string;
    };
    FoundPersonPage: {
      items: components['schemas']['FoundPerson'][];
      next: number | null;
    };
    FoundPerson: {
      id: number;
      clientId: number;
      name: string;
      addresses: string[];
      outside: boolean;
    };
    PersonView: {
      id: number;
      clientId: number;
      name: string;
      language: string | null;
      outside: boolean;
      /** Format: date-time */
      createdAt: string;
      addresses: string[];
      isContact: boolean;
    };
    DirectoryHealth: {
      kind: string;
      can: ('unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable' | 'revoke-sessions')[];
      /** @enum {string} */
      passwordEnds: 'itself' | 'when-told' | 'never';
      server: string;
      accounts: number;
      /** Format: date-time */
      lastAt: string | null;
      trouble: string | null;
    };
    DirectoryRead: {
      accounts: number;
      changed: number;
    };
    Agent: {
      id: number;
      name: string;
      address: string;
      /** @enum {string} */
      role: 'requester' | 'client-contact' | 'agent' | 'team-lead' | 'quality' | 'administrator';
      languages: string[];
      active: boolean;
    };
    AgentPage: {
      items: components['schemas']['Agent'][];
      next: number | null;
    };
    TeamPage: {
      items: components['schemas']['Team'][];
      next: number | null;
    };
    Team: {
      id: number;
      slug: string;
      name: string;
    };
    RoleView: {
      /** @enum {string} */
      role: 'requester' | 'client-contact' | 'agent' | 'team-lead' | 'quality' | 'administrator';
      permissions: string[];
    };
    DeskStructure: {
      teams: components['schemas']['TeamInside'][];
      grants: components['schemas']['GrantView'][];
    };
    TeamInside: {
      id: number;
      slug: string;
      name: string;
      tiers: components['schemas']['ServedTier'][];
      members: number[];
    };
    ServedTier: {
      client: string;
      level: number;
      name: string;
    };
    GrantView: {
      agentId: number;
      client: string;
    };
    PermissionView: {
      permission: string;
      summary: string;
      plugin: string;
      heldBy: ('requester' | 'client-contact' | 'agent' | 'team-lead' | 'quality' | 'administrator')[];
    };
    TicketView: {
      id: number;
      client: string;
      requester: components['schemas']['RequesterView'];
      subject: string;
      state: string;
      category: string;
      priority: string;
      tier: number;
      team: string;
      assignee: components['schemas']['AssigneeView'] | null;
      language: string;
      channel: string;
      type: string | null;
      service: string | null;
      triage: boolean;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      wakeAt: string | null;
      bounces: number;
      follows: number | null;
    };
    RequesterView: {
      id: number;
      name: string;
      address: string;
    };
    AssigneeView: {
      id: number;
      name: string;
    };
    LinkedTicket: {
      id: number;
      client: string;
      requester: components['schemas']['RequesterView'];
      subject: string;
      state: string;
      category: string;
      priority: string;
      tier: number;
      team: string;
      assignee: components['schemas']['AssigneeView'] | null;
      language: string;
      channel: string;
      type: string | null;
      service: string | null;
      triage: boolean;
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      wakeAt: string | null;
      bounces: number;
      follows: number | null;
      links: components['schemas']['LinkView'][];
    };
    LinkView: {
      /** @enum {string} */
      kind: 'follows' | 'split-from' | 'merged-into' | 'followed-by' | 'split-off' | 'merged';
      ticketId: number;
      subject: string;
      state: string;
      /** Format: date-time */
      at: string;
    };
    TicketViewPage: {
      items: components['schemas']['TicketView'][];
      next: string | null;
    };
    TimelineLinePage: {
      items: components['schemas']['TimelineLine'][];
      next: number | null;
    };
    TimelineLine: {
      id: number;
      /** Format: date-time */
      at: string;
      event: string;
      actor: string;
      cause: number | null;
      what: Record<string, never>;
    };
    FieldView: {
      key: string;
      /** @enum {string} */
      type: 'text' | 'number' | 'choice' | 'date' | 'yes-no';
      choices: unknown[];
      /** @enum {string|null} */
      required?: 'open' | 'resolve' | null;
      public: boolean;
      label:
        | string
        | {
            [key: string]: string;
          };
    };
    WorkflowView: {
      states: components['schemas']['StateView'][];
    };
    StateView: {
      state: string;
      /** @enum {string} */
      category:
        | 'new'
        | 'open'
        | 'pending-requester'
        | 'pending-third-party'
        | 'pending-scheduled'
        | 'pending-approval'
        | 'resolved'
        | 'closed'
        | 'cancelled';
      to: string[];
    };
    ProofView: {
      id: number;
      deed: string;
      factors: components['schemas']['ProvenFactor'][];
      policy: string;
      heldBy: string;
      /** Format: date-time */
      issuedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** Format: date-time */
      usedAt: string | null;
      usedBy: string | null;
    };
    ProvenFactor: {
      factor: string;
      type: string;
      points: number;
    };
    MessageView: {
      id: number;
      ticketId: number;
      /** @enum {string} */
      author: 'requester' | 'agent' | 'third-party' | 'desk';
      authorId: string;
      authorName: string;
      public: boolean;
      automatic: boolean;
      channel: string;
      text: string;
      textStripped: string | null;
      html: string | null;
      externalId: string | null;
      /** Format: date-time */
      at: string;
      attachments: components['schemas']['AttachmentView'][];
    };
    AttachmentView: {
      id: number;
      name: string;
      mediaType: string;
      size: number;
      inline: boolean;
      contentId: string | null;
    };
    MessageViewPage: {
      items: components['schemas']['MessageView'][];
      next: number | null;
    };
    UploadView: {
      id: number;
      name: string;
      mediaType: string;
      size: number;
      contentId: string;
    };
    WaitingUploads: {
      mostBytes: number;
      endings: string[];
      mostFiles: number;
      waiting: components['schemas']['UploadView'][];
    };
    ColleagueViewPage: {
      items: components['schemas']['ColleagueView'][];
      next: number | null;
    };
    ColleagueView: {
      id: number;
      name: string;
    };
    PastEvent: {
      /** @enum {string} */
      kind: 'message' | 'state' | 'priority' | 'tier';
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      by?: 'requester' | 'agent' | 'third-party' | 'bot';
      name?: string;
      text?: string;
      public?: boolean;
      automatic?: boolean;
      to?: string;
      reason?: string;
      level?: number;
    };
    ImportedTicket: {
      ticketId: number;
      isNew: boolean;
    };
    IntakePage: {
      items: components['schemas']['Intake'][];
      next: number | null;
    };
    Intake: {
      id: number;
      clientId: number;
      channel: string;
      mailbox: string;
      sender: string;
      externalId: string | null;
      subject: string;
      blobId: number;
      raw: boolean;
      likeness: string | null;
      /** Format: date-time */
      receivedAt: string;
      /** @enum {string} */
      state: 'received' | 'done' | 'failed';
      /** @enum {string|null} */
      disposition: 'opened' | 'appended' | 'follow-up' | 'noted' | 'duplicate' | 'echo' | 'set-aside' | null;
      rule: string | null;
      ticketId: number | null;
      messageId: number | null;
      trouble: string[];
      authentication: string | null;
    };
    DeliveryPage: {
      items: components['schemas']['Delivery'][];
      next: number | null;
    };
    Delivery: {
      id: number;
      clientId: number;
      ticketId: number;
      messageId: number | null;
      channel: string;
      fromAddress: string;
      fromName: string;
      toAddress: string;
      subject: string;
      text: string;
      language: string;
      automatic: boolean;
      externalId: string;
      inReplyTo: string | null;
      references: string[];
      /** @enum {string} */
      state: 'queued' | 'sending' | 'sent' | 'held' | 'failed' | 'in-doubt';
      attempts: number;
      error: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      sentAt: string | null;
    };
    ExplainedClock: {
      metric: string;
      cycle: number;
      state: string;
      /** Format: date-time */
      dueAt: string | null;
      zone: string;
      passedOver: string[];
      rows: components['schemas']['ExplainRow'][];
      text: string;
    };
    ExplainRow: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** @enum {string} */
      kind: 'open' | 'closed' | 'holiday' | 'paused' | 'resolved' | 'event';
      seconds: number;
      total: number;
      /** Format: date-time */
      dueAt?: string;
      name?: string;
      /** @enum {string} */
      category?: 'pending-requester' | 'pending-third-party' | 'pending-scheduled' | 'pending-approval';
      reason?: string;
      entry?: Record<string, never>;
      rule: string;
      policy: string;
      version: string | number;
    };
    ClockView: {
      id: number;
      /** @enum {string} */
      metric: 'first-response' | 'next-response' | 'periodic-update' | 'resolution' | 'tier-hold';
      cycle: number;
      /** @enum {string} */
      state: 'pending' | 'running' | 'paused' | 'breached' | 'met' | 'met_late' | 'cancelled';
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      metAt: string | null;
      /** Format: date-time */
      breachedAt: string | null;
      /** Format: date-time */
      warnedAt: string | null;
      elapsedMs: number;
      targetMs: number;
    };
    AuditedTicketPage: {
      items: components['schemas']['AuditedTicket'][];
      next: number | null;
    };
    AuditedTicket: {
      findings: components['schemas']['PauseFinding'][];
      contractual?: components['schemas']['PauseFigure'];
      honest?: components['schemas']['PauseFigure'];
      ticketId: number;
    };
    PauseFinding: {
      /** @enum {string} */
      kind:
        | 'pause-with-unanswered'
        | 'pause-without-reason'
        | 'ping-pong'
        | 'pause-without-wake-date'
        | 'lowered-after-breach'
        | 'resolved-without-answer';
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      to?: string;
      /** @enum {string} */
      category?: 'pending-requester' | 'pending-third-party' | 'pending-scheduled' | 'pending-approval';
      cause?: string;
      actor?: string;
      ms: number;
    };
    PauseFigure: {
      elapsedMs: number;
      targetMs: number;
      met?: boolean;
    };
    ContractPreview: {
      clocks: number;
      changed: number;
      metBefore: number;
      metAfter: number;
      byMetric: {
        [key: string]: components['schemas']['Kept'];
      };
      flips: components['schemas']['Flip'][];
      counts: {
        [key: string]: number;
      };
      client: string;
      days: number;
      tickets: number;
    };
    Kept: {
      clocks: number;
      metBefore: number;
      metAfter: number;
    };
    Flip: {
      ticket: string | number;
      /** @enum {string} */
      metric: 'first-response' | 'next-response' | 'periodic-update' | 'resolution' | 'tier-hold';
      cycle: number;
      /** @enum {string} */
      from: 'met' | 'breached' | 'open' | 'none';
      /** @enum {string} */
      to: 'met' | 'breached' | 'open' | 'none';
    };
    Recomputation: {
      clocks: number;
      changed: number;
      metBefore: number;
      metAfter: number;
      byMetric: {
        [key: string]: components['schemas']['Kept'];
      };
      flips: components['schemas']['Flip'][];
      counts: {
        [key: string]: number;
      };
      tickets: number;
      confirm: string;
      client: string;
      version: string;
      begun: boolean;
    };
    HandOff: {
      id: number;
      ticketId: number;
      clientId: number;
      fromTier: number;
      toTier: number;
      handover: string;
      packet: components['schemas']['HandOffPacket'] | null;
      givenBy: string;
      /** Format: date-time */
      givenAt: string;
      acceptedBy: string | null;
      /** Format: date-time */
      acceptedAt: string | null;
      returnedBy: string | null;
      /** Format: date-time */
      returnedAt: string | null;
      returnReason: string | null;
      fromTeamId: number | null;
      toTeamId: number | null;
    };
    HandOffPacket: {
      tried: string[];
      told: string | null;
      asks: string | null;
      proofs: number[];
      clocks: components['schemas']['HandedClock'][];
    };
    HandedClock: {
      metric: string;
      remainingMs: number;
      /** Format: date-time */
      dueAt: string | null;
    };
    HandOffScore: {
      id: number;
      handOffId: number;
      ticketId: number;
      clientId: number;
      /** @enum {string} */
      of: 'hand-off' | 'hand-back';
      score: number;
      comment: string | null;
      by: string;
      /** Format: date-time */
      at: string;
    };
    HandOffQuality: {
      /** Format: date-time */
      since: string;
      all: components['schemas']['QualityFigure'];
      teams: components['schemas']['TeamQuality'][];
      agents: components['schemas']['AgentQuality'][];
    };
    QualityFigure: {
      handOffs: number;
      bounces: number;
      bounceRate: number | null;
      scored: number;
      score: number | null;
      handBacks: number;
      handBacksScored: number;
      handBackScore: number | null;
    };
    TeamQuality: {
      handOffs: number;
      bounces: number;
      bounceRate: number | null;
      scored: number;
      score: number | null;
      handBacks: number;
      handBacksScored: number;
      handBackScore: number | null;
      team: string;
    };
    AgentQuality: {
      handOffs: number;
      bounces: number;
      bounceRate: number | null;
      scored: number;
      score: number | null;
      handBacks: number;
      handBacksScored: number;
      handBackScore: number | null;
      agent: string;
      name: string;
    };
    Climb: {
      id: number;
      ticketId: number;
      clientId: number;
      rule: string;
      what: string;
      causeId: number;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      dueAt: string | null;
      /** @enum {string} */
      state: 'climbing' | 'at-the-top' | 'acknowledged' | 'over';
      done: number;
      /** Format: date-time */
      toldAt: string;
      acknowledgedBy: string | null;
      /** Format: date-time */
      acknowledgedAt: string | null;
    };
    LedgerOfTime: {
      spans: components['schemas']['HeldSpan'][];
      held: components['schemas']['HeldTime'][];
      totalMs: number;
    };
    HeldSpan: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      holder: string;
    };
    HeldTime: {
      holder: string;
      ms: number;
      share: number;
    };
    NotificationHours: {
      id: number;
      agentId: number;
      hours: Record<string, never>;
    };
    MaintenanceWindow: {
      id: number;
      clientId: number | null;
      /** Format: date-time */
      beginsAt: string;
      /** Format: date-time */
      endsAt: string;
      reason: string;
      by: string;
    };
    MaintenanceWindowPage: {
      items: components['schemas']['MaintenanceWindow'][];
      next: number | null;
    };
    TakenTicket: {
      ticket: components['schemas']['TicketView'];
      reason: null;
      says: null;
    };
    NothingToTake: {
      ticket: null;
      /** @enum {string} */
      reason: 'away' | 'no-team' | 'nothing-waits' | 'other-languages' | 'other-skills' | 'only-triage' | 'in-other-hands';
      says: string;
    };
    Absence: {
      id: number;
      agentId: number;
      /** Format: date-time */
      since: string;
      by: string;
    };
    AbsencePage: {
      items: components['schemas']['Absence'][];
      next: string | null;
    };
    Floor: {
      agents: components['schemas']['FloorAgent'][];
      queues: components['schemas']['FloorQueue'][];
      due: components['schemas']['FloorTicket'][];
    };
    FloorAgent: {
      agentId: number;
      name: string;
      role: string;
      languages: string[];
      teams: string[];
      /** Format: date-time */
      awaySince: string | null;
      has: components['schemas']['FloorTicket'][];
    };
    FloorTicket: {
      id: number;
      client: string;
      subject: string;
      /** @enum {string} */
      priority: 'urgent' | 'high' | 'normal' | 'low';
      state: string;
      tier: number;
      team: string;
      assigneeId: number | null;
      /** Format: date-time */
      dueAt: string | null;
    };
    FloorQueue: {
      client: string;
      name: string;
      team: string;
      waiting: number;
      overdue: number;
      /** Format: date-time */
      oldestAt: string | null;
    };
    AgentSkills: {
      id: number;
      agentId: number;
      skills: string[];
    };
    AgentSkillsPage: {
      items: components['schemas']['AgentSkills'][];
      next: number | null;
    };
    TemplateView: {
      /** @enum {string} */
      template: 'confirmation' | 'clock-warned' | 'clock-breached' | 'rule-fired' | 'mentioned' | 'digest' | 'rating';
      values: string[];
      texts: components['schemas']['TemplateText'][];
    };
    TemplateText: {
      /** @enum {string} */
      language: 'fi' | 'sv' | 'en';
      subject: string;
      text: string;
      isOwn: boolean;
    };
    TriedTemplate: {
      ticketId: number | null;
      mails: components['schemas']['TriedMail'][];
    };
    TriedMail: {
      /** @enum {string} */
      language: 'fi' | 'sv' | 'en';
      subject: string | null;
      text: string | null;
      mistakes: components['schemas']['Mistake'][];
    };
    Macros: {
      items: components['schemas']['MacroView'][];
      next: number | null;
      variables: string[];
    };
    MacroView: {
      id: number;
      name: string;
      client: string | null;
      team: string | null;
      steps: components['schemas']['StepsView'];
      /** Format: date-time */
      updatedAt: string;
    };
    StepsView: {
      state?: string;
      /** @enum {string} */
      priority?: 'urgent' | 'high' | 'normal' | 'low';
      fields?: {
        [key: string]: unknown;
      };
      agentId?: number;
      takeIt?: boolean;
      toTier?: number;
      reply?: components['schemas']['ReplyTextsView'];
      note?: string;
    };
    ReplyTextsView: {
      fi?: string;
      sv?: string;
      en?: string;
    };
    Steps: {
      reply?: components['schemas']['ReplyTexts'];
      note?: string;
      state?: string;
      /** @enum {string} */
      priority?: 'urgent' | 'high' | 'normal' | 'low';
      fields?: Record<string, never>;
      agentId?: number;
      takeIt?: boolean;
      toTier?: number;
    };
    ReplyTexts: {
      fi?: string;
      sv?: string;
      en?: string;
    };
    MacroPreview: {
      macroId: number;
      name: string;
      reply: string | null;
      language: string | null;
      note: string | null;
      changes: components['schemas']['ChangesView'];
      unfilled: string[];
    };
    ChangesView: {
      state?: string;
      /** @enum {string} */
      priority?: 'urgent' | 'high' | 'normal' | 'low';
      fields?: {
        [key: string]: unknown;
      };
      agentId?: number;
      takeIt?: boolean;
      toTier?: number;
    };
    SaidAtOnce: {
      text?: string;
      html?: string;
      uploads?: number[];
      mentions?: number[];
    };
    ReportView: {
      report: string;
      title: string;
      summary: string;
      columns: components['schemas']['ReportColumn'][];
      dimensions: components['schemas']['ReportDimension'][];
      firstBy: string[];
      draw: string[];
      /** @enum {string} */
      drawAs: 'bars' | 'lines' | 'parts';
    };
    ReportColumn: {
      column: string;
      label: string;
      help: string;
      /** @enum {string} */
      unit: 'count' | 'share' | 'ms' | 'score';
    };
    ReportDimension: {
      by: string;
      label: string;
    };
    ReportTable: {
      report: string;
      title: string;
      from: string;
      to: string;
      zone: string;
      by: components['schemas']['ReportDimension'][];
      columns: components['schemas']['ReportColumn'][];
      rows: components['schemas']['ReportRow'][];
      total: {
        [key: string]: number | null;
      };
    };
    ReportRow: {
      keys: {
        [key: string]: string;
      };
      labels: {
        [key: string]: string;
      };
      values: {
        [key: string]: number | null;
      };
    };
    PortalView: {
      client: string;
      name: string;
      /** @enum {string} */
      colour: 'blue' | 'teal' | 'green' | 'violet' | 'plum' | 'red' | 'brown' | 'slate' | 'indigo' | 'rose' | 'ochre' | 'olive';
      welcome: string;
      language: string;
      languages: string[];
      zone: string;
      phone: string | null;
      hours: components['schemas']['PortalHours'] | null;
      kinds: components['schemas']['FormView'][];
      pages: components['schemas']['PortalPageView'][];
    };
    PortalHours: {
      openNow: boolean;
      /** Format: date-time */
      until: string | null;
      week: components['schemas']['PortalDay'][];
    };
    PortalDay: {
      day: number;
      open: string[];
    };
    FormView: {
      form: string;
      title: string;
      intro: string;
      button: string;
      submits: string;
      carries: string[];
      fields: components['schemas']['FieldView2'][];
    };
    FieldView2: {
      name: string;
      label: string;
      kind: string;
      help: string;
      required: boolean;
      choices: components['schemas']['ChoiceView'][];
      when?: components['schemas']['AskedWhen'];
    };
    ChoiceView: {
      value: string;
      label: string;
    };
    AskedWhen: {
      field: string;
      is: string[];
    };
    PortalPageView: {
      page: string;
      title: string;
      summary: string;
      address: string;
      signedIn: boolean;
      done: string;
      problems: components['schemas']['ProblemView'][];
      steps: components['schemas']['FormView'][];
    };
    ProblemView: {
      code: string;
      text: string;
    };
    SuggestionView: {
      id: number;
      title: string;
      excerpt: string;
    };
    AskedFile: {
      name: string;
      content: string;
    };
    AskAnswer: {
      ticketId: number | null;
      /** Format: date-time */
      answerBy: string | null;
    };
    OwnTickets: {
      items: components['schemas']['OwnTicket'][];
      next: number | null;
    };
    OwnTicket: {
      id: number;
      subject: string;
      state: string;
      category: string;
      /** @enum {string} */
      happening:
        | 'received'
        | 'worked-on'
        | 'waits-for-you'
        | 'waits-for-others'
        | 'planned'
        | 'waits-for-approval'
        | 'solved'
        | 'closed'
        | 'cancelled';
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      updatedAt: string;
      handledBy: string;
      requester: string;
      expects: components['schemas']['ExpectationView'][];
    };
    ExpectationView: {
      /** @enum {string} */
      what: 'answer' | 'news' | 'solution';
      /** Format: date-time */
      by: string;
      late: boolean;
    };
    OwnTicketPage: {
      id: number;
      subject: string;
      state: string;
      category: string;
      /** @enum {string} */
      happening:
        | 'received'
        | 'worked-on'
        | 'waits-for-you'
        | 'waits-for-others'
        | 'planned'
        | 'waits-for-approval'
        | 'solved'
        | 'closed'
        | 'cancelled';
      /** Format: date-time */
      receivedAt: string;
      /** Format: date-time */
      updatedAt: string;
      handledBy: string;
      requester: string;
      expects: components['schemas']['ExpectationView'][];
      messages: components['schemas']['OwnMessage'][];
      fields: components['schemas']['OwnField'][];
      mayWrite: boolean;
      maySolve: boolean;
      mayReopen: boolean;
      /** Format: date-time */
      reopenUntil: string | null;
    };
    OwnMessage: {
      id: number;
      author: string;
      authorName: string;
      text: string;
      /** Format: date-time */
      at: string;
      attachments: components['schemas']['OwnFile'][];
    };
    OwnFile: {
      id: number;
      name: string;
      mediaType: string;
      size: number;
    };
    OwnField: {
      key: string;
      label:
        | string
        | {
            [key: string]: string;
          };
      shown:
        | string
        | {
            [key: string]: string;
          };
    };
    AuditLinePage: {
      items: components['schemas']['AuditLine'][];
      next: number | null;
    };
    AuditLine: {
      id: number;
      /** Format: date-time */
      at: string;
      actor: string;
      action: string;
      input: Record<string, never>;
      /** @enum {string} */
      outcome: 'done' | 'refused';
      code: string | null;
      address: string | null;
      requestId: string | null;
      via: string | null;
      changes: components['schemas']['SettingChange'][] | null;
      clientId: number | null;
    };
    SettingChange: {
      setting: string;
      before?: unknown;
      after?: unknown;
    };
    ChainView: {
      links: number;
      head: string;
      unsealed: number;
      erased: number;
      broken: components['schemas']['BrokenLink'] | null;
    };
    BrokenLink: {
      link: number;
      lineId: number;
      why: string;
    };
    PersonExport: {
      personId: number;
      /** Format: date-time */
      at: string;
      places: components['schemas']['PlaceOfPerson'][];
    };
    PlaceOfPerson: {
      place: string;
      found: Record<string, never>[];
    };
    Erasure: {
      id: number;
      clientId: number;
      personId: number;
      /** Format: date-time */
      at: string;
      by: string;
      why: string;
      findings: components['schemas']['Finding'][];
      sha256: string;
    };
    Finding: {
      place: string;
      found: number;
      sha256: string;
      left: number;
    };
    LegalHold: {
      id: number;
      clientId: number;
      personId: number | null;
      reason: string;
      by: string;
      /** Format: date-time */
      since: string;
    };
    LegalHoldPage: {
      items: components['schemas']['LegalHold'][];
      next: number | null;
    };
    ErasurePage: {
      items: components['schemas']['Erasure'][];
      next: number | null;
    };
    OwnRating: {
      ticketId: number;
      subject: string;
      client: string;
      rating: components['schemas']['RatingView'] | null;
      mayRate: boolean;
      /** Format: date-time */
      until: string | null;
    };
    RatingView: {
      score: number;
      words: string | null;
      /** Format: date-time */
      givenAt: string;
      /** Format: date-time */
      changedAt: string | null;
      /** @enum {string|null} */
      way: 'portal' | 'link' | null;
    };
    HitPage: {
      items: components['schemas']['Hit'][];
      next: string | null;
    };
    Hit: {
      ticket: components['schemas']['TicketView'];
      snippets: components['schemas']['Snippet'][];
    };
    Snippet: {
      /** @enum {string} */
      in: 'subject' | 'requester' | 'message';
      segments: components['schemas']['Segment'][];
    };
    Segment: {
      text: string;
      hit: boolean;
    };
    ViewOfTickets: {
      view: string;
      name: string;
      query: string;
      /** @enum {string} */
      sort: 'newest' | 'due' | 'updated';
      columns: string[];
      team: string | null;
      mine: boolean;
    };
    Count: {
      view: string;
      count: number;
      orMore: boolean;
      problem?: string;
    };
    ArticleView: {
      id: number;
      client: string | null;
      language: string;
      title: string;
      text: string;
      html: string;
      /** @enum {string} */
      state: 'draft' | 'published';
      /** @enum {string} */
      audience: 'requesters' | 'agents';
      knownError: boolean;
      version: number;
      helped: number;
      /** Format: date-time */
      updatedAt: string;
      updatedBy: string;
    };
    ArticleLinePage: {
      items: components['schemas']['ArticleLine'][];
      next: string | null;
    };
    ArticleLine: {
      id: number;
      title: string;
      excerpt: string;
      language: string;
      /** @enum {string} */
      state: 'draft' | 'published';
      /** @enum {string} */
      audience: 'requesters' | 'agents';
      knownError: boolean;
      helped: number;
    };
    ReadArticle: {
      id: number;
      title: string;
      language: string;
      html: string;
      knownError: boolean;
      /** Format: date-time */
      updatedAt: string;
    };
    PresentAgent: {
      agentId: number;
      name: string;
      typing: boolean;
    };
    Screens: {
      language: string;
      forms: components['schemas']['ScreenForm'][];
      panels: components['schemas']['ScreenPanel'][];
    };
    ScreenForm: {
      action: string;
      verb: string;
      path: string;
      fills: {
        [key: string]: string;
      };
      fixed: {
        [key: string]: string | number | boolean;
      };
      form: string;
      title: string;
      intro?: string;
      fields: components['schemas']['ScreenField'][];
      button: string;
      grave: boolean;
      done?: string;
      offered?: components['schemas']['ScreenCondition'][];
      shows: components['schemas']['ScreenValue'][];
      stands: string[];
    };
    ScreenField: {
      name: string;
      /** @enum {string} */
      kind:
        | 'text'
        | 'long-text'
        | 'email'
        | 'phone'
        | 'number'
        | 'choice'
        | 'choices'
        | 'yes-no'
        | 'date-time'
        | 'duration'
        | 'person'
        | 'agent'
        | 'ticket'
        | 'client'
        | 'secret'
        | 'code';
      label: string;
      hint?: string;
      required: boolean;
      choices?: components['schemas']['ScreenChoice'][];
      choicesFrom?: string;
      when?: components['schemas']['ScreenCondition'];
      initial?: string | number | boolean;
      /** @enum {string} */
      unit?: 'milliseconds' | 'seconds' | 'minutes';
      /** @enum {string} */
      time?: 'instant' | 'local';
      minLength?: number;
      maxLength?: number;
      minimum?: number;
      maximum?: number;
    };
    ScreenChoice: {
      value: string | number;
      label: string;
    };
    ScreenCondition: {
      field: string;
      is: (string | number | boolean)[];
    };
    ScreenValue: {
      name: string;
      /** @enum {string} */
      kind:
        | 'text'
        | 'long-text'
        | 'number'
        | 'date-time'
        | 'due'
        | 'duration'
        | 'choice'
        | 'yes-no'
        | 'person'
        | 'agent'
        | 'ticket'
        | 'client'
        | 'email'
        | 'phone'
        | 'link'
        | 'secret';
      label: string;
      choices?: components['schemas']['ScreenChoice'][];
      /** @enum {string} */
      unit?: 'milliseconds' | 'seconds' | 'minutes';
    };
    ScreenPanel: {
      action: string;
      verb: string;
      path: string;
      fills: {
        [key: string]: string;
      };
      fixed: {
        [key: string]: string | number | boolean;
      };
      panel: string;
      title: string;
      icon?: string;
      stands: string[];
      order: number;
      /** @enum {string} */
      shows: 'rows' | 'facts';
      rowsAt?: string;
      fields: components['schemas']['ScreenValue'][];
      empty: string;
      follows: string[];
      forms: string[];
      part?: string;
      rowForms: string[];
    };
    SignInAnswer: {
      /** @enum {string} */
      stage: 'complete' | 'second-factor' | 'enrolment';
      factors: string[];
      csrfToken: string;
    };
    Me: {
      actor: string;
      /** @enum {string} */
      kind: 'system' | 'agent' | 'person' | 'anonymous';
      name: string;
      address: string;
      role: string;
      permissions: string[];
      clients: string[];
      language: string;
      /** @enum {string} */
      stage: 'complete' | 'second-factor' | 'enrolment' | 'none';
      factors: string[];
      csrfToken?: string;
      ways: string[];
    };
    SessionView: {
      id: number;
      /** @enum {string} */
      by: 'password' | 'key' | 'provider' | 'link' | 'ticket-link';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      seenAt: string;
      /** Format: date-time */
      expiresAt: string;
      address: string | null;
      userAgent: string | null;
      isThis: boolean;
    };
    EndedSessions: {
      ended: number;
    };
    MadeLink: {
      url: string;
      /** Format: date-time */
      expiresAt: string;
    };
    NewTotp: {
      secret: string;
      uri: string;
    };
    Enrolled: {
      /** @enum {string} */
      stage: 'complete' | 'second-factor' | 'enrolment';
      factors: string[];
      csrfToken: string;
      recoveryCodes: string[];
    };
    RecoveryCodes: {
      recoveryCodes: string[];
    };
    PasskeyView: {
      id: number;
      name: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      lastUsedAt: string | null;
    };
    AccessViewPage: {
      items: components['schemas']['AccessView'][];
      next: number | null;
    };
    AccessView: {
      agentId: number;
      hasPassword: boolean;
      factors: ('totp' | 'passkey')[];
      sessions: number;
      /** Format: date-time */
      seenAt: string | null;
      keys: number;
      /** Format: date-time */
      invitedUntil: string | null;
    };
    ProviderAddress: {
      url: string;
    };
    LinkAnswer: {
      detail: string;
    };
    WaysOfClient: {
      provider: boolean;
    };
    NewApiKey: {
      id: number;
      name: string;
      agentId: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      scopes: string[] | null;
      /** Format: date-time */
      expiresAt: string | null;
      key: string;
    };
    ApiKeyViewPage: {
      items: components['schemas']['ApiKeyView'][];
      next: number | null;
    };
    ApiKeyView: {
      id: number;
      name: string;
      agentId: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      scopes: string[] | null;
      /** Format: date-time */
      expiresAt: string | null;
    };
    WorkState: {
      /** Format: date-time */
      now: string;
      /** Format: date-time */
      nextDue: string | null;
      kinds: components['schemas']['JobKind'][];
      undelivered: number;
      unreadable: number;
    };
    JobKind: {
      job: string;
      waiting: number;
      failing: number;
      inHand: number;
      laidAside: number;
    };
    LetterPage: {
      items: components['schemas']['Letter'][];
      next: string | null;
    };
    Letter: {
      id: string;
      job: string;
      attempts: number;
      error: string;
      about: string | null;
    };
    PluginView: {
      plugin: string;
      summary: string;
      version: string | null;
      isCore: boolean;
      needs: string[];
      actions: components['schemas']['Added'][];
      permissions: components['schemas']['Added'][];
      sections: components['schemas']['Added'][];
      screens: string[];
      jobs: string[];
      events: components['schemas']['Added'][];
      health: components['schemas']['PluginHealth'] | null;
    };
    Added: {
      name: string;
      summary: string;
    };
    PluginHealth: {
      /** @enum {string} */
      state: 'well' | 'idle' | 'troubled';
      words: {
        [key: string]: string;
      };
    };
    MailState: {
      listens: string | null;
      isOpen: boolean;
      server: string | null;
      user: string | null;
      failing: number;
      mailboxes: components['schemas']['MailboxView'][];
    };
    MailboxView: {
      address: string;
      client: string;
      /** Format: date-time */
      lastArrivalAt: string | null;
    };
    MailTest: {
      isGood: boolean;
      steps: components['schemas']['TestStep'][];
    };
    TestStep: {
      /** @enum {string} */
      step: 'connect' | 'greeting' | 'tls' | 'sign-in' | 'recipient' | 'mail' | 'arrival';
      /** @enum {string} */
      state: 'done' | 'failed' | 'left-out';
      /** @enum {string|null} */
      why:
        | 'refused'
        | 'no-such-host'
        | 'unreachable'
        | 'timeout'
        | 'hung-up'
        | 'not-trusted'
        | 'tls-failed'
        | 'said-no'
        | 'not-smtp'
        | 'no-server'
        | 'not-listening'
        | 'not-offered'
        | 'no-user'
        | 'in-clear'
        | 'no-way'
        | 'not-arrived'
        | 'not-accepted'
        | null;
      detail: string;
    };
    TakenEvent: {
      callId: number | null;
      known: boolean;
    };
    GoOn: Record<string, never>;
    Reject: {
      /** @enum {string} */
      action: 'reject';
      /** @enum {string} */
      reason: 'busy';
    };
    Dial: {
      /** @enum {string} */
      action: 'dial';
      number: string;
      caller_id: string;
      callerId: string;
    };
    ConnectedSystem: {
      id: number;
      name: string;
      /** @enum {string} */
      kind: 'native' | 'cti';
      clientId: number | null;
      active: boolean;
      /** Format: date-time */
      createdAt: string;
      secret: string;
      path: string;
    };
    Disconnection: {
      disconnected: boolean;
    };
    SystemView: {
      id: number;
      name: string;
      /** @enum {string} */
      kind: 'native' | 'cti';
      clientId: number | null;
      active: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    Pop: {
      callId: number;
      turnId: number | null;
      /** @enum {string} */
      phase: 'offered' | 'queued' | 'ringing' | 'talking' | 'held' | 'ended' | 'abandoned';
      /** @enum {string} */
      direction: 'in' | 'out';
      number: string | null;
      client: components['schemas']['CalledClient'];
      byHand: boolean;
      /** Format: date-time */
      answeredAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      ticketId: number | null;
      personId: number | null;
      language: string;
      greeting: string;
      closing: string;
      recording: string;
      verification: string;
      /** @enum {boolean} */
      verified: false;
      caller: components['schemas']['CallerMatch'];
      openTickets: components['schemas']['OpenTicketLine'][];
      banner: string | null;
      script: string | null;
      scripts: string[];
      wrapUpCodes: string[];
      wrapUp: components['schemas']['WrapUpView'] | null;
      notes: string;
      notesDraft: number;
      budget: components['schemas']['CallBudget'] | null;
    };
    CalledClient: {
      id: number;
      slug: string;
      name: string;
    };
    CallerMatch: {
      /** @enum {string} */
      match: 'withheld' | 'none' | 'one' | 'several';
      people: components['schemas']['PossibleCaller'][];
      perhapsElsewhere: boolean;
    };
    PossibleCaller: {
      personId: number;
      name: string;
      address: string | null;
    };
    OpenTicketLine: {
      id: number;
      subject: string;
      state: string;
      requesterId: number;
    };
    WrapUpView: {
      mode: string;
      /** Format: date-time */
      until: string | null;
      codes: string[];
    };
    CallBudget: {
      kind: string;
      limitMs: number;
      extendedMs: number;
      points: components['schemas']['BudgetPoint'][];
      atTheLimit: string[];
    };
    BudgetPoint: {
      share: number;
      /** Format: date-time */
      at: string;
    };
    AgentLine: {
      id: number;
      agentId: number;
      extension: string | null;
      /** @enum {string} */
      state: 'ready' | 'ringing' | 'on-call' | 'wrap-up' | 'break' | 'away';
      reason: string | null;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until: string | null;
      callId: number | null;
      turnId: number | null;
    };
    AgentLinePage: {
      items: components['schemas']['AgentLine'][];
      next: number | null;
    };
    Call: {
      id: number;
      bridgeId: number;
      linkedId: string;
      clientId: number | null;
      /** @enum {string} */
      direction: 'in' | 'out';
      fromNumber: string | null;
      toNumber: string | null;
      queue: string | null;
      language: string | null;
      /** @enum {string} */
      phase: 'offered' | 'queued' | 'ringing' | 'talking' | 'held' | 'ended' | 'abandoned';
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      queuedAt: string | null;
      /** Format: date-time */
      answeredAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** Format: date-time */
      abandonedAt: string | null;
      waitMs: number | null;
      transfers: number;
      endedBy: string | null;
      endReason: string | null;
      recordingRef: string | null;
      personId: number | null;
      ticketId: number | null;
      about: string | null;
    };
    CallPage: {
      items: components['schemas']['Call'][];
      next: number | null;
    };
    CallWithTurns: {
      id: number;
      bridgeId: number;
      linkedId: string;
      clientId: number | null;
      /** @enum {string} */
      direction: 'in' | 'out';
      fromNumber: string | null;
      toNumber: string | null;
      queue: string | null;
      language: string | null;
      /** @enum {string} */
      phase: 'offered' | 'queued' | 'ringing' | 'talking' | 'held' | 'ended' | 'abandoned';
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      queuedAt: string | null;
      /** Format: date-time */
      answeredAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** Format: date-time */
      abandonedAt: string | null;
      waitMs: number | null;
      transfers: number;
      endedBy: string | null;
      endReason: string | null;
      recordingRef: string | null;
      personId: number | null;
      ticketId: number | null;
      about: string | null;
      turns: components['schemas']['Turn'][];
    };
    Turn: {
      id: number;
      callId: number;
      clientId: number;
      agentId: number;
      teamId: number | null;
      startedBy: string;
      /** @enum {string} */
      direction: 'in' | 'out';
      /** Format: date-time */
      answeredAt: string;
      /** Format: date-time */
      endedAt: string | null;
      heldMs: number;
      limitMs: number | null;
      extendedMs: number;
      extensionReason: string | null;
      warned: number[];
      limitOutcome: string | null;
      /** @enum {string|null} */
      wrapUpMode: 'optional' | 'mandatory' | 'timed' | 'fixed' | 'on-request' | null;
      wrapUpWanted: boolean;
      /** Format: date-time */
      wrapUpUntil: string | null;
      /** Format: date-time */
      wrappedAt: string | null;
      wrappedBy: string | null;
      codes: string[];
      notes: string;
      notesDraft: number;
      ticketId: number | null;
    };
    SavedNotes: {
      notes: string;
      draft: number;
      saved: boolean;
    };
    Banner: {
      id: number;
      clientId: number;
      text: string;
      setBy: string;
      /** Format: date-time */
      setAt: string;
      /** Format: date-time */
      until: string | null;
    };
    ScriptView: {
      script: string;
      contractId: number;
      steps: components['schemas']['StepView'][];
      next: string | null;
      missing: string[];
    };
    StepView: {
      step: string;
      /** @enum {string} */
      kind: 'say' | 'ask' | 'check' | 'branch' | 'link' | 'verify';
      text: string;
      mandatory: boolean;
      url?: string;
      into?: string;
      field?: components['schemas']['ScreenField'];
      answer?: components['schemas']['GivenAnswer'];
    };
    GivenAnswer: {
      value: string | null;
      skipped: string | null;
    };
    HandOn: {
      asked: string;
      toTier?: number;
    };
    Appointment: {
      id: number;
      ticketId: number;
      clientId: number;
      uid: string;
      sequence: number;
      /** Format: date-time */
      startAt: string;
      /** Format: date-time */
      endAt: string;
      zone: string;
      summary: string;
      place: string | null;
      cancelled: boolean;
    };
    MadePromise: {
      id: number;
      clientId: number;
      /** @enum {string} */
      kind: 'call-back' | 'word';
      /** @enum {string} */
      state: 'open' | 'kept' | 'cancelled' | 'exhausted';
      ticketId: number | null;
      callId: number | null;
      personId: number | null;
      number: string | null;
      zone: string;
      language: string;
      about: string;
      /** Format: date-time */
      windowFrom: string | null;
      /** Format: date-time */
      dueAt: string;
      broken: boolean;
      warned: boolean;
      madeBy: string;
      /** Format: date-time */
      madeAt: string;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: string | null;
      endReason: string | null;
      shifted: boolean;
    };
    PhonePromisePage: {
      items: components['schemas']['PhonePromise'][];
      next: string | null;
    };
    PhonePromise: {
      id: number;
      clientId: number;
      /** @enum {string} */
      kind: 'call-back' | 'word';
      /** @enum {string} */
      state: 'open' | 'kept' | 'cancelled' | 'exhausted';
      ticketId: number | null;
      callId: number | null;
      personId: number | null;
      number: string | null;
      zone: string;
      language: string;
      about: string;
      /** Format: date-time */
      windowFrom: string | null;
      /** Format: date-time */
      dueAt: string;
      broken: boolean;
      warned: boolean;
      madeBy: string;
      /** Format: date-time */
      madeAt: string;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: string | null;
      endReason: string | null;
    };
    TriedPromise: {
      id: number;
      clientId: number;
      /** @enum {string} */
      kind: 'call-back' | 'word';
      /** @enum {string} */
      state: 'open' | 'kept' | 'cancelled' | 'exhausted';
      ticketId: number | null;
      callId: number | null;
      personId: number | null;
      number: string | null;
      zone: string;
      language: string;
      about: string;
      /** Format: date-time */
      windowFrom: string | null;
      /** Format: date-time */
      dueAt: string;
      broken: boolean;
      warned: boolean;
      madeBy: string;
      /** Format: date-time */
      madeAt: string;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: string | null;
      endReason: string | null;
      attempts: number;
    };
    AttemptRow: {
      id: number;
      promiseId: number;
      clientId: number;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      outcome: 'answered' | 'no-answer' | 'voicemail' | 'busy' | 'wrong-number';
      seconds: number;
      triedBy: string;
      note: string | null;
    };
    FigureRow: {
      key: string;
      calls: components['schemas']['Abandoning'];
      serviceLevel: components['schemas']['ServiceLevel'];
      wait: components['schemas']['Waiting'];
      handling: components['schemas']['Handling'];
      outbound: components['schemas']['Handling'];
      limitKept: number | null;
      callBacksKept: number | null;
      firstContact: components['schemas']['FirstContact'];
      occupancy: number | null;
    };
    Abandoning: {
      offered: number;
      answered: number;
      abandoned: number;
      shortAbandons: number;
      rate: number | null;
      rateOfOffered: number | null;
    };
    ServiceLevel: {
      withoutShortAbandons: number | null;
      ofOffered: number | null;
      ofAnswered: number | null;
      withAbandonsInTime: number | null;
    };
    Waiting: {
      mean: number | null;
      median: number | null;
      p90: number | null;
    };
    Handling: {
      handled: number;
      talk: number | null;
      hold: number | null;
      wrapUp: number | null;
      aht: number | null;
    };
    FirstContact: {
      gross: number | null;
      net: number | null;
    };
    ScheduledStaffing: {
      agents: number;
      traffic: number;
      waits: number;
      serviceLevel: number;
      asaSeconds: number | null;
      occupancy: number;
      scheduled: number;
    };
    Offer: {
      client: string;
      language: string;
      languages: string[];
      open: boolean;
      /** Format: date-time */
      opensAt: string | null;
      staffed: boolean;
      title: string | null;
      greeting: string | null;
      away: string | null;
      form: boolean;
      proof: string;
      accent: string;
      onAccent: string;
      mostFileBytes: number;
      fileTypes: string[];
      position: number;
      waitMs: number | null;
    };
    ChatPass: {
      key: string | null;
      pass: string | null;
      name: string;
      address: string | null;
    };
    VisitorChat: {
      /** @enum {string} */
      state: 'proving' | 'waiting' | 'active' | 'ended';
      ticketId: number | null;
      language: string;
      name: string;
      position: number | null;
      waitMs: number | null;
      agent: string | null;
      lastSeq: number;
      agentRead: number;
      visitorRead: number;
      /** @enum {string|null} */
      endedBy: 'visitor' | 'agent' | 'idle' | 'gone' | 'ticket' | null;
      codeAsked: boolean;
      triesLeft?: number;
    };
    Sent: {
      seq: number;
      /** Format: date-time */
      at: string;
    };
    LeftMessage: {
      ticketId: number;
    };
    AgentAtChats: {
      agentId: number;
      name: string;
      /** @enum {string} */
      state: 'ready' | 'away';
      /** Format: date-time */
      since: string;
      chats: number;
    };
    AgentAtChatsPage: {
      items: components['schemas']['AgentAtChats'][];
      next: string | null;
    };
    TakenChat: {
      chat: components['schemas']['ChatView'] | null;
      /** @enum {string|null} */
      reason:
        'away' | 'no-team' | 'nothing-waits' | 'other-languages' | 'other-skills' | 'only-triage' | 'in-other-hands' | 'hands-full' | null;
    };
    ChatView: {
      id: number;
      client: string;
      clientName: string;
      ticketId: number | null;
      subject: string | null;
      /** @enum {string} */
      state: 'proving' | 'waiting' | 'active' | 'ended';
      language: string;
      name: string;
      address: string;
      verified: string;
      personId: number | null;
      page: string | null;
      agentId: number | null;
      agentName: string | null;
      teamId: number | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      queuedAt: string | null;
      /** Format: date-time */
      takenAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** @enum {string|null} */
      endedBy: 'visitor' | 'agent' | 'idle' | 'gone' | 'ticket' | null;
      lastSeq: number;
      visitorRead: number;
      agentRead: number;
      unread: number;
      lastText: string | null;
      /** Format: date-time */
      saidAt: string;
      /** Format: date-time */
      owedSince: string | null;
      /** Format: date-time */
      dueAt: string | null;
      /** Format: date-time */
      proofAskedAt: string | null;
      toWrapUp: boolean;
      codes: string[] | null;
      over: boolean;
    };
    ChatViewPage: {
      items: components['schemas']['ChatView'][];
      next: string | null;
    };
    ChatLinePage: {
      items: components['schemas']['ChatLine'][];
      next: number | null;
    };
    ChatLine: {
      seq: number;
      /** @enum {string} */
      kind: 'text' | 'taken' | 'waiting' | 'ended';
      /** @enum {string} */
      by: 'visitor' | 'agent' | 'desk';
      name: string | null;
      ref: string | null;
      /** Format: date-time */
      at: string;
      text: string | null;
      files: components['schemas']['FileInLine'][];
    };
    FileInLine: {
      id: number;
      name: string;
      mediaType: string;
      size: number;
    };
    TermsOfChat: {
      greeting: string | null;
      away: string | null;
      limit: number;
      idleMs: number;
      mostFileBytes: number;
      fileTypes: string[];
      wrapUpCodes: string[];
      wrapUpMandatory: boolean;
    };
    ResetView: {
      id: number;
      ticketId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      /** @enum {string} */
      state: 'proving' | 'proven' | 'cooling' | 'done' | 'failed' | 'stopped' | 'aborted' | 'called-off';
      name: string;
      department: string | null;
      phone: string | null;
      language: string;
      words: string;
      points: number;
      needed: number;
      lacking: string[];
      factors: components['schemas']['FactorView'][];
      offered: components['schemas']['OfferedFactor'][];
      delivery: ('sms' | 'mail' | 'manager' | 'spoken')[];
      /** Format: date-time */
      proofUntil: string | null;
      /** Format: date-time */
      coolUntil: string | null;
      newNumber: string | null;
      say: string;
      drill?: boolean;
    };
    FactorView: {
      id: number;
      /** @enum {string} */
      factor: 'code-mail' | 'code-sms' | 'call-back' | 'manager' | 'knowledge' | 'presence' | 'second-agent' | 'override';
      /** @enum {string} */
      state: 'asked' | 'met' | 'failed';
      points: number;
      target: string | null;
      number: string | null;
      /** Format: date-time */
      expiresAt: string;
    };
    OfferedFactor: {
      /** @enum {string} */
      factor: 'code-mail' | 'code-sms' | 'call-back' | 'manager' | 'knowledge' | 'presence' | 'second-agent';
      points: number;
      targets: string[];
    };
    DoneView: {
      reset: components['schemas']['ResetView'];
      /** @enum {string|null} */
      delivery: 'sms' | 'mail' | 'manager' | 'spoken' | null;
      secret: string | null;
      spelling: string[];
    };
    SelfAnswer: {
      handle: string;
      detail: string;
    };
    OwnReset: {
      id: number;
      ticketId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      /** @enum {string} */
      state: 'proving' | 'proven' | 'cooling' | 'done' | 'failed' | 'stopped' | 'aborted' | 'called-off';
      words: string;
      /** Format: date-time */
      coolUntil: string | null;
    };
    ResetLinePage: {
      items: components['schemas']['ResetLine'][];
      next: number | null;
    };
    ResetLine: {
      id: number;
      clientId: number;
      ticketId: number;
      personId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      /** @enum {string} */
      channel: 'phone' | 'portal' | 'desk';
      /** @enum {string} */
      state: 'proving' | 'proven' | 'cooling' | 'done' | 'failed' | 'stopped' | 'aborted' | 'called-off';
      /** Format: date-time */
      startedAt: string;
    };
    FactorLine: {
      id: number;
      /** @enum {string} */
      factor: 'code-mail' | 'code-sms' | 'call-back' | 'manager' | 'knowledge' | 'presence' | 'second-agent' | 'override';
      /** @enum {string} */
      state: 'asked' | 'met' | 'failed';
      points: number;
      target: string | null;
      number: string | null;
      /** Format: date-time */
      expiresAt: string;
      resetId: number;
    };
    EvidencePack: {
      resetId: number;
      ticketId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      /** @enum {string} */
      state: 'proving' | 'proven' | 'cooling' | 'done' | 'failed' | 'stopped' | 'aborted' | 'called-off';
      login: string;
      /** @enum {string} */
      userClass: 'standard' | 'vip' | 'privileged' | 'service' | 'shared' | 'external' | 'leaver';
      /** @enum {string} */
      channel: 'phone' | 'portal' | 'desk';
      policy: string;
      script: string | null;
      heldBy: string;
      drill: boolean;
      suspicious: boolean;
      flags: string[];
      lines: components['schemas']['EvidenceLine'][];
      notices: components['schemas']['NoticeLine'][];
      /** @enum {string|null} */
      aftercare: 'yes' | 'no' | 'none' | null;
      brokenAt: number | null;
    };
    EvidenceLine: {
      seq: number;
      /** Format: date-time */
      at: string;
      by: string;
      what: string;
      facts: Record<string, never>;
      before: string;
      hash: string;
    };
    NoticeLine: {
      /** @enum {string} */
      to: 'person' | 'manager' | 'security';
      target: string;
      /** @enum {string} */
      state: 'on-its-way' | 'sent' | 'failed';
    };
    UnprovenPage: {
      items: components['schemas']['Unproven'][];
      next: number | null;
    };
    Unproven: {
      resetId: number;
      ticketId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      heldBy: string;
      /** Format: date-time */
      endedAt: string;
    };
    MonthReport: {
      requests: number;
      done: {
        [key: string]: number;
      };
      selfService: number | null;
      failRate: number | null;
      overrides: number;
      medianSeconds: number | null;
      repeats: number;
      suspicious: number;
      noticeFailures: number;
      selfServiceAnswers: {
        [key: string]: number;
      };
      aftercare: {
        [key: string]: number;
      };
    };
    AlertLinePage: {
      items: components['schemas']['AlertLine'][];
      next: number | null;
    };
    AlertLine: {
      id: number;
      clientId: number;
      /** @enum {string} */
      why: 'suspicious' | 'velocity' | 'tried-often' | 'aborted-often' | 'many-by-agent' | 'denied' | 'mfa-enrolled';
      resetId: number | null;
      actor: string;
      /** Format: date-time */
      at: string;
      seenBy: string | null;
      /** Format: date-time */
      seenAt: string | null;
      note: string | null;
    };
    AftercareLine: {
      resetId: number;
      ticketId: number;
      clientId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      heldBy: string;
      /** Format: date-time */
      askAt: string;
      /** Format: date-time */
      dueAt: string;
      /** Format: date-time */
      askedAt: string | null;
      /** @enum {string|null} */
      answer: 'yes' | 'no' | 'none' | null;
      /** Format: date-time */
      answeredAt: string | null;
      answeredBy: string | null;
    };
    AftercareLinePage: {
      items: components['schemas']['AftercareLine'][];
      next: number | null;
    };
    DrillPlan: {
      id: number;
      login: string;
      /** Format: date-time */
      until: string;
    };
    DrillReport: {
      drills: number;
      held: number;
      noticed: number;
      forged: number;
      lines: components['schemas']['DrillLine'][];
    };
    DrillLine: {
      resetId: number;
      ticketId: number;
      /** @enum {string} */
      deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
      /** @enum {string} */
      state: 'proving' | 'proven' | 'cooling' | 'done' | 'failed' | 'stopped' | 'aborted' | 'called-off';
      heldBy: string;
      /** Format: date-time */
      startedAt: string;
      /** @enum {string} */
      result: 'running' | 'held' | 'noticed' | 'forged';
      criticalFail: boolean;
    };
    DrawView: {
      id: number;
      client: string;
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      seed: string;
      contract: string;
      share: number;
      contacts: number;
      strata: number;
      picked: number;
      by: string;
      /** Format: date-time */
      at: string;
    };
    DrawViewPage: {
      items: components['schemas']['DrawView'][];
      next: number | null;
    };
    PickViewPage: {
      items: components['schemas']['PickView'][];
      next: number | null;
    };
    PickView: {
      id: number;
      client: string;
      ticketId: number | null;
      subject: string;
      agentId: number | null;
      agent: string | null;
      /** @enum {string} */
      kind: 'call' | 'mail' | 'chat' | 'reset';
      tier: number;
      channel: string;
      language: string;
      why: ('lot' | 'by-hand' | 'reset' | 'over-limit' | 'reopened' | 'low-rating' | 'bounce' | 'override' | 'denied')[];
      /** @enum {string} */
      state: 'open' | 'taken' | 'done' | 'left';
      drawId: number | null;
      /** Format: date-time */
      at: string;
      reviewId: number | null;
      reviewer: string | null;
      leftFor: string | null;
    };
    ReviewView: {
      id: number;
      client: string;
      ticketId: number | null;
      subject: string;
      agentId: number | null;
      agent: string | null;
      reviewer: string;
      /** @enum {string} */
      kind: 'call' | 'mail' | 'chat' | 'reset';
      language: string;
      /** @enum {string} */
      state: 'draft' | 'published' | 'handed-in';
      score: number | null;
      failed: boolean;
      criteria: number;
      answered: number;
      /** Format: date-time */
      savedAt: string;
      /** Format: date-time */
      publishedAt: string | null;
      /** Format: date-time */
      appealUntil: string | null;
      /** @enum {string|null} */
      appeal: 'open' | 'kept' | 'changed' | null;
      reviewerId: number;
      calibrationId: number | null;
      contract: string;
      card: components['schemas']['CardView'];
      answers: components['schemas']['AnswerView'][];
      notes: string;
      result: components['schemas']['ScoreView'];
      appealed: components['schemas']['AppealOfReview'] | null;
      history: components['schemas']['RevisionView'][];
    };
    CardView: {
      card: string;
      name: {
        [key: string]: string;
      };
      kinds: ('call' | 'mail' | 'chat' | 'reset')[];
      languages: string[] | null;
      /** @enum {string} */
      critical: 'zero' | 'apart';
      sections: components['schemas']['CardSectionView'][];
    };
    CardSectionView: {
      name: {
        [key: string]: string;
      };
      weight: number;
      criteria: components['schemas']['CriterionView'][];
    };
    CriterionView: {
      criterion: string;
      text: {
        [key: string]: string;
      };
      help: {
        [key: string]: string;
      };
      /** @enum {string} */
      kind: 'yes-no' | 'scale' | 'critical';
      weight: number;
    };
    AnswerView: {
      criterion: string;
      /** @enum {string} */
      value: 'yes' | 'no' | 'na' | '1' | '2' | '3' | '4' | '5';
      note: string;
    };
    ScoreView: {
      score: number | null;
      earned: number | null;
      failed: boolean;
      open: string[];
    };
    AppealOfReview: {
      id: number;
      /** @enum {string} */
      state: 'open' | 'kept' | 'changed';
      words: string;
      /** Format: date-time */
      at: string;
      decidedBy: string | null;
      /** Format: date-time */
      decidedAt: string | null;
      decision: string | null;
    };
    RevisionView: {
      /** @enum {string} */
      why: 'published' | 'appeal';
      by: string;
      /** Format: date-time */
      at: string;
      score: number | null;
      failed: boolean;
      answers: components['schemas']['AnswerView'][];
      notes: string;
    };
    GivenAnswer2: {
      criterion: string;
      /** @enum {string} */
      value: 'yes' | 'no' | 'na' | '1' | '2' | '3' | '4' | '5';
      note?: string;
    };
    SaidLine: {
      id: number;
      /** @enum {string} */
      author: 'requester' | 'agent' | 'third-party' | 'desk';
      name: string | null;
      reviewed: boolean;
      public: boolean;
      automatic: boolean;
      channel: string;
      text: string;
      /** Format: date-time */
      at: string;
    };
    ReviewLinePage: {
      items: components['schemas']['ReviewLine'][];
      next: string | null;
    };
    ReviewLine: {
      id: number;
      client: string;
      ticketId: number | null;
      subject: string;
      agentId: number | null;
      agent: string | null;
      reviewer: string;
      /** @enum {string} */
      kind: 'call' | 'mail' | 'chat' | 'reset';
      language: string;
      /** @enum {string} */
      state: 'draft' | 'published' | 'handed-in';
      score: number | null;
      failed: boolean;
      criteria: number;
      answered: number;
      /** Format: date-time */
      savedAt: string;
      /** Format: date-time */
      publishedAt: string | null;
      /** Format: date-time */
      appealUntil: string | null;
      /** @enum {string|null} */
      appeal: 'open' | 'kept' | 'changed' | null;
    };
    AgentFigures: {
      agentId: number;
      agent: string;
      reviews: number;
      score: number | null;
      failed: number;
    };
    AppealViewPage: {
      items: components['schemas']['AppealView'][];
      next: number | null;
    };
    AppealView: {
      id: number;
      /** @enum {string} */
      state: 'open' | 'kept' | 'changed';
      words: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      decidedAt: string | null;
      decision: string | null;
      mayDecide: boolean;
      review: components['schemas']['ReviewLine'];
    };
    AnalystViewPage: {
      items: components['schemas']['AnalystView'][];
      next: number | null;
    };
    AnalystView: {
      agentId: number;
      name: string;
    };
    CalibrationView: {
      id: number;
      client: string;
      subject: string;
      /** @enum {string} */
      kind: 'call' | 'mail' | 'chat' | 'reset';
      /** @enum {string} */
      state: 'open' | 'closed';
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      closedAt: string | null;
      raters: components['schemas']['RaterView'][];
      mine: boolean;
      reviewId: number | null;
      variance: number | null;
      figures: components['schemas']['FiguresView'] | null;
      criteria: components['schemas']['SpreadView'][];
    };
    RaterView: {
      agentId: number;
      name: string;
      handedIn: boolean;
      score: number | null;
      failed: boolean;
    };
    FiguresView: {
      kappa: number | null;
      weightedKappa: number | null;
      target: number;
      reached: boolean | null;
      pairs: components['schemas']['AgreementView'][];
    };
    AgreementView: {
      a: string;
      b: string;
      compared: number;
      same: number | null;
      kappa: number | null;
      weightedKappa: number | null;
    };
    SpreadView: {
      criterion: string;
      text: {
        [key: string]: string;
      };
      values: components['schemas']['ValueView'][];
      same: boolean;
    };
    ValueView: {
      name: string;
      value: string;
    };
    CalibrationLinePage: {
      items: components['schemas']['CalibrationLine'][];
      next: number | null;
    };
    CalibrationLine: {
      id: number;
      client: string;
      subject: string;
      /** @enum {string} */
      kind: 'call' | 'mail' | 'chat' | 'reset';
      /** @enum {string} */
      state: 'open' | 'closed';
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      closedAt: string | null;
      raters: components['schemas']['RaterView'][];
      mine: boolean;
      reviewId: number | null;
    };
    FeedbackLinePage: {
      items: components['schemas']['FeedbackLine'][];
      next: string | null;
    };
    FeedbackLine: {
      ticketId: number;
      subject: string;
      client: string;
      score: number;
      words: string | null;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      changedAt: string | null;
      tier: number | null;
      channel: string | null;
    };
    ReviewedAgentPage: {
      items: components['schemas']['ReviewedAgent'][];
      next: number | null;
    };
    ReviewedAgent: {
      agentId: number;
      name: string;
    };
    TaskView: {
      id: number;
      client: string;
      agentId: number;
      agent: string;
      reviewId: number | null;
      what: string;
      /** Format: date-time */
      dueAt: string;
      by: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      doneAt: string | null;
      outcome: string | null;
    };
    TaskViewPage: {
      items: components['schemas']['TaskView'][];
      next: string | null;
    };
  };
  responses: {
    /** @description The request is not right */
    400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not signed in */
    401: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not allowed */
    403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not found */
    404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not possible now */
    409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Any other problem */
    default: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'contract.check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          yaml: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractCheck'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'contract.diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          yaml: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractDiff'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'contract.apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason?: string;
          over?: number;
          yaml: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppliedContract'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'contract.versions': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractVersionPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'contract.show': {
    parameters: {
      query?: {
        version?: number;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractText'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'client.list': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClientPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'contract.year': {
    parameters: {
      query?: {
        year?: number;
        calendar?: string;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['YearOfClient'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'people.find': {
    parameters: {
      query?: {
        words?: string;
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundPersonPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'people.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        personId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'people.make-contact': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        personId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'people.unmake-contact': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        personId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'directory.health': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DirectoryHealth'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'directory.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DirectoryRead'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.agents': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'team.enrol': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** Format: email */
          address: string;
          /** @enum {string} */
          role: 'agent' | 'team-lead' | 'quality' | 'administrator';
          teams?: string[];
          languages?: ('fi' | 'sv' | 'en')[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Agent'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          name?: string;
          /** @enum {string} */
          role?: 'agent' | 'team-lead' | 'quality' | 'administrator';
          languages?: ('fi' | 'sv' | 'en')[];
          active?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Agent'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.list': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'team.make': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          team: string;
          name: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Team'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.join': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
        team: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.leave': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
        team: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.grant-client': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.take-client': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'team.grant-permission': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role: 'requester' | 'client-contact' | 'agent' | 'team-lead' | 'quality';
        permission: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.take-permission': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        role: 'requester' | 'client-contact' | 'agent' | 'team-lead' | 'quality';
        permission: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoleView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'team.structure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskStructure'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'team.permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PermissionView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'team.rename': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        team: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Team'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.list': {
    parameters: {
      query?: {
        client?: string;
        state?: string;
        triage?: boolean;
        team?: string;
        assignee?: string;
        priority?: 'urgent' | 'high' | 'normal' | 'low';
        tier?: number;
        sort?: 'newest' | 'due' | 'updated';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'ticket.open': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client?: string;
          /** Format: email */
          from: string;
          name?: string;
          subject: string;
          text?: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
          channel?: string;
          type?: string;
          service?: string;
          fields?: Record<string, never>;
          /** Format: date-time */
          receivedAt?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'ticket.timeline': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
      };
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'ticket.move': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          to: string;
          reason?: string;
          /** Format: date-time */
          wakeAt?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.assign': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          agentId?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.prioritise': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          priority: 'urgent' | 'high' | 'normal' | 'low';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.accept-into-service': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.merge': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          into: number;
          earliestOriginWins?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.follow-up': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          subject?: string;
          text?: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
          channel?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.correct-client': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.set-fields': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          fields: Record<string, never>;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.fields': {
    parameters: {
      query: {
        client: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'ticket.workflow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowView'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'proof.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProofView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.list': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
      };
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.write': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          text?: string;
          html?: string;
          public?: boolean;
          mentions?: number[];
          byBot?: boolean;
          uploads?: number[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'message.attachment': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        attachmentId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.uploads': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaitingUploads'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.upload': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'message.uploaded': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.drop-upload': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'message.colleagues': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
      };
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ColleagueViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'message.picture': {
    parameters: {
      query: {
        address: string;
      };
      header?: never;
      path: {
        messageId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'ticket.split': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          messageIds: number[];
          subject: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.was-thanks': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          origin: string;
          /** Format: email */
          from: string;
          name?: string;
          subject: string;
          text?: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
          channel?: string;
          type?: string;
          service?: string;
          /** Format: date-time */
          receivedAt: string;
          history?: components['schemas']['PastEvent'][];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'channel.intake': {
    parameters: {
      query?: {
        state?: 'received' | 'done' | 'failed';
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntakePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'channel.outbox': {
    parameters: {
      query?: {
        state?: 'queued' | 'sending' | 'sent' | 'held' | 'failed' | 'in-doubt';
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'sla.explain': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        ticketId: number;
        clockId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplainedClock'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'sla.waive': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
        clockId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClockView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'sla.audit-pauses': {
    parameters: {
      query: {
        limit?: number;
        after?: number;
        client: string;
        since?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditedTicketPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'contract.what-if': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          days?: number;
          yaml: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContractPreview'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'sla.recompute': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          confirm?: string;
          client: string;
          /** @enum {string} */
          change: 'targets' | 'hours' | 'everything' | 'zones';
          days?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recomputation'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.escalate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          handover: string;
          toTier?: number;
          tried?: string[];
          told?: string;
          asks?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.accept': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.hand-back': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          score?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.hand-offs': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandOff'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'ticket.score-hand-off': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          of: 'hand-off' | 'hand-back';
          score: number;
          comment?: string;
          handOffId?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandOffScore'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.hand-off-scores': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandOffScore'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'escalation.hand-off-quality': {
    parameters: {
      query?: {
        client?: string;
        since?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandOffQuality'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'ticket.acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Climb'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.chain': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Climb'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'sla.time-of': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerOfTime'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'escalation.hours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationHours'] | null;
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'escalation.set-hours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          hours?: Record<string, never>;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationHours'] | null;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'escalation.maintenance': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaintenanceWindowPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'escalation.plan-maintenance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client?: string;
          /** Format: date-time */
          beginsAt?: string;
          /** Format: date-time */
          endsAt: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaintenanceWindow'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'escalation.end-maintenance': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        windowId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'ticket.take-next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TakenTicket'] | components['schemas']['NothingToTake'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'routing.absences': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AbsencePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'routing.away': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          agentId?: number;
          reassign?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Absence'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'routing.back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          agentId?: number;
        };
      };
    };
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'routing.floor': {
    parameters: {
      query?: {
        hours?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Floor'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'routing.set-skills': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          skills: string[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentSkills'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'routing.skills': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentSkillsPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'template.list': {
    parameters: {
      query?: {
        client?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'template.try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          template: 'confirmation' | 'clock-warned' | 'clock-breached' | 'rule-fired' | 'mentioned' | 'digest' | 'rating';
          client?: string;
          ticketId?: number;
          /** @enum {string} */
          language?: 'fi' | 'sv' | 'en';
          subject?: string;
          text?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TriedTemplate'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'macro.list': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Macros'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'macro.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          client?: string;
          team?: string;
          steps: components['schemas']['Steps'];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MacroView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'macro.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        macroId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          client?: string;
          team?: string;
          steps: components['schemas']['Steps'];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MacroView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'macro.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        macroId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'macro.for-ticket': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MacroView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'macro.preview': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
        macroId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MacroPreview'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'ticket.do-at-once': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reply?: components['schemas']['SaidAtOnce'];
          note?: components['schemas']['SaidAtOnce'];
          /** Format: date-time */
          wakeAt?: string;
          macroId?: number;
          state?: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
          fields?: Record<string, never>;
          agentId?: number;
          takeIt?: boolean;
          toTier?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedTicket'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'report.list': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'report.read': {
    parameters: {
      query: {
        from: string;
        to: string;
        client?: string;
        team?: string;
        by?: string;
        zone?: string;
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        report: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportTable'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'report.csv': {
    parameters: {
      query: {
        from: string;
        to: string;
        client?: string;
        team?: string;
        by?: string;
        zone?: string;
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        report: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'portal.look': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PortalView'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'portal.suggest': {
    parameters: {
      query: {
        text: string;
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionView'][];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'portal.ask': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          kind: string;
          text: string;
          answers?: Record<string, never>;
          /** Format: email */
          address?: string;
          name?: string;
          phone?: string;
          /** @enum {string} */
          language?: 'fi' | 'sv' | 'en';
          follows?: number;
          files?: components['schemas']['AskedFile'][];
          key?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AskAnswer'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'portal.tickets': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTickets'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'portal.ticket': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTicketPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'portal.write': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
          uploads?: number[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTicketPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'portal.solved': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTicketPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'portal.reopen': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
          uploads?: number[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnTicketPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'portal.attachment': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        attachmentId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'portal.upload': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'audit.list': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
        actor?: string;
        action?: string;
        outcome?: 'done' | 'refused';
        client?: string;
        since?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'audit.csv': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
        actor?: string;
        action?: string;
        outcome?: 'done' | 'refused';
        client?: string;
        since?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'audit.check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChainView'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'privacy.export': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        personId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonExport'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'privacy.erase': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        personId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'privacy.holds': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LegalHoldPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'privacy.hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          personId?: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LegalHold'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'privacy.release': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        holdId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'privacy.erasures': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasurePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'rating.own': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnRating'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'rating.give': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          score: number;
          words?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnRating'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'rating.asked': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnRating'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'rating.answer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          score: number;
          words?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnRating'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'rating.of-ticket': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatingView'] | null;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'search.find': {
    parameters: {
      query?: {
        query?: string;
        sort?: 'newest' | 'due' | 'updated';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HitPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'search.rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'search.views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewOfTickets'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'search.save-view': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          query: string;
          /** @enum {string} */
          sort?: 'newest' | 'due' | 'updated';
          columns?: (
            | 'id'
            | 'client'
            | 'requester'
            | 'subject'
            | 'state'
            | 'priority'
            | 'tier'
            | 'team'
            | 'assignee'
            | 'language'
            | 'channel'
            | 'receivedAt'
            | 'updatedAt'
            | 'dueAt'
          )[];
          team?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewOfTickets'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'search.counts': {
    parameters: {
      query?: {
        views?: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Count'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'search.of-view': {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
      };
      header?: never;
      path: {
        view: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HitPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'search.change-view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        viewId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          query: string;
          /** @enum {string} */
          sort?: 'newest' | 'due' | 'updated';
          columns?: (
            | 'id'
            | 'client'
            | 'requester'
            | 'subject'
            | 'state'
            | 'priority'
            | 'tier'
            | 'team'
            | 'assignee'
            | 'language'
            | 'channel'
            | 'receivedAt'
            | 'updatedAt'
            | 'dueAt'
          )[];
          team?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewOfTickets'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'search.remove-view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        viewId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.list': {
    parameters: {
      query?: {
        text?: string;
        client?: string;
        language?: 'fi' | 'sv' | 'en';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'knowledge.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          text: string;
          /** @enum {string} */
          language: 'fi' | 'sv' | 'en';
          client?: string;
          /** @enum {string} */
          state?: 'draft' | 'published';
          /** @enum {string} */
          audience?: 'requesters' | 'agents';
          knownError?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        articleId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'knowledge.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        articleId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          text: string;
          /** @enum {string} */
          language: 'fi' | 'sv' | 'en';
          client?: string;
          /** @enum {string} */
          state?: 'draft' | 'published';
          /** @enum {string} */
          audience?: 'requesters' | 'agents';
          knownError?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        articleId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.browse': {
    parameters: {
      query?: {
        text?: string;
        language?: 'fi' | 'sv' | 'en';
        after?: string;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleLinePage'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'knowledge.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
        articleId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadArticle'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'knowledge.helped': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
        articleId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.of-ticket': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleLine'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'knowledge.link': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          articleId: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleLine'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'knowledge.unlink': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
        articleId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArticleLine'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'live.look': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          typing?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PresentAgent'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'screen.list': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Screens'];
        };
      };
      400: components['responses']['400'];
      default: components['responses']['default'];
    };
  };
  'screen.part': {
    parameters: {
      query?: {
        version?: string;
      };
      header?: never;
      path: {
        panel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'identity.sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          address: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          proof: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.sign-in-with-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          apiKey: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      default: components['responses']['default'];
    };
  };
  'identity.sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'identity.revoke-session': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndedSessions'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.revoke-other-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndedSessions'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.invite': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeLink'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.set-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          newPassword: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
          newPassword: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.begin-totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewTotp'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.remove-totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.confirm-totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          proof: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolled'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.new-recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.reset-second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.new-passkey-options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'identity.add-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credential: Record<string, never>;
          name: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Enrolled'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.passkey-options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.give-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credential: Record<string, never>;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.remove-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        passkeyId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.access': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'identity.end-sessions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndedSessions'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.begin-provider': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          back?: string;
          client?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProviderAddress'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.ask-for-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          address: string;
          client?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.follow-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.client-ways': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaysOfClient'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'identity.list-keys': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'identity.create-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          agentId: number;
          name: string;
          scopes?: string[];
          /** Format: date-time */
          expiresAt?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewApiKey'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'identity.revoke-key': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        keyId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'host.jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkState'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'host.dead-letters': {
    parameters: {
      query?: {
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LetterPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'host.retry': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        letterId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Letter'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'host.drop': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        letterId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Letter'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'host.plugins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PluginView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'email.state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailState'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'email.test-outgoing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailTest'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'email.test-mailbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          mailbox: string;
          /** @enum {string} */
          through?: 'listener' | 'server';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailTest'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TakenEvent'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.cti': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GoOn'] | components['schemas']['Reject'] | components['schemas']['Dial'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.placetel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.sipgate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.systems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SystemView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.connect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @enum {string} */
          kind: 'native' | 'cti';
          client?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectedSystem'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.disconnect': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Disconnection'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.pop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pop'] | null;
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.set-state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          state: 'ready' | 'break' | 'away';
          reason?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentLine'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.set-extension': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        agentId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          extension?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentLine'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.agents': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.calls': {
    parameters: {
      query?: {
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          number?: string;
          /** @enum {string} */
          direction?: 'in' | 'out';
          about?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pop'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.by-hand': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          what: 'hold' | 'resume' | 'end';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Call'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.call': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallWithTurns'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'phone.choose-caller': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          personId: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pop'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.save-notes': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
          draft: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedNotes'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.extend': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          minutes: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turn'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.set-banner': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          text?: string;
          /** Format: date-time */
          until?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Banner'] | null;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          codes: string[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turn'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.want-wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          wanted?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turn'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.end-wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Turn'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.open-script': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          script?: string;
          type?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScriptView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.answer-step': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          step: string;
          value?: string;
          skip?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScriptView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.log': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          ticketId?: number;
          personId?: number;
          name?: string;
          /** Format: email */
          address?: string;
          subject?: string;
          text?: string;
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low';
          type?: string;
          service?: string;
          told?: string;
          proof?: string;
          handOn?: components['schemas']['HandOn'];
          resolved?: boolean;
          codes?: string[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.pass-on': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          forPersonId: number;
          /** @enum {string} */
          outcome: 'put-through' | 'message';
          from: string;
          text?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TicketView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.book': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          start: string;
          minutes: number;
          zone?: string;
          summary?: string;
          place?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Appointment'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.call-off': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Appointment'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.promise': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        callId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          kind: 'call-back' | 'word';
          about: string;
          by?: string;
          notBefore?: string;
          zone?: string;
          number?: string;
          agreed?: boolean;
          ticketId?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadePromise'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.promises': {
    parameters: {
      query?: {
        state?: 'open' | 'kept' | 'cancelled' | 'exhausted';
        ticketId?: number;
        before?: string;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PhonePromisePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.attempts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        promiseId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttemptRow'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'phone.try-call-back': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        promiseId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          outcome: 'answered' | 'no-answer' | 'voicemail' | 'busy' | 'wrong-number';
          seconds?: number;
          note?: string;
          agreed?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TriedPromise'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.end-promise': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        promiseId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          how: 'kept' | 'cancelled' | 'exhausted';
          reason?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PhonePromise'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'phone.figures': {
    parameters: {
      query: {
        from: string;
        to: string;
        client?: string;
        by?: 'client' | 'team' | 'agent' | 'interval';
        minutes?: 15 | 30 | 60 | 1440;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FigureRow'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'phone.staffing': {
    parameters: {
      query: {
        callsPerHour: number;
        ahtSeconds: number;
        seconds?: number;
        share?: number;
        shrinkage?: number;
        agents?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduledStaffing'] | null;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'chat.widget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      default: components['responses']['default'];
    };
  };
  'chat.try': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.offer': {
    parameters: {
      query?: {
        language?: 'fi' | 'sv' | 'en';
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Offer'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.pass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatPass'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.on-portal': {
    parameters: {
      query: {
        language?: 'fi' | 'sv' | 'en';
        headers: Record<string, never>;
        body: unknown;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        '*/*'?: never;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.start': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** Format: email */
          address: string;
          text: string;
          /** @enum {string} */
          language?: 'fi' | 'sv' | 'en';
          /** Format: url */
          page?: string;
          pass?: string;
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorChat'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.prove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorChat'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.say': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ref: string;
          text: string;
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sent'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.send-file': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sent'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.file': {
    parameters: {
      query: {
        headers: Record<string, never>;
        body: unknown;
      };
      header?: never;
      path: {
        key: string;
        attachmentId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        '*/*'?: never;
      };
    };
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.type': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.read': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          seq: number;
          token: string;
        };
      };
    };
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.leave': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorChat'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.mail-transcript': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.state': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorChat'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.listen': {
    parameters: {
      query: {
        headers: Record<string, never>;
        body: unknown;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        '*/*'?: never;
      };
    };
    responses: {
      /** @description Server-sent events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.leave-message': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** Format: email */
          address: string;
          text: string;
          /** @enum {string} */
          language?: 'fi' | 'sv' | 'en';
          /** Format: url */
          page?: string;
          pass?: string;
          token: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeftMessage'];
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.presence': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentAtChatsPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'chat.set-presence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          state: 'ready' | 'away';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentAtChats'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.take-next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TakenChat'];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.take': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.mine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'chat.list': {
    parameters: {
      query?: {
        state?: 'waiting' | 'active' | 'ended';
        ticketId?: number;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'chat.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.lines': {
    parameters: {
      query?: {
        limit?: number;
        after?: number;
      };
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.answer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ref: string;
          text: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sent'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.answer-with-file': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': unknown;
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Sent'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.agent-types': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.agent-reads': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          seq: number;
        };
      };
    };
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.transfer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          agentId: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.hand-on': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          handover: string;
          toTier?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.give-back': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.send-transcript': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.listen-as-agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': unknown;
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'chat.terms': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TermsOfChat'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'chat.wrap-up': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          codes?: string[];
          note?: string;
          resolved?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'chat.ask-proof': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        chatId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.list': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'password-reset.begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          login: string;
          /** @enum {string} */
          deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
          /** @enum {string} */
          channel: 'phone' | 'desk';
          callerNumber?: string;
          ticketId?: number;
          newNumber?: string;
          /** @enum {string} */
          selfService?: 'cannot' | 'did-not-work' | 'would-not';
          drill?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.begin-beyond': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          client: string;
          login: string;
          /** @enum {string} */
          deed: 'unlock' | 'reset-password' | 'temporary-pass' | 'remove-mfa' | 'change-phone' | 'enable' | 'disable';
          /** @enum {string} */
          channel: 'phone' | 'desk';
          callerNumber?: string;
          ticketId?: number;
          newNumber?: string;
          /** @enum {string} */
          selfService?: 'cannot' | 'did-not-work' | 'would-not';
          drill?: boolean;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.ask': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          factor: 'code-mail' | 'code-sms' | 'call-back' | 'manager' | 'knowledge' | 'presence' | 'second-agent';
          target?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.answer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
        factorId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          answer: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.attest': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
        factorId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.fail': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
        factorId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.abort': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.stop': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.suspicious': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.override': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.show-approval': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.approve': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.unlock': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.temporary-pass': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.remove-mfa': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.change-phone': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.enable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.disable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @enum {string} */
          delivery?: 'sms' | 'mail' | 'manager' | 'spoken';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoneView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.own': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnReset'][];
        };
      };
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'password-reset.ask-for': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          login: string;
          /** @enum {string} */
          deed: 'unlock' | 'reset-password';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SelfAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.answer-code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          handle: string;
          code: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SelfAnswer'];
        };
      };
      400: components['responses']['400'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.stop-own': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.show-stop': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.give-stop': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.show-aftercare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.give-aftercare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': unknown;
      };
    };
    responses: {
      /** @description Part of a page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      400: components['responses']['400'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.of-ticket': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetView'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.factors': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ticketId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FactorLine'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.evidence': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidencePack'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.without-proof': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnprovenPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'password-reset.report': {
    parameters: {
      query: {
        month: string;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MonthReport'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.export': {
    parameters: {
      query: {
        format: 'csv' | 'json' | 'pdf';
        month: string;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': unknown;
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'password-reset.alerts': {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'password-reset.settle-alert': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        alertId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertLine'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.answer-aftercare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        resetId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          answer: 'yes' | 'no';
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AftercareLine'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.list-aftercare': {
    parameters: {
      query?: {
        answer?: 'yes' | 'no' | 'none';
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AftercareLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'password-reset.plan-drill': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          login: string;
          hours?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrillPlan'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'password-reset.drills': {
    parameters: {
      query: {
        month: string;
      };
      header?: never;
      path: {
        client: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrillReport'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'quality.draws': {
    parameters: {
      query?: {
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrawViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.draw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          client: string;
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          to?: string;
          seed?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrawView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.picks': {
    parameters: {
      query?: {
        client?: string;
        state?: 'open' | 'taken' | 'done' | 'left';
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PickViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.pick': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ticketId: number;
          agentId?: number;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PickView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.leave': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        pickId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PickView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.begin': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        pickId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.review': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        reviewId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'quality.save': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        reviewId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          answers?: components['schemas']['GivenAnswer2'][];
          notes?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.publish': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        reviewId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.conversation': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        reviewId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SaidLine'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'quality.reviews': {
    parameters: {
      query?: {
        client?: string;
        agentId?: number;
        state?: 'draft' | 'published';
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.own-reviews': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.figures': {
    parameters: {
      query?: {
        client?: string;
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentFigures'][];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.appeal': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        reviewId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          words: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.appeals': {
    parameters: {
      query?: {
        client?: string;
        state?: 'open' | 'kept' | 'changed';
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppealViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        appealId: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          outcome: 'kept' | 'changed';
          decision: string;
          answers?: components['schemas']['GivenAnswer2'][];
          notes?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.analysts': {
    parameters: {
      query: {
        client: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalystViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.calibrations': {
    parameters: {
      query?: {
        client?: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalibrationLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.calibrate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          pickId?: number;
          ticketId?: number;
          raters: number[];
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalibrationView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.calibration': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        calibrationId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalibrationView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      default: components['responses']['default'];
    };
  };
  'quality.score': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        calibrationId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.close': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        calibrationId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalibrationView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.agreement': {
    parameters: {
      query: {
        client: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FiguresView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.feedback': {
    parameters: {
      query?: {
        client?: string;
        limit?: number;
        after?: string;
        withWords?: boolean;
        most?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedbackLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.own-feedback': {
    parameters: {
      query?: {
        withWords?: boolean;
        most?: number;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FeedbackLinePage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.agents': {
    parameters: {
      query: {
        client: string;
        limit?: number;
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewedAgentPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.tasks': {
    parameters: {
      query?: {
        client?: string;
        agentId?: number;
        limit?: number;
        after?: string;
        done?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.coach': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reviewId?: number;
          client?: string;
          agentId?: number;
          what: string;
          /** Format: date-time */
          dueAt: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
  'quality.own-tasks': {
    parameters: {
      query?: {
        done?: boolean;
        limit?: number;
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskViewPage'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      default: components['responses']['default'];
    };
  };
  'quality.done': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        taskId: number;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          outcome?: string;
        };
      };
    };
    responses: {
      /** @description What was asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskView'];
        };
      };
      400: components['responses']['400'];
      401: components['responses']['401'];
      403: components['responses']['403'];
      404: components['responses']['404'];
      409: components['responses']['409'];
      default: components['responses']['default'];
    };
  };
}
