import { system, within, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { categoryOf, lockTicket, moveTicketTo, ticketDescribed } from '../ticket/index.ts';
import type { Author } from './entities.ts';
import { messageWritten } from './events.ts';
import { stateAfter } from './rules.ts';
import { writeMessage } from './write.ts';

async function keepDescription(scope: Scope, { ticketId, text }: { ticketId: number; text: string }): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  const person = await scope.as(system).rows(personRows).get(ticket.requesterId);
  await writeMessage(scope, ticket, {
    ...{ author: 'requester', authorId: `person:${String(person.id)}`, authorName: person.name, public: true },
    ...{ channel: ticket.channel, text, opening: true, at: ticket.receivedAt },
  });
}

interface Written {
  ticketId: number;
  author: Author;
  public: boolean;
  automatic: boolean;
  opening: boolean;
}

async function moveOnMessage(scope: Scope, written: Written): Promise<void> {
  const ticket = await lockTicket(scope, written.ticketId);
  const to = stateAfter(categoryOf(scope, ticket.state), written);
  if (to) await moveTicketTo(scope, ticket, { to, reason: written.author === 'requester' ? 'the requester wrote' : 'an agent answered' });
}

export const listeners = [within(ticketDescribed, keepDescription), within(messageWritten, moveOnMessage)];
