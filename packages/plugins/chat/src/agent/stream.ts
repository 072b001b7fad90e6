import { can, defineAction, defineOutsideAction, EventStream, onlySystem, type Actor, type Outside, type StreamEvent } from '@luuri/core';
import { linesAfter, type LineView } from '../conversation/lines.ts';
import { chatRows } from '../entities.ts';
import { takeChats } from '../permissions.ts';
import { chatHub, type News } from '../stream/hub.ts';
import { inboxOf, whispersIn } from '../stream/inbox.ts';
import { topicOf } from '../stream/topic.ts';
import { ownAgentId } from './own.ts';
import { viewsOf, type ChatView } from './view.ts';

export interface Look {
  readonly chats: readonly { readonly view: ChatView; readonly lines: readonly LineView[] }[];
  /** How many wait, of the clients that the agent serves. */
  readonly waiting: number;
}

/** The agent's chats, each with the lines after the one that was told last; of a chat that is new to the listener none. */
export const lookForAgent = defineAction<{ told: Readonly<Record<string, number>>; actor: Actor }, Look>('chat.look-for-agent', {
  summary: 'What is new in the chats of an agent, within what they may see.',
  allow: onlySystem,
  reads: true,
  async run(desk, { told, actor }) {
    const scope = desk.as(actor);
    const agentId = ownAgentId(scope);
    const known = Object.keys(told).map(Number);
    const mine = await scope.rows(chatRows).find({ where: { agentId, state: 'active' } });
    const left = known.filter((id) => !mine.some((chat) => chat.id === id));
    const others = left.length === 0 ? [] : await scope.rows(chatRows).find({ where: { id: left } });
    const views = await viewsOf(scope, [...mine, ...others]);
    const chats: { view: ChatView; lines: LineView[] }[] = [];
    for (const view of views) {
      const after = told[String(view.id)];
      chats.push({ view, lines: after === undefined || after >= view.lastSeq ? [] : await linesAfter(scope, view.id, { after }) });
    }
    return { chats, waiting: await scope.rows(chatRows).count({ state: 'waiting' }) };
  },
});

const ofQueue = new Set(['chat.started', 'chat.taken', 'chat.returned', 'chat.ended', 'chat.proof-asked', 'chat.address-proven']);

/** What one agent has been told. */
class Told {
  readonly lines = new Map<number, number>();
  readonly states = new Map<number, string>();
  waiting = -1;
  tickets = new Set<string>();

  /** Events that tell of what changed since the last look. A chat that is not the agent's any more is told of once, and forgotten. */
  *since(look: Look, agentId: number): Generator<StreamEvent> {
    if (look.waiting !== this.waiting) yield { event: 'queue', data: { waiting: look.waiting } };
    this.waiting = look.waiting;
    this.tickets = new Set(look.chats.map(({ view }) => `ticket:${String(view.ticketId)}`));
    for (const { view, lines } of look.chats) {
      for (const line of lines) yield { event: 'line', data: { chatId: view.id, ...line } };
      const state = JSON.stringify(view);
      if (state !== this.states.get(view.id)) yield { event: 'chat', data: view };
      this.states.set(view.id, state);
      this.lines.set(view.id, lines.at(-1)?.seq ?? this.lines.get(view.id) ?? view.lastSeq);
      if (view.agentId !== agentId || view.state !== 'active') this.forget(view.id);
    }
  }

  forget(chatId: number): void {
    this.lines.delete(chatId);
    this.states.delete(chatId);
  }

  concerns(one: News): boolean {
    if (one.kind === 'lost') return true;
    if (one.kind === 'whisper') return this.chatOf(one.topic) !== undefined;
    return ofQueue.has(one.event) || this.tickets.has(one.about);
  }

  chatOf(topic: string): number | undefined {
    return [...this.lines.keys()].find((id) => topicOf({ id }) === topic);
  }
}

/** Signs that are kept nowhere: the visitor types, the visitor has read. */
function* signs(news: readonly News[], told: Told): Generator<StreamEvent> {
  for (const { topic, words } of whispersIn(news)) {
    const chatId = told.chatOf(topic);
    if (chatId === undefined) continue;
    if (words['typing'] === 'visitor') yield { event: 'typing', data: { chatId } };
    if (words['read'] === 'visitor') yield { event: 'read', data: { chatId, seq: words['seq'] } };
  }
}

/** Nothing that a look at the database would tell more of. */
const isTyping = (one: News): boolean => one.kind === 'whisper' && 'typing' in one.words;

/** Then the listener comes again, and is asked again who they are: a key may be revoked, a team may serve another client. */
const ASKED_AGAIN_MS = 300_000;

async function* newsForAgent({ get, steps, actor }: Pick<Outside, 'get' | 'steps' | 'actor'>, gone: AbortSignal) {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(ASKED_AGAIN_MS)]);
  const inbox = inboxOf(signal);
  const told = new Told();
  const agentId = ownAgentId({ actor });
  const deaf = await get(chatHub).listen((one) => told.concerns(one) && inbox.put(one));
  try {
    while (!signal.aborted) {
      yield* told.since(await steps.run(lookForAgent, { told: Object.fromEntries(told.lines), actor }), agentId);
      for (let isQuiet = true; isQuiet;) {
        const news = await inbox.take();
        yield* signs(news, told);
        isQuiet = news.length > 0 && news.every(isTyping);
      }
    }
  } finally {
    deaf();
  }
}

export const listenToChats = defineOutsideAction('chat.listen-as-agent', {
  summary:
    'Your chats as they go on: `chat` when one changed or came, `line`, `typing`, `read`, and `queue` with how many wait. From now on; read the lists first.',
  allow: can(takeChats),
  http: 'GET /chats/stream',
  output: EventStream,
  reads: true,
  async reach(outside): Promise<EventStream> {
    ownAgentId(outside);
    return new EventStream((signal) => newsForAgent(outside, signal));
  },
});
