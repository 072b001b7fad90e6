import { defineEntity, nullable } from '@luuri/core';

/** A client's public key: what the widget on the client's pages names. */
export interface Site {
  id: number;
  clientId: number;
  key: string;
}
export const siteRows = defineEntity<Site>('chat_site', (c) => ({ id: c.id(), clientId: c.ref(), key: c.text() }), {
  settled: true,
  reach: { client: 'clientId' },
  indexes: [{ columns: ['key'], unique: true }, { columns: ['clientId'] }],
});

export const chatStates = ['proving', 'waiting', 'active', 'ended'] as const;
/** `proving`: the visitor has yet to type the code that was mailed to them. */
export type ChatState = (typeof chatStates)[number];
export const endings = ['visitor', 'agent', 'idle', 'gone', 'ticket'] as const;
/** Who or what ended it. `gone`: the visitor left the queue without a word. `ticket`: its ticket is over. */
export type EndedBy = (typeof endings)[number];

/** One conversation with a visitor of a page: a contact on a ticket. */
export interface Chat {
  id: number;
  clientId: number;
  /** Empty until the visitor has proven their address, where the client asks for that. */
  ticketId: number | null;
  personId: number | null;
  /** SHA-256 of the token that the visitor's browser made. It opens this chat and nothing else. */
  tokenHash: string;
  state: ChatState;
  language: string;
  /** As the visitor gave it; nobody has checked it, unless `verified` says so. */
  name: string;
  address: string;
  /** How the address was shown to be theirs: `none`, `mail`. It proves nothing about who they are. */
  verified: string;
  /** What they wrote first, until it is on the ticket. */
  question: string;
  /** Address of the page on which they were. */
  page: string | null;
  /** From whose network, as a hash: for limits alone. */
  network: string;
  /** The agent who has it; empty while it waits. */
  agentId: number | null;
  teamId: number | null;
  startedAt: Date;
  /** When it came into the queue the last time. */
  queuedAt: Date | null;
  /** When the first agent took it. */
  takenAt: Date | null;
  endedAt: Date | null;
  endedBy: EndedBy | null;
  /** Number of its last line. */
  lastSeq: number;
  /** Numbers of the last lines that each side has read. */
  visitorRead: number;
  agentRead: number;
  /** Number of the last line that was mailed to the visitor. */
  mailedSeq: number;
  /** When anybody said something the last time. */
  saidAt: Date;
  /** When the visitor was last known to be there. */
  seenAt: Date;
  /** SHA-256 of the code that was mailed, how often a wrong one was typed, and until when it is good. */
  codeHash: string | null;
  codeTries: number;
  codeUntil: Date | null;
  /** When its agent last asked the visitor to show that they read mail of their address. */
  proofAskedAt: Date | null;
  /** True from its end on, until the agent who had it said what it came to. */
  toWrapUp: boolean;
  /** What it came to. */
  codes: readonly string[] | null;
}
export const chatRows = defineEntity<Chat>(
  'chat',
  (c) => ({
    ...{ id: c.id(), clientId: c.ref(), ticketId: nullable(c.ref()), personId: nullable(c.ref()), tokenHash: c.text(), state: c.text() },
    ...{ language: c.text(), name: c.text(), address: c.text(), verified: c.text(), question: c.text(), page: nullable(c.text()) },
    ...{
      network: c.text(),
      agentId: nullable(c.ref()),
      teamId: nullable(c.ref()),
      startedAt: c.instant(),
      queuedAt: nullable(c.instant()),
    },
    ...{ takenAt: nullable(c.instant()), endedAt: nullable(c.instant()), endedBy: nullable(c.text()), lastSeq: c.count() },
    ...{ visitorRead: c.count(), agentRead: c.count(), mailedSeq: c.count(), saidAt: c.instant(), seenAt: c.instant() },
    ...{ codeHash: nullable(c.text()), codeTries: c.count(), codeUntil: nullable(c.instant()) },
    ...{ proofAskedAt: nullable(c.instant()), toWrapUp: { ...c.flag(), default: false }, codes: nullable(c.json()) },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['tokenHash'], unique: true },
      { columns: ['state', 'queuedAt'] },
      { columns: ['clientId', 'state', 'queuedAt'] },
      { columns: ['clientId', 'takenAt'] },
      { columns: ['agentId', 'state'] },
      { columns: ['ticketId'] },
      { columns: ['network', 'startedAt'] },
    ],
  },
);

export const lineKinds = ['text', 'taken', 'waiting', 'ended'] as const;
export type LineKind = (typeof lineKinds)[number];
export const speakers = ['visitor', 'agent', 'desk'] as const;
export type Speaker = (typeof speakers)[number];

/**
 * One line of a chat, numbered without a gap. What was said is the message that it names; the rest tells that somebody came or that it ended.
 */
export interface Line {
  id: number;
  chatId: number;
  clientId: number;
  ticketId: number;
  seq: number;
  kind: LineKind;
  by: Speaker;
  /** Name of the agent, of what an agent said or did. */
  name: string | null;
  messageId: number | null;
  /** What the sender called it: the same again is the same line. */
  ref: string | null;
  at: Date;
}
export const lineRows = defineEntity<Line>(
  'chat_line',
  (c) => ({
    ...{ id: c.id(), chatId: c.ref(), clientId: c.ref(), ticketId: c.ref(), seq: c.count(), kind: c.text(), by: c.text() },
    ...{ name: nullable(c.text()), messageId: nullable(c.ref()), ref: nullable(c.text()), at: c.instant() },
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['chatId', 'seq'], unique: true }, { columns: ['chatId', 'ref'], unique: true }, { columns: ['ticketId'] }],
  },
);

export const presences = ['ready', 'away'] as const;
export type Presence = (typeof presences)[number];

/** Whether an agent takes chats now. */
export interface AtChat {
  id: number;
  agentId: number;
  state: Presence;
  since: Date;
}
export const atChatRows = defineEntity<AtChat>(
  'chat_agent',
  (c) => ({ id: c.id(), agentId: c.ref(), state: c.text(), since: c.instant() }),
  { reach: 'everyone', indexes: [{ columns: ['agentId'], unique: true }] },
);

/** Of somebody who is signed in on a page of the desk: with it a chat of theirs begins, once. */
export interface Pass {
  id: number;
  /** SHA-256. */
  hash: string;
  clientId: number;
  personId: number;
  until: Date;
}
export const passRows = defineEntity<Pass>(
  'chat_pass',
  (c) => ({ id: c.id(), hash: c.text(), clientId: c.ref(), personId: c.ref(), until: c.instant() }),
  { reach: { client: 'clientId', requester: 'personId' }, indexes: [{ columns: ['hash'], unique: true }, { columns: ['personId'] }] },
);

export const entities = [siteRows, chatRows, lineRows, atChatRows, passRows];
