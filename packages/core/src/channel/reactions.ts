import { system, within, type Scope } from '../kernel/index.ts';
import { messageRows, messageWritten, type Author } from '../message/index.ts';
import { personAddressRows } from '../people/index.ts';
import { lockTicket, mergedInto, ticketRows, type Ticket } from '../ticket/index.ts';
import { sendOut } from './send.ts';

/** A subject without the marks of answers and without numbers of tickets: `RE: VS: Salasana [#99] lukossa` is `Salasana lukossa`. */
export const bareSubject = (subject: string): string => subject.replace(/^(\s*(re|vs|sv|aw)\s*:)+\s*/i, '').replaceAll(/\s*\[#\d+\]/g, '');

/** `Re: Salasana lukossa [#12]`: the number serves where a mail program loses the headers. */
export const subjectFor = (ticket: { id: number; subject: string }): string => `Re: ${bareSubject(ticket.subject)} [#${String(ticket.id)}]`;

const addressOf = async (scope: Scope, personId: number): Promise<string | undefined> =>
  (await scope.as(system).rows(personAddressRows).first({ personId, kind: 'email' }))?.address;

/**
 * What an agent says in public goes out to the requester, and to the requesters of tickets that were merged into this one: each hears it
 * within their own conversation, under the number that they know.
 */
async function carryToRequester(
  scope: Scope,
  said: { ticketId: number; messageId: number; author: Author; public: boolean; spoken?: true; imported?: true },
): Promise<void> {
  if (said.author !== 'agent' || !said.public || said.spoken || said.imported) return;
  const desk = scope.as(system);
  const ticket = await lockTicket(scope, said.ticketId);
  const { id: messageId, text } = await desk.rows(messageRows).get(said.messageId);
  const told = new Set<string>();
  const tell = async (to: Ticket, more: { besides?: true }): Promise<void> => {
    const address = await addressOf(scope, to.requesterId);
    if (address === undefined || told.has(address)) return;
    told.add(address);
    await sendOut(scope, to, {
      ...{ to: address, subject: subjectFor(to), text, language: to.language, automatic: false, threads: true, messageId, ...more },
    });
  };
  await tell(ticket, {});
  const merged = await mergedInto(desk, ticket.id);
  if (merged.length === 0) return;
  for (const source of await desk.rows(ticketRows).find({ where: { id: merged } })) await tell(source, { besides: true });
}

export const listeners = [within(messageWritten, carryToRequester)];
