import {
  bind,
  definePlugin,
  escalation,
  live,
  messages,
  packageVersion,
  people,
  personalData,
  portal,
  portalPages,
  privacy,
  routing,
  teams,
  tickets,
} from '@luuri/core';
import { giveBackChat, handOnChat, transferChat } from './agent/hand-on.ts';
import { getChat, listChats, ownChats, readLines } from './agent/list.ts';
import { listPresence, setPresence } from './agent/presence.ts';
import { askVisitorToProve } from './agent/prove.ts';
import { listenToChats, lookForAgent } from './agent/stream.ts';
import { takeChat, takeNextChat } from './agent/take.ts';
import { agentEnds, agentReads, agentTranscript, agentTypes, fileToVisitor, sayToVisitor } from './agent/talk.ts';
import { termsOfChat } from './agent/terms.ts';
import { wrapUpChat } from './agent/wrap-up.ts';
import { listeners as ticketListeners } from './conversation/follow.ts';
import { lookAfter } from './conversation/look.ts';
import { listeners as transcriptListeners } from './conversation/transcript.ts';
import { entities } from './entities.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { forms, panels } from './forms/index.ts';
import { migrations } from './migrations.ts';
import { ChatOptions, chatOptions } from './options.ts';
import { tryWidget, widgetScript } from './pages.ts';
import { seeChats, takeChats } from './permissions.ts';
import { chatsOfPerson } from './personal.ts';
import { pageOnPortal, portalChat } from './portal.ts';
import { chatSection } from './section/index.ts';
import { listeners as siteListeners } from './sites.ts';
import { chatHub, hubOf } from './stream/hub.ts';
import { leaveMessage } from './visitor/form.ts';
import { offerChat } from './visitor/offer.ts';
import { chatPass } from './visitor/pass.ts';
import { mailCode, prepareCode, proveAddress } from './visitor/prove.ts';
import { sayInChat, sendFile } from './visitor/say.ts';
import { visitorDownload, visitorEnds, visitorReads, visitorState, visitorTranscript, visitorTypes } from './visitor/signs.ts';
import { startChat } from './visitor/start.ts';
import { listenToChat, lookForVisitor, seeVisitor } from './visitor/stream.ts';

const ofPages = { widget: widgetScript, try: tryWidget, offer: offerChat, pass: chatPass, portal: portalChat };
const ofVisitors = {
  ...{ start: startChat, prove: proveAddress, say: sayInChat, sendFile, file: visitorDownload, type: visitorTypes, read: visitorReads },
  ...{ leave: visitorEnds, mailTranscript: visitorTranscript, state: visitorState, listen: listenToChat, leaveMessage },
};
const ofAgents = {
  ...{ setPresence, presence: listPresence, takeNext: takeNextChat, take: takeChat, mine: ownChats, list: listChats, get: getChat },
  ...{ lines: readLines, answer: sayToVisitor, answerWithFile: fileToVisitor, agentTypes, agentReads, end: agentEnds },
  ...{ transfer: transferChat, handOn: handOnChat, giveBack: giveBackChat, sendTranscript: agentTranscript, listenAsAgent: listenToChats },
  ...{ terms: termsOfChat, wrapUp: wrapUpChat, askProof: askVisitorToProve },
};
const steps = { look: lookForVisitor, seen: seeVisitor, lookForAgent, prepareCode };

/** Chat: a widget for any page, a queue, several conversations at once for an agent. */
export const chat = definePlugin({
  name: 'chat',
  version: packageVersion(import.meta.url),
  summary: 'Chat, from a page to the ticket.',
  needs: [people, teams, tickets, messages, escalation, routing, portal, privacy, live],
  options: ChatOptions,
  permissions: [takeChats, seeChats],
  entities,
  migrations,
  events,
  errors,
  ports: [chatHub, chatOptions],
  sections: [chatSection],
  forms,
  panels,
  listeners: [...siteListeners, ...ticketListeners, ...transcriptListeners],
  jobs: [lookAfter, mailCode],
  actions: { ...ofPages, ...ofVisitors, ...ofAgents, ...steps },
  start({ options, get }) {
    get(personalData).push(chatsOfPerson);
    get(portalPages).push(pageOnPortal);
    const hub = hubOf({ get });
    return { provides: [bind(chatHub, hub), bind(chatOptions, options)], stop: () => hub.stop() };
  },
});
