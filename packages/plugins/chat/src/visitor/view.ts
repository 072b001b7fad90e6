import { agentRows, out, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatStates, endings, type Chat, type ChatState, type EndedBy } from '../entities.ts';
import { standingOf } from '../conversation/queue.ts';

/** How a chat stands, as its visitor sees it. */
export class VisitorChat {
  @out.oneOf(...chatStates) readonly state!: ChatState;
  /** Number of the ticket; null until the address is proven. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  @out.text readonly language!: string;
  @out.text readonly name!: string;
  /** 1 for the next; null when it does not wait. */
  @out.orNull(out.integer) readonly position!: number | null;
  /** Milliseconds until somebody is likely to come; null when nothing tells. */
  @out.orNull(out.integer) readonly waitMs!: number | null;
  /** Who talks with the visitor. */
  @out.orNull(out.text) readonly agent!: string | null;
  @out.integer readonly lastSeq!: number;
  /** Number of the last line that the agent has read. */
  @out.integer readonly agentRead!: number;
  @out.integer readonly visitorRead!: number;
  @out.orNull(out.oneOf(...endings)) readonly endedBy!: EndedBy | null;
  /** After a wrong code: how many more may be tried. */
  @out.optional(out.integer) readonly triesLeft?: number;
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
