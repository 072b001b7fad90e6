import { Type } from 'class-transformer';
import { IsDate, IsEmail, IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { clientByDomain, clientBySlug } from '../../client/index.ts';
import { can, defineAction } from '../../kernel/index.ts';
import { introducePerson, languageOf } from '../../people/index.ts';
import { agentIdOf } from '../../team/index.ts';
import { clientUnclear } from '../errors.ts';
import { ticketDescribed } from '../events.ts';
import { fieldsToOpen, keepFirstFields } from '../fields/keep.ts';
import { openTickets } from '../permissions.ts';
import { priorities, type Priority } from '../rules.ts';
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
  /** How it came: `phone` for a caller, who was spoken to; `api` when left out. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,30}$/) channel?: string;
  /** incident, request, problem, change ...; a policy of the contract may ask for it. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,62}$/) type?: string;
  /** What it is about, in the contract's words. */
  @IsOptional() @IsString() @Length(1, 100) service?: string;
  /** Values of fields that the client's contract declares, by their keys. */
  @IsOptional() @IsObject() fields?: Record<string, unknown>;
  /** When it reached the desk, where that was earlier: a letter, a voice message. */
  @IsOptional() @Type(() => Date) @IsDate() receivedAt?: Date;
}

/** Nothing reached us later than now. */
const received = (now: Date, at: Date | undefined) => (at && at < now ? { receivedAt: at } : {});

export const openTicket = defineAction('ticket.open', {
  summary: 'Open a ticket for somebody.',
  allow: can(openTickets),
  http: 'POST /tickets',
  input: OpenTicket,
  async run(scope, { client, from, name, subject, text, receivedAt, fields, channel = 'api', ...rest }): Promise<TicketView> {
    const found = client === undefined ? await clientByDomain(scope, from) : await clientBySlug(scope, client);
    if (!found) throw clientUnclear({ from });
    const filled = await fieldsToOpen(scope, found.id, fields);
    const requester = await introducePerson(scope, { clientId: found.id, address: from, ...(name ? { name } : {}) });
    const ticket = await startTicket(scope, {
      ...{ clientId: found.id, requesterId: requester.id, subject, channel, agentCreated: agentIdOf(scope.actor) !== undefined },
      ...{ ...rest, ...received(scope.now, receivedAt), language: await languageOf(scope, requester) },
    });
    await keepFirstFields(scope, ticket, filled);
    if (text) await scope.emit(ticketDescribed, { ticketId: ticket.id, text });
    return viewOf(scope, ticket);
  },
});
