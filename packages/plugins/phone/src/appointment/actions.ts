import { randomUUID } from 'node:crypto';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import {
  ByTicket,
  can,
  contractOf,
  fromAddressOf,
  defineAction,
  lockTicket,
  personAddressRows,
  personRows,
  ticketRows,
  toInstant,
  workTickets,
  writeMessage,
  type Contract,
  type Scope,
  type Ticket,
} from '@luuri/core';
import { ownName } from '../agent/own.ts';
import { Appointment, appointmentRows } from '../entities/index.ts';
import { appointmentBackwards } from '../errors.ts';
import { appointmentMade } from '../events.ts';
import { appointmentText } from '../promises/texts.ts';
import { invitationText } from './invitation.ts';

const zoneOf = (contract: Contract): string => Object.values(contract.calendars)[0]?.versions[0]?.zone.name ?? 'UTC';

async function attendeeOf(scope: Scope, { requesterId }: Ticket): Promise<{ name: string; email: string } | undefined> {
  const person = await scope.rows(personRows).get(requesterId);
  const way = await scope.rows(personAddressRows).first({ personId: requesterId, kind: 'email' });
  return way && { name: person.name || way.address, email: way.address };
}

/** The invitation goes to the requester on the ticket, as a file that calendars read. */
async function send(scope: Scope, ticket: Ticket, appointment: Appointment): Promise<void> {
  const contract = await contractOf(scope, ticket.clientId);
  const { uid, sequence, startAt, endAt, summary, place, cancelled } = appointment;
  const email = fromAddressOf(contract);
  const text = await invitationText({
    ...{ uid, sequence, startAt, endAt, summary, place, cancelled, now: scope.now },
    ...{ organizer: { name: contract.name, email }, attendee: await attendeeOf(scope, ticket) },
  });
  const said = cancelled ? 'called_off' : sequence > 0 ? 'moved' : 'booked';
  await writeMessage(scope, await lockTicket(scope, ticket.id), {
    ...{ author: 'agent', authorId: scope.actor.id, authorName: await ownName(scope), public: true, channel: ticket.channel },
    text: `${appointmentText(ticket.language, said)}\n\n${summary}`,
    files: [{ name: cancelled ? 'cancel.ics' : 'invite.ics', mediaType: 'text/calendar', bytes: Buffer.from(text), inline: false }],
  });
  const { id: appointmentId, ticketId, clientId } = appointment;
  await scope.emit(appointmentMade, { appointmentId, ticketId, clientId, sequence, cancelled });
}

class Book extends ByTicket {
  /** When it begins, on the requester's clock: `2026-01-08 14:00`. */
  @Matches(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/) start!: string;
  /** How long it takes, 5-1440 minutes. */
  @IsInt() @Min(5) @Max(1440) minutes!: number;
  /** The requester's zone; that of the client when left out. */
  @IsOptional() @IsString() @Length(1, 64) zone?: string;
  /** What it is about; the ticket's subject when left out. */
  @IsOptional() @IsString() @Length(1, 500) summary?: string;
  /** Where: a room, a number that will call. */
  @IsOptional() @IsString() @Length(1, 500) place?: string;
}

const standing = (scope: Scope, ticketId: number): Promise<Appointment | undefined> =>
  scope.rows(appointmentRows).first({ ticketId, cancelled: false }, { id: 'DESC' });

export const bookAppointment = defineAction('phone.book', {
  summary: "Book a time for a ticket's requester, or move the one that they have. They get an invitation for their calendar.",
  allow: can(workTickets),
  http: 'PUT /tickets/:ticketId/appointment',
  input: Book,
  output: Appointment,
  async run(scope, { ticketId, start, minutes, zone: given, summary, place = null }): Promise<Appointment> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const zone = given ?? zoneOf(await contractOf(scope, ticket.clientId));
    const startAt = toInstant(start, zone).at;
    if (startAt <= scope.now) throw appointmentBackwards({});
    const times = { startAt, endAt: new Date(startAt.getTime() + minutes * 60_000), zone, place, summary: summary ?? ticket.subject };
    const had = await standing(scope, ticketId);
    const rows = scope.rows(appointmentRows);
    if (had) await rows.update({ id: had.id }, { ...times, sequence: had.sequence + 1 });
    const fresh = { ticketId, clientId: ticket.clientId, uid: `${randomUUID()}@luuri`, sequence: 0, cancelled: false };
    const booked = had ? { ...had, ...times, sequence: had.sequence + 1 } : await rows.insert({ ...fresh, ...times });
    await send(scope, ticket, booked);
    return booked;
  },
});

export const callOffAppointment = defineAction('phone.call-off', {
  summary: 'Call off the time that was booked. The requester gets it taken out of their calendar.',
  allow: can(workTickets),
  http: 'DELETE /tickets/:ticketId/appointment',
  input: ByTicket,
  output: Appointment,
  async run(scope, { ticketId }): Promise<Appointment> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const had = await standing(scope, ticketId);
    if (!had) throw appointmentBackwards({});
    const change = { cancelled: true, sequence: had.sequence + 1 };
    await scope.rows(appointmentRows).update({ id: had.id }, change);
    await send(scope, ticket, { ...had, ...change });
    return { ...had, ...change };
  },
});
