import { IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { clientByDomain, clientBySlug } from '../../client/index.ts';
import { can, defineAction } from '../../kernel/index.ts';
import { introducePerson, languageOf } from '../../people/index.ts';
import { priorities, type Priority } from '../entities.ts';
import { clientUnclear } from '../errors.ts';
import { ticketDescribed } from '../events.ts';
import { openTickets } from '../permissions.ts';
import { startTicket } from '../start.ts';
import { viewOf, type TicketView } from '../view.ts';

export class OpenTicket {
  /** Short name of the client; found by the sender's domain when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Mail address of the requester. */
  @IsEmail({ allow_utf8_local_part: true, require_tld: false }) from!: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsString() @Length(1, 500) subject!: string;
  /** What happened, in the requester's words; at most 100,000 characters. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /** `normal` when left out. */
  @IsOptional() @IsIn(priorities) priority?: Priority;
}

export const openTicket = defineAction('ticket.open', {
  summary: 'Open a ticket for somebody.',
  allow: can(openTickets),
  http: 'POST /tickets',
  input: OpenTicket,
  async run(scope, { client, from, name, subject, text, priority }): Promise<TicketView> {
    const found = client === undefined ? await clientByDomain(scope, from) : await clientBySlug(scope, client);
    if (!found) throw clientUnclear({ from });
    const requester = await introducePerson(scope, { clientId: found.id, address: from, ...(name ? { name } : {}) });
    const ticket = await startTicket(scope, {
      ...{ clientId: found.id, requesterId: requester.id, subject, channel: 'api' },
      language: await languageOf(scope, requester),
      ...(priority ? { priority } : {}),
    });
    if (text) await scope.emit(ticketDescribed, { ticketId: ticket.id, text });
    return viewOf(scope, ticket);
  },
});
