import { agentIdOf, agentRows, lockTicket, type Agent, type Scope } from '@luuri/core';
import { IsInt } from 'class-validator';
import { chatRows, type Chat } from '../entities.ts';
import { chatNotBegun, chatOver, notYourChat, onlyAgentsChat } from '../errors.ts';

export class ByChat {
  @IsInt() chatId!: number;
}

/** The agent who acts, held: what they ask for at the same time is done one after another. @throws `chat.only-agents` */
export async function actingAgent(scope: Scope): Promise<Agent> {
  const id = agentIdOf(scope.actor);
  const agent = id === undefined ? undefined : await scope.rows(agentRows).first({ id, active: true });
  if (!agent) throw onlyAgentsChat({});
  return scope.rows(agentRows).lock(agent.id);
}

/** The number of the agent who acts. @throws `chat.only-agents` */
export function ownAgentId(scope: Pick<Scope, 'actor'>): number {
  const id = agentIdOf(scope.actor);
  if (id === undefined) throw onlyAgentsChat({});
  return id;
}

/** A chat that the actor sees, with its ticket held: nobody else changes it meanwhile. @throws `row.not-found`, `chat.not-begun` */
export async function heldChat(scope: Scope, chatId: number): Promise<Chat & { ticketId: number }> {
  const { ticketId } = await scope.rows(chatRows).get(chatId);
  if (ticketId === null) throw chatNotBegun({});
  await lockTicket(scope, ticketId);
  const chat = await scope.rows(chatRows).get(chatId);
  return { ...chat, ticketId };
}

/** A chat that the agent who acts has, held. @throws `chat.not-yours`, `chat.over` */
export async function chatInHand(scope: Scope, chatId: number): Promise<Chat & { ticketId: number }> {
  const chat = await heldChat(scope, chatId);
  if (chat.state === 'ended') throw chatOver({});
  if (chat.agentId !== ownAgentId(scope)) throw notYourChat({ chatId });
  return chat;
}
