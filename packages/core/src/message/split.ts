import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { can, defineAction, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import {
  ByTicket,
  LinkedTicket,
  linkedViewOf,
  priorities,
  startTicket,
  ticketRows,
  workTickets,
  type Priority,
  type Ticket,
} from '../ticket/index.ts';
import { attachmentRows, mentionRows, messageRows, type Message } from './entities.ts';
import { notOnTicket, nothingLeft } from './errors.ts';
import { ticketSplit } from './events.ts';

export class SplitTicket extends ByTicket {
  /** The messages that become a ticket of their own, 1-200 of this ticket's; something must stay. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @IsInt({ each: true }) messageIds!: number[];
  @IsString() @Length(1, 500) subject!: string;
  /** The old ticket's when left out. */
  @IsOptional() @IsIn(priorities) priority?: Priority;
}

const isQuestion = (m: Message): boolean => m.author === 'requester' && m.public && !m.automatic;
const isAnswer = (m: Message): boolean => m.author === 'agent' && m.public && !m.automatic;

async function chosen(scope: Scope, ticketId: number, messageIds: readonly number[]): Promise<Message[]> {
  const all = await scope.rows(messageRows).find({ where: { ticketId } });
  const missing = messageIds.filter((id) => !all.some((m) => m.id === id));
  if (missing.length > 0) throw notOnTicket({ ticketId, messageIds: missing });
  if (all.length === messageIds.length) throw nothingLeft({ ticketId });
  return all.filter((m) => messageIds.includes(m.id)).sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
}

/** Whoever asked it: a colleague of the requester may have written on their ticket. */
async function askedBy(scope: Scope, ticket: Ticket, { authorId }: Message): Promise<number> {
  const id = /^person:(\d{1,15})$/.exec(authorId)?.[1];
  const person = id && (await scope.rows(personRows).first({ id: Number(id), clientId: ticket.clientId }));
  return person ? person.id : ticket.requesterId;
}

async function moveWords(scope: Scope, messages: readonly Message[], ticketId: number): Promise<void> {
  const ids = messages.map((m) => m.id);
  await scope.rows(messageRows).update({ id: ids }, { ticketId });
  await scope.rows(attachmentRows).update({ messageId: ids }, { ticketId });
  await scope.rows(mentionRows).update({ messageId: ids }, { ticketId });
}

export const splitTicket = defineAction('ticket.split', {
  summary: 'Make some messages of a ticket a ticket of their own, received when the first of them was (C14).',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/split',
  input: SplitTicket,
  output: LinkedTicket,
  async run(scope, { ticketId, messageIds, subject, priority }): Promise<LinkedTicket> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const words = await chosen(scope, ticketId, messageIds);
    const first = words.find(isQuestion) ?? words[0];
    if (!first) throw notOnTicket({ ticketId, messageIds });
    const { clientId, language, triage, type, service } = ticket;
    const split = await startTicket(scope, {
      ...{ clientId, language, triage, subject, channel: first.channel, receivedAt: first.at, followsId: ticketId, link: 'split-from' },
      ...{ requesterId: await askedBy(scope, ticket, first), priority: priority ?? ticket.priority },
      ...(words.some((m) => isAnswer(m) && m.at >= first.at) ? { state: 'open' } : {}),
      ...(type === null ? {} : { type }),
      ...(service === null ? {} : { service }),
    });
    await moveWords(scope, words, split.id);
    await scope.emit(ticketSplit, {
      ...{ ticketId, clientId, newTicketId: split.id },
      messages: words.map((m) => ({
        ...{
          messageId: m.id,
          author: m.author,
          public: m.public,
          automatic: m.automatic,
          opening: m.id === first.id,
          at: m.at.toISOString(),
        },
      })),
    });
    return linkedViewOf(scope, split);
  },
});
