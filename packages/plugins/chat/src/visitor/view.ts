import { agentRows, out, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatStates, endings, type Chat, type ChatState, type EndedBy } from '../entities.ts';
import { mayProve } from '../rules/proof.ts';
import { standingOf } from '../conversation/queue.ts';

/** How a chat stands, as its visitor sees it. */
export class VisitorChat {
  @out.oneOf(...chatStates) state!: ChatState;
  /** Number of the ticket; null until the address is proven. */
  @out.orNull(out.integer) ticketId!: number | null;
  @out.text language!: string;
  @out.text name!: string;
  /** 1 for the next; null when it does not wait. */
  @out.orNull(out.integer) position!: number | null;
  /** Milliseconds until somebody is likely to come; null when nothing tells. */
  @out.orNull(out.integer) waitMs!: number | null;
  /** Who talks with the visitor. */
  @out.orNull(out.text) agent!: string | null;
  @out.integer lastSeq!: number;
  /** Number of the last line that the agent has read. */
  @out.integer agentRead!: number;
  @out.integer visitorRead!: number;
  @out.orNull(out.oneOf(...endings)) endedBy!: EndedBy | null;
  /** True when the visitor is to type a code that was mailed to them. */
  @out.flag codeAsked!: boolean;
  /** After a wrong code: how many more may be tried. */
  @out.optional(out.integer) triesLeft?: number;
}

async function nameOf(scope: Scope, agentId: number | null): Promise<string | null> {
  if (agentId === null) return null;
  return (await kept(scope).rows(agentRows).first({ id: agentId }))?.name ?? null;
}

export async function visitorView(scope: Scope, chat: Chat): Promise<VisitorChat> {
  const { state, ticketId, language, name, lastSeq, agentRead, visitorRead, endedBy } = chat;
  const standing = state === 'waiting' ? await standingOf(scope, chat) : { position: null, waitMs: null };
  const agent = await nameOf(scope, chat.agentId);
  return { state, ticketId, language, name, ...standing, agent, lastSeq, agentRead, visitorRead, endedBy, codeAsked: mayProve(chat) };
}
