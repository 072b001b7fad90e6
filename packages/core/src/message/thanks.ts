import { can, defineAction, eventRows, system, type EventRow, type Scope } from '../kernel/index.ts';
import { ByTicket, LinkedTicket, linkedViewOf, moveTicketTo, ticketMoved, ticketRows, workTickets } from '../ticket/index.ts';
import { notReopened } from './errors.ts';
import { messageWritten, wasOnlyThanks } from './events.ts';

type Payload<E> = E extends { readonly payload?: infer P } ? NonNullable<P> : never;
type Moved = Payload<typeof ticketMoved>;
type Written = Payload<typeof messageWritten>;

const isQuestion = (line: EventRow): boolean => {
  const { author, public: isPublic, automatic, opening } = line.payload as Written;
  return line.event === messageWritten.event && author === 'requester' && isPublic && !automatic && !opening;
};

/** The reopening that nobody has followed up by another move: the state it came from, and what the requester said from there on. */
async function reopening(scope: Scope, ticketId: number): Promise<{ from: string; said: EventRow[] } | undefined> {
  const about = `ticket:${String(ticketId)}`;
  const life = await scope.as(system).rows(eventRows).find({ where: { about } });
  const move = life.findLast((line) => line.event === ticketMoved.event);
  const { from, fromCategory } = (move?.payload ?? {}) as Partial<Moved>;
  const word = life.find((line) => line.id === move?.causeId);
  if (fromCategory !== 'resolved' || from === undefined || !word || !isQuestion(word)) return undefined;
  return { from, said: life.filter((line) => line.id >= word.id && isQuestion(line)) };
}

export const takeForThanks = defineAction('ticket.was-thanks', {
  summary: 'The message that opened a resolved ticket again only said thanks: it is resolved again, as if nothing had been said.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/was-thanks',
  input: ByTicket,
  output: LinkedTicket,
  async run(scope, { ticketId }): Promise<LinkedTicket> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const found = await reopening(scope, ticketId);
    if (!found) throw notReopened({ ticketId });
    for (const { id: saidIn, payload } of found.said) {
      const { messageId } = payload as Written;
      await scope.emit(wasOnlyThanks, { ticketId, clientId: ticket.clientId, messageId, saidIn });
    }
    return linkedViewOf(scope, await moveTicketTo(scope, ticket, { to: found.from, reason: 'it was only thanks' }));
  },
});
