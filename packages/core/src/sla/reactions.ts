import { contractApplied } from '../client/index.ts';
import { within, type Category, type Scope } from '../kernel/index.ts';
import { messageWritten, ticketSplit, wasOnlyThanks } from '../message/index.ts';
import {
  ticketClientCorrected,
  ticketMerged,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketTierChanged,
  ticketTookIn,
  type Priority,
} from '../ticket/index.ts';
import { beginNewHours } from './hours.ts';
import { setAlarm, setClosing } from './jobs.ts';
import { noteFact } from './keep.ts';
import { noteSplit } from './split.ts';
import { wordFact, type Word } from './words.ts';
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
  type?: string;
  service?: string;
  agentCreated?: true;
  imported?: boolean;
}
/** What an agent wrote on behalf of somebody exists since they wrote it, whenever it reached the desk (C3). */
const openClocks = (scope: Scope, opened: Opened): Promise<void> => {
  const { priority, category, tier, channel, type, service, agentCreated } = opened;
  const receivedAt = new Date(opened.receivedAt);
  return note(scope, opened, {
    ...{ kind: 'opened', at: agentCreated ? scope.now : receivedAt, receivedAt, priority, category, tier, channel },
    ...(type === undefined ? {} : { type }),
    ...(service === undefined ? {} : { service }),
    ...(agentCreated ? { agentCreated } : {}),
    ...(opened.imported ? { importedAt: scope.now } : {}),
  });
};

const noteMessage = async (scope: Scope, written: About & Word): Promise<void> => {
  const fact = wordFact(written);
  if (fact) await note(scope, written, fact);
};

interface Moved extends About {
  category: Category;
  reason?: string;
  wakeAt?: string;
  past?: string;
}
/** Imported history was so at its own instant (C18), everything else is so now. */
const instantOf = (scope: Scope, past: string | undefined): Date => (past === undefined ? scope.now : new Date(past));

const noteMove = (scope: Scope, { category, reason, wakeAt, past, ...about }: Moved): Promise<void> =>
  note(scope, about, {
    ...{ kind: 'state', at: instantOf(scope, past), to: category },
    ...(reason === undefined ? {} : { reason }),
    ...(wakeAt === undefined ? {} : { wakeAt: new Date(wakeAt) }),
  });

const notePriority = (scope: Scope, { to, past, ...about }: About & { to: Priority; past?: string }): Promise<void> =>
  note(scope, about, { kind: 'priority', at: instantOf(scope, past), to });

const noteTier = (scope: Scope, { to, how, past, ...about }: About & { to: number; how: string; past?: string }): Promise<void> =>
  note(scope, about, { kind: 'tier', at: instantOf(scope, past), to, handBack: how === 'hand-back' });

const closeAfterWindow = (scope: Scope, { ticketId, clientId, category }: Moved): Promise<void> =>
  setClosing(scope, { id: ticketId, clientId }, category);

const noteMerged = (scope: Scope, merged: About): Promise<void> => note(scope, merged, { kind: 'merge', role: 'source', at: scope.now });

const noteTookIn = (scope: Scope, { origin, earliestOriginWins, ...about }: About & { origin: string; earliestOriginWins?: boolean }) =>
  note(scope, about, {
    ...{ kind: 'merge', role: 'target', at: scope.now, origin: new Date(origin) },
    ...(earliestOriginWins === undefined ? {} : { earliestOriginWins }),
  });

const noteThanks = (scope: Scope, { saidIn, ...about }: About & { saidIn: number }): Promise<void> =>
  note(scope, about, { kind: 'thanks', at: scope.now, of: String(saidIn) });

/** The right contract from the start (C12). */
const noteCorrection = (scope: Scope, about: About): Promise<void> =>
  note(scope, about, { kind: 'contract', mode: 'correction', at: scope.now });

export const listeners = [
  within(ticketOpened, openClocks),
  within(messageWritten, noteMessage),
  within(ticketMoved, noteMove),
  within(ticketMoved, closeAfterWindow),
  within(ticketPrioritised, notePriority),
  within(ticketTierChanged, noteTier),
  within(ticketMerged, noteMerged),
  within(ticketTookIn, noteTookIn),
  within(ticketSplit, noteSplit),
  within(wasOnlyThanks, noteThanks),
  within(ticketClientCorrected, noteCorrection),
  within(contractApplied, beginNewHours),
];
