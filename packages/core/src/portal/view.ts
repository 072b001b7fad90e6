import { out, system, type Scope } from '../kernel/index.ts';
import { attachmentRows, messageRows } from '../message/index.ts';
import { categoryOf, type Ticket } from '../ticket/index.ts';

/** A ticket as its requester sees it: no tier, no team, no agent, no note. */
export class OwnTicket {
  @out.integer readonly id!: number;
  @out.text readonly subject!: string;
  @out.text readonly state!: string;
  @out.text readonly category!: string;
  @out.instant readonly receivedAt!: Date;
  @out.instant readonly updatedAt!: Date;
}

/** A file of a message. */
export class OwnFile {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  @out.text readonly mediaType!: string;
  /** Bytes. */
  @out.integer readonly size!: number;
}

/** What was said in public. */
export class OwnMessage {
  @out.integer readonly id!: number;
  /** requester, agent or system. */
  @out.text readonly author!: string;
  @out.text readonly authorName!: string;
  @out.text readonly text!: string;
  @out.instant readonly at!: Date;
  @out.list(OwnFile) readonly attachments!: readonly OwnFile[];
}

/** A ticket with what was said in public. */
export class OwnTicketWithWords extends OwnTicket {
  @out.list(OwnMessage) readonly messages!: readonly OwnMessage[];
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
