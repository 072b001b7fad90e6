import { system, within, type Scope } from '../kernel/index.ts';
import { messageRows, messageWritten, type Author } from '../message/index.ts';
import { personAddressRows } from '../people/index.ts';
import { lockTicket } from '../ticket/index.ts';
import { sendOut } from './send.ts';

/** A subject without the marks of answers and without numbers of tickets: `RE: VS: Salasana [#99] lukossa` is `Salasana lukossa`. */
export const bareSubject = (subject: string): string => subject.replace(/^(\s*(re|vs|sv|aw)\s*:)+\s*/i, '').replaceAll(/\s*\[#\d+\]/g, '');

/** `Re: Salasana lukossa [#12]`: the number serves where a mail program loses the headers. */
export const subjectFor = (ticket: { id: number; subject: string }): string => `Re: ${bareSubject(ticket.subject)} [#${String(ticket.id)}]`;

/** What an agent says in public goes out to the requester. */
async function carryToRequester(
  scope: Scope,
  said: { ticketId: number; messageId: number; author: Author; public: boolean },
): Promise<void> {
  if (said.author !== 'agent' || !said.public) return;
  const desk = scope.as(system);
  const ticket = await lockTicket(scope, said.ticketId);
  const way = await desk.rows(personAddressRows).first({ personId: ticket.requesterId, kind: 'email' });
  if (!way) return;
  const message = await desk.rows(messageRows).get(said.messageId);
  await sendOut(scope, ticket, {
    ...{ to: way.address, subject: subjectFor(ticket), text: message.text, language: ticket.language },
    ...{ automatic: false, threads: true, messageId: message.id },
  });
}

export const listeners = [within(messageWritten, carryToRequester)];
