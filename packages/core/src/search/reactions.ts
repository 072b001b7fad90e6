import { within, type Scope } from '../kernel/index.ts';
import { messageWritten } from '../message/index.ts';
import { ticketOpened } from '../ticket/index.ts';
import { indexTicket } from './jobs.ts';

/** The work is done later, by a job: opening a ticket waits for one row and for no stemming. */
const indexLater = (scope: Scope, { ticketId }: { ticketId: number }): Promise<void> =>
  scope.schedule(indexTicket, { input: { ticketId }, queue: `search:${String(ticketId)}` });

/** The words that a ticket was opened with are committed with it, and its job reads them too. */
const indexMessage = async (scope: Scope, written: { ticketId: number; opening: boolean }): Promise<void> => {
  if (!written.opening) await indexLater(scope, written);
};

export const listeners = [within(ticketOpened, indexLater), within(messageWritten, indexMessage)];
