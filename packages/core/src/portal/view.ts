import type { Scope } from '../kernel/index.ts';
import { system } from '../kernel/index.ts';
import { attachmentRows, messageRows, type Attachment } from '../message/index.ts';
import { categoryOf, type Ticket } from '../ticket/index.ts';

/** A ticket as its requester sees it: no tier, no team, no agent, no note. */
export interface OwnTicket {
  readonly id: number;
  readonly subject: string;
  readonly state: string;
  readonly category: string;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
}

/** What was said in public. */
export interface OwnMessage {
  readonly id: number;
  /** requester, agent or system. */
  readonly author: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: Date;
  readonly attachments: readonly Pick<Attachment, 'id' | 'name' | 'mediaType' | 'size'>[];
}

export const ownTicket = (scope: Scope, { id, subject, state, receivedAt, updatedAt }: Ticket): OwnTicket => ({
  ...{ id, subject, state, receivedAt, updatedAt },
  category: categoryOf(scope, state),
});

/** The public words of a ticket that the actor was found to see. Messages themselves are in no requester's reach: notes are among them. */
export async function publicWords(scope: Scope, ticketId: number): Promise<OwnMessage[]> {
  const desk = scope.as(system);
  const said = await desk.rows(messageRows).find({ where: { ticketId, public: true } });
  const files = await desk.rows(attachmentRows).find({ where: { ticketId } });
  return said.map(({ id, author, authorName, text, at }) => ({
    ...{ id, author, authorName, text, at },
    attachments: files
      .filter((f) => f.messageId === id)
      .map(({ id: file, name, mediaType, size }) => ({ id: file, name, mediaType, size })),
  }));
}
