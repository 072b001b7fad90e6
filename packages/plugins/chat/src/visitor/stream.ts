import {
  anyone,
  defineAction,
  defineOutsideAction,
  EventStream,
  onlySystem,
  type Outside,
  type Session,
  type StreamEvent,
} from '@luuri/core';
import { kept } from '../kept.ts';
import { linesAfter, type LineView } from '../conversation/lines.ts';
import { chatRows } from '../entities.ts';
import { mayAsk } from '../sites.ts';
import { chatHub, type News } from '../stream/hub.ts';
import { inboxOf, whispersIn } from '../stream/inbox.ts';
import { topicOf } from '../stream/topic.ts';
import { ByTokenHeader, ownChat, tokenIn } from './inputs.ts';
import { visitorView, type VisitorChat } from './view.ts';

/** The visitor is known to be there so often while they wait. */
const SEEN_EVERY_MS = 60_000;
/** The queue moves at most so often before the eyes of those in it. */
const QUEUE_EVERY_MS = 1_000;

export interface Seen {
  readonly lines: readonly LineView[];
  readonly chat: VisitorChat;
}

/** What a visitor has not been told yet, and how the chat stands. */
export const lookForVisitor = defineAction<{ key: string; token: string; after: number }, Seen & { chatId: number }>('chat.look', {
  summary: 'What is new in a chat, for its visitor.',
  allow: onlySystem,
  reads: true,
  async run(scope, { after, ...who }) {
    const { chat } = await ownChat(scope, who);
    return { chatId: chat.id, lines: await linesAfter(scope, chat.id, { after }), chat: await visitorView(scope, chat) };
  },
});

export const seeVisitor = defineAction<{ chatId: number }>('chat.seen', {
  summary: 'The visitor is there.',
  allow: onlySystem,
  async run(scope, { chatId }) {
    await kept(scope).rows(chatRows).update({ id: chatId }, { seenAt: scope.now });
  },
});

/** Facts that move those who wait. */
const ofQueue = new Set(['chat.started', 'chat.taken', 'chat.returned', 'chat.ended']);

interface Listener {
  readonly who: { readonly key: string; readonly token: string };
  readonly after: number;
}

/** Whether some news may concern a chat: its own, its ticket's, or, for one that waits, the queue's. */
const concerns = ({ chatId, chat }: { chatId: number; chat: VisitorChat }, one: News): boolean =>
  one.kind === 'lost' ||
  (one.kind === 'whisper' && one.topic === topicOf({ id: chatId })) ||
  (one.kind === 'fact' &&
    (one.about === topicOf({ id: chatId }) ||
      one.about === `ticket:${String(chat.ticketId)}` ||
      (chat.state === 'waiting' && ofQueue.has(one.event))));

const lineEvent = (line: LineView): StreamEvent => ({ event: 'line', id: String(line.seq), data: line });

/** Tells a visitor of each line once and in order, and of how the chat stands whenever that changed. Ends with the chat. */
async function* newsForVisitor({ get, steps }: Pick<Outside, 'get' | 'steps'>, { who, after }: Listener, signal: AbortSignal) {
  const inbox = inboxOf(signal);
  let seen = await steps.run(lookForVisitor, { ...who, after });
  let [told, shown] = [after, ''];
  const deaf = await get(chatHub).listen((one) => concerns(seen, one) && inbox.put(one));
  const stopSeeing = keepSeen(steps, () => seen);
  try {
    while (!signal.aborted) {
      seen = await steps.run(lookForVisitor, { ...who, after: told });
      for (const line of seen.lines) {
        yield lineEvent(line);
        told = line.seq;
      }
      if (seen.lines.length > 0 && told < seen.chat.lastSeq) continue;
      const state = JSON.stringify(seen.chat);
      if (state !== shown) yield { event: 'state', data: seen.chat };
      shown = state;
      if (seen.chat.state === 'ended') return;
      const news = await inbox.take();
      for (const { words } of whispersIn(news)) if (words['typing'] === 'agent') yield { event: 'typing', data: { by: 'agent' } };
      if (news.every((one) => one.kind === 'fact' && ofQueue.has(one.event) && one.about !== topicOf({ id: seen.chatId })))
        await new Promise((later) => setTimeout(later, QUEUE_EVERY_MS));
    }
  } finally {
    stopSeeing();
    deaf();
  }
}

function keepSeen(steps: Session, seen: () => { chatId: number; chat: VisitorChat }): () => void {
  const see = (): void => {
    const { chatId, chat } = seen();
    if (chat.state === 'waiting') void steps.run(seeVisitor, { chatId }).catch(() => undefined);
  };
  see();
  const timer = setInterval(see, SEEN_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

const lastIn = ({ headers }: Pick<ByTokenHeader, 'headers'>): number => {
  const said = headers['last-event-id'] ?? '';
  return /^\d{1,9}$/.test(said) ? Number(said) : 0;
};

export const listenToChat = defineOutsideAction('chat.listen', {
  summary: 'A chat as it goes on, for its visitor, with `x-chat-token`: `line`, numbered, resumable by `Last-Event-ID`; `state`; `typing`.',
  allow: anyone,
  http: 'GET /chat/:key/stream',
  input: ByTokenHeader,
  output: EventStream,
  raw: [],
  reads: true,
  origins: mayAsk,
  async reach(outside, request): Promise<EventStream> {
    const listener = { who: { key: request.key, token: tokenIn(request) }, after: lastIn(request) };
    await outside.steps.run(lookForVisitor, { ...listener.who, after: listener.after }); // refused before it begins
    return new EventStream((signal) => newsForVisitor(outside, listener, signal));
  },
});
