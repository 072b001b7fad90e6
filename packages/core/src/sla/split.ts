import { eventRows, system, type Scope } from '../kernel/index.ts';
import { messageWritten, type SplitMessage } from '../message/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { setAlarm } from './jobs.ts';
import { noteFact } from './keep.ts';
import type { SlaFact } from './rules/facts.ts';
import { wordFact } from './words.ts';

/** The lines of the log that told of the messages, by message: they were written here, or where this ticket was split from. */
async function toldIn(scope: Scope, ticketId: number, messageIds: readonly number[]): Promise<Map<number, string>> {
  const desk = scope.as(system);
  const found = new Map<number, string>();
  for (let id: number | null = ticketId; id !== null && found.size < messageIds.length;) {
    const lines = await desk.rows(eventRows).find({ where: { about: `ticket:${String(id)}`, event: messageWritten.event } });
    for (const line of lines) {
      const { messageId } = line.payload as { messageId: number };
      if (messageIds.includes(messageId)) found.set(messageId, String(line.id));
    }
    const ticket: { followsId: number | null } = await desk.rows(ticketRows).get(id);
    id = ticket.followsId;
  }
  return found;
}

interface Split {
  readonly ticketId: number;
  readonly clientId: number;
  readonly newTicketId: number;
  readonly messages: readonly SplitMessage[];
}

/**
 * What was asked is owed on the new ticket and no longer on the old one, each from when it was said (C14). What was answered stays answered on the old one, and
 * is an answer on the new one as well.
 */
export async function noteSplit(scope: Scope, { ticketId, clientId, newTicketId, messages }: Split): Promise<void> {
  const causes = await toldIn(
    scope,
    ticketId,
    messages.map((m) => m.messageId),
  );
  const note = async (id: number, fact: SlaFact) => setAlarm(scope, id, await noteFact(scope, { id, clientId }, fact));
  for (const message of messages) {
    const of = causes.get(message.messageId);
    const said = wordFact({ ...message, opening: false });
    if (of !== undefined && said?.kind === 'requester-message') {
      await note(ticketId, { kind: 'split', at: scope.now, of, cause: `${String(scope.eventId)}.${String(message.messageId)}` });
    }
    const again = wordFact(message);
    if (again) await note(newTicketId, { ...again, ...(of === undefined ? {} : { cause: of }) });
  }
}
