import { agentsInSight, can, defineAction, out, type Scope } from '@luuri/core';
import { IsIn } from 'class-validator';
import { atChatRows, chatRows, presences, type Presence } from '../entities.ts';
import { presenceChanged } from '../events.ts';
import { seeChats, takeChats } from '../permissions.ts';
import { actingAgent } from './own.ts';

/** An agent at the chats. */
export class AgentAtChats {
  @out.integer agentId!: number;
  @out.text name!: string;
  @out.oneOf(...presences) state!: Presence;
  @out.instant since!: Date;
  /** Chats that they have, of the clients that the asker sees. */
  @out.integer chats!: number;
}

export class SetPresence {
  /** `ready` to take chats; `away` to take none: those in hand stay. */
  @IsIn(presences) state!: Presence;
}

async function viewsOf(scope: Scope): Promise<AgentAtChats[]> {
  const at = await scope.rows(atChatRows).find({ order: { since: 'ASC' } });
  if (at.length === 0) return [];
  const agents = (await agentsInSight(scope)).filter((one) => one.active);
  const busy = await scope.rows(chatRows).find({ where: { state: 'active' } });
  return at.flatMap(({ agentId, state, since }) => {
    const agent = agents.find((one) => one.id === agentId);
    return agent ? [{ agentId, name: agent.name, state, since, chats: busy.filter((chat) => chat.agentId === agentId).length }] : [];
  });
}

export const setPresence = defineAction('chat.set-presence', {
  summary: 'Say whether you take chats now.',
  allow: can(takeChats),
  http: 'POST /chats/presence',
  input: SetPresence,
  output: AgentAtChats,
  async run(scope, { state }): Promise<AgentAtChats> {
    const { id: agentId, name } = await actingAgent(scope);
    const rows = scope.rows(atChatRows);
    const known = await rows.first({ agentId });
    if (!known) await rows.insert({ agentId, state, since: scope.now });
    else if (known.state !== state) await rows.update({ id: known.id }, { state, since: scope.now });
    if (known?.state !== state) await scope.emit(presenceChanged, { agentId, state });
    const since = known?.state === state ? known.since : scope.now;
    return { agentId, name, state, since, chats: await scope.rows(chatRows).count({ agentId, state: 'active' }) };
  },
});

export const listPresence = defineAction('chat.presence', {
  summary: 'Who is at the chats.',
  allow: can(seeChats),
  http: 'GET /chats/presence',
  output: [AgentAtChats],
  run: (scope): Promise<AgentAtChats[]> => viewsOf(scope),
});
