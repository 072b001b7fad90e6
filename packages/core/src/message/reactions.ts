import { system, within, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { lockTicket, ticketDescribed } from '../ticket/index.ts';
import { writeMessage } from './write.ts';

async function keepDescription(scope: Scope, { ticketId, text }: { ticketId: number; text: string }): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  const person = await scope.as(system).rows(personRows).get(ticket.requesterId);
  await writeMessage(scope, ticket, {
    ...{ author: 'requester', authorId: `person:${String(person.id)}`, authorName: person.name, public: true },
    ...{ channel: ticket.channel, text, opening: true, at: ticket.receivedAt },
  });
}

export const listeners = [within(ticketDescribed, keepDescription)];
