import { introducePerson, personRows, startTicket, ticketDescribed, type Person, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, type Chat } from '../entities.ts';
import { chatStarted } from '../events.ts';
import { subjectOf } from '../rules/subject.ts';
import { lookAt } from './look.ts';

/** Who the visitor says to be; of a page of our own, who is signed in there. */
async function personOf(scope: Scope, chat: Chat): Promise<Person> {
  const { clientId, address, name, language, personId } = chat;
  if (personId !== null) return kept(scope).rows(personRows).get(personId);
  return introducePerson(scope, { clientId, address, name, language });
}

/** A chat becomes a contact on a ticket, and waits for an agent. Its clocks run from here. */
export async function openConversation(scope: Scope, chat: Chat): Promise<Chat> {
  const { clientId, question, language, id: chatId } = chat;
  const person = await personOf(scope, chat);
  const ticket = await startTicket(scope, { clientId, requesterId: person.id, subject: subjectOf(question), channel: 'chat', language });
  const change = {
    ...{ ticketId: ticket.id, personId: person.id, teamId: ticket.teamId, state: 'waiting' as const, question: '' },
    ...{ queuedAt: scope.now, saidAt: scope.now, seenAt: scope.now },
  };
  await kept(scope).rows(chatRows).update({ id: chatId }, change);
  await scope.emit(ticketDescribed, { ticketId: ticket.id, text: question });
  await scope.emit(chatStarted, { chatId, clientId, ticketId: ticket.id });
  await lookAt(scope, chatId);
  return kept(scope).rows(chatRows).get(chatId);
}
