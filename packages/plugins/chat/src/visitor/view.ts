import { agentRows, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import type { Chat, ChatState, EndedBy } from '../entities.ts';
import { standingOf } from '../conversation/queue.ts';

/** How a chat stands, as its visitor sees it. */
export class VisitorChat {
  state!: ChatState;
  /** Number of the ticket; null until the address is proven. */
  ticketId!: number | null;
  language!: string;
  name!: string;
  /** 1 for the next; null when it does not wait. */
  position!: number | null;
  /** Milliseconds until somebody is likely to come; null when nothing tells. */
  waitMs!: number | null;
  /** Who talks with the visitor. */
  agent!: string | null;
  lastSeq!: number;
  /** Number of the last line that the agent has read. */
  agentRead!: number;
  visitorRead!: number;
  endedBy!: EndedBy | null;
  /** After a wrong code: how many more may be tried. */
  triesLeft?: number;
}

async function nameOf(scope: Scope, agentId: number | null): Promise<string | null> {
  if (agentId === null) return null;
  return (await kept(scope).rows(agentRows).first({ id: agentId }))?.name ?? null;
}

export async function visitorView(scope: Scope, chat: Chat): Promise<VisitorChat> {
  const { state, ticketId, language, name, lastSeq, agentRead, visitorRead, endedBy } = chat;
  const standing = state === 'waiting' ? await standingOf(scope, chat) : { position: null, waitMs: null };
  const agent = await nameOf(scope, chat.agentId);
  return { state, ticketId, language, name, ...standing, agent, lastSeq, agentRead, visitorRead, endedBy };
}
