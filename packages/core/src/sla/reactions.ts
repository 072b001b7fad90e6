import { within, type Category, type Scope } from '../kernel/index.ts';
import { messageWritten, type Author } from '../message/index.ts';
import { ticketMoved, ticketOpened, ticketPrioritised, ticketTierChanged, type Priority } from '../ticket/index.ts';
import { closeResolved, setAlarm } from './jobs.ts';
import { noteFact, windowEnd } from './keep.ts';
import type { SlaFact } from './rules/facts.ts';

interface About {
  readonly ticketId: number;
  readonly clientId: number;
}

type Told = SlaFact extends infer F ? (F extends { at: Date } ? Omit<F, 'cause'> : never) : never;

async function note(scope: Scope, { ticketId, clientId }: About, fact: Told): Promise<void> {
  const cause = scope.eventId === undefined ? {} : { cause: String(scope.eventId) };
  await setAlarm(scope, ticketId, await noteFact(scope, { id: ticketId, clientId }, { ...fact, ...cause }));
}

interface Opened extends About {
  priority: Priority;
  category: Category;
  tier: number;
  channel: string;
  receivedAt: string;
  imported?: boolean;
}
const openClocks = (scope: Scope, opened: Opened): Promise<void> => {
  const { priority, category, tier, channel } = opened;
  const receivedAt = new Date(opened.receivedAt);
  const imported = opened.imported ? { importedAt: scope.now } : {};
  return note(scope, opened, {
    kind: 'opened',
    at: receivedAt,
    receivedAt,
    priority,
    category,
    tier,
    channel,
    agentCreated: false,
    ...imported,
  });
};

interface Written extends About {
  author: Author;
  public: boolean;
  automatic: boolean;
  opening: boolean;
  at: string;
}
/** The words that a ticket was opened with are answered by the first response; what no person wrote moves no clock (C3, C9). */
async function noteMessage(scope: Scope, written: Written): Promise<void> {
  if (written.opening || written.author === 'desk') return;
  const at = new Date(written.at);
  if (written.automatic) return note(scope, written, { kind: 'auto-reply', at });
  if (!written.public) return note(scope, written, { kind: 'note', at });
  if (written.author === 'third-party') return note(scope, written, { kind: 'third-party-message', at });
  return note(scope, written, { kind: written.author === 'requester' ? 'requester-message' : 'agent-message', at });
}

interface Moved extends About {
  category: Category;
  reason?: string;
  wakeAt?: string;
}
const noteMove = (scope: Scope, { category, reason, wakeAt, ...about }: Moved): Promise<void> =>
  note(scope, about, {
    ...{ kind: 'state', at: scope.now, to: category },
    ...(reason === undefined ? {} : { reason }),
    ...(wakeAt === undefined ? {} : { wakeAt: new Date(wakeAt) }),
  });

const notePriority = (scope: Scope, { to, ...about }: About & { to: Priority }): Promise<void> =>
  note(scope, about, { kind: 'priority', at: scope.now, to });

const noteTier = (scope: Scope, { to, how, ...about }: About & { to: number; how: string }): Promise<void> =>
  note(scope, about, { kind: 'tier', at: scope.now, to, handBack: how === 'hand-back' });

/** A resolved ticket closes when its reopen window is over (C10), and any move takes that back. */
async function closeAfterWindow(scope: Scope, { ticketId, clientId, category }: Moved): Promise<void> {
  const key = String(ticketId);
  if (category !== 'resolved') return scope.cancel(closeResolved, key);
  const end = await windowEnd(scope, { id: ticketId, clientId });
  if (!end) return undefined;
  const at = new Date(end.getTime() + 1); // a message at the last instant is in time
  await scope.schedule(closeResolved, { key, at, uncaused: true, input: { ticketId }, queue: `ticket:${key}` });
}

export const listeners = [
  within(ticketOpened, openClocks),
  within(messageWritten, noteMessage),
  within(ticketMoved, noteMove),
  within(ticketMoved, closeAfterWindow),
  within(ticketPrioritised, notePriority),
  within(ticketTierChanged, noteTier),
];
