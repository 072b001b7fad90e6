import { agentsInSight, can, defineAction, out, pageByInstant, pageOf, PlaceWanted } from '@luuri/core';
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
  summary: 'Who is at the chats, the longest in their state first.',
  allow: can(seeChats),
  http: 'GET /chats/presence',
  input: PlaceWanted,
  output: pageOf(AgentAtChats, out.text),
  async run(scope, wanted): Promise<{ items: AgentAtChats[]; next: string | null }> {
    const agents = (await agentsInSight(scope)).filter((one) => one.active);
    const names = new Map(agents.map(({ id, name }) => [id, name]));
    const page = { what: 'chat.presence', where: { agentId: [...names.keys()] }, by: 'since', order: 'ASC', ...wanted } as const;
    const { items, next } = await pageByInstant(scope.rows(atChatRows), page);
    const has = { state: 'active' as const, agentId: items.map(({ agentId }) => agentId) };
    const busy = items.length > 0 ? await scope.rows(chatRows).find({ where: has }) : [];
    const views = items.map(({ agentId, state, since }) => ({
      ...{ agentId, name: names.get(agentId) ?? '', state, since },
      chats: busy.filter((chat) => chat.agentId === agentId).length,
    }));
    return { items: views, next };
  },
});
