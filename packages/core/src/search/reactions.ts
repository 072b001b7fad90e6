import { deskRestored, within, type Scope } from '../kernel/index.ts';
import { messageWritten, ticketSplit } from '../message/index.ts';
import { personErased } from '../privacy/index.ts';
import { ticketClientCorrected, ticketFieldsSet, ticketOpened } from '../ticket/index.ts';
import { indexTicket, keepTerms, rebuildLater } from './jobs.ts';

/** The work is done later, by a job: opening a ticket waits for one row and for no stemming. */
const indexLater = (scope: Scope, { ticketId }: { ticketId: number }): Promise<void> =>
  scope.schedule(indexTicket, { input: { ticketId }, queue: `search:${String(ticketId)}` });

/** The words that a ticket was opened with are committed with it, and its job reads them too. */
const indexMessage = async (scope: Scope, written: { ticketId: number; opening: boolean }): Promise<void> => {
  if (!written.opening) await indexLater(scope, written);
};

/** Another client and requester, or fewer words than before. */
const indexAgain = (scope: Scope, { ticketId }: { ticketId: number }): Promise<void> => indexLater(scope, { ticketId });

/** At once: when the erasure is committed, nobody finds anything by a word that is gone. */
const indexNow = (scope: Scope, { ticketIds }: { ticketIds: readonly number[] }): Promise<void> => keepTerms(scope, ticketIds);

export const listeners = [
  within(ticketOpened, indexLater),
  within(messageWritten, indexMessage),
  within(ticketClientCorrected, indexAgain),
  within(ticketSplit, indexAgain),
  within(ticketFieldsSet, indexAgain),
  within(personErased, indexNow),
  within(deskRestored, rebuildLater),
];
