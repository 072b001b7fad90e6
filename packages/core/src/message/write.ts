import { system, type InboundAttachment, type Scope } from '../kernel/index.ts';
import { touch, type Ticket } from '../ticket/index.ts';
import { keepBlob } from './blob.ts';
import { attachmentRows, messageRows, type Author, type Message } from './entities.ts';
import { messageWritten } from './events.ts';
import { moveOnMessage } from './move.ts';

/** What rooms and plugins say to put something on a ticket. */
export interface Words {
  readonly author: Author;
  readonly authorId: string;
  readonly authorName: string;
  readonly public: boolean;
  readonly automatic?: boolean;
  readonly channel: string;
  readonly text: string;
  readonly textStripped?: string;
  /** Already sanitised. */
  readonly html?: string;
  readonly externalId?: string;
  readonly references?: readonly string[];
  readonly files?: readonly InboundAttachment[];
  /** When it reached us; now when left out. */
  readonly at?: Date;
  /** True for the words that the ticket was opened with. */
  readonly opening?: boolean;
  /** True for what the requester was told by mouth: it counts as said, and is not carried to them again. */
  readonly spoken?: boolean;
  /** True for a bot's words. */
  readonly bot?: boolean;
  /** True for history from elsewhere: it is carried to nobody, and moves nothing. */
  readonly imported?: boolean;
}

async function keepFiles(scope: Scope, message: Message, files: readonly InboundAttachment[]): Promise<void> {
  const { id: messageId, ticketId, clientId } = message;
  for (const file of files) {
    const blobId = await keepBlob(scope, file.bytes);
    await scope
      .as(system)
      .rows(attachmentRows)
      .insertAll([
        {
          ...{ messageId, ticketId, clientId, blobId, name: file.name, mediaType: file.mediaType, size: file.bytes.byteLength },
          ...{ inline: file.inline, contentId: file.contentId ?? null },
        },
      ]);
  }
}

/** Put words on a ticket, whoever acts. It asks for no permission; lock the ticket first. */
export async function writeMessage(scope: Scope, ticket: Ticket, words: Words): Promise<Message> {
  const { author, authorId, authorName, channel, automatic = false, opening = false } = words;
  const message = await scope
    .as(system)
    .rows(messageRows)
    .insert({
      ...{
        ticketId: ticket.id,
        clientId: ticket.clientId,
        author,
        authorId,
        authorName,
        public: words.public,
        automatic,
        channel,
        text: words.text,
      },
      ...{ textStripped: words.textStripped ?? null, html: words.html ?? null, externalId: words.externalId ?? null },
      ...{ references: [...(words.references ?? [])], at: words.at ?? scope.now },
    });
  await keepFiles(scope, message, words.files ?? []);
  if (!opening) await touch(scope, ticket); // one that is opened just now is as new as its words
  const said = { author, public: words.public, automatic, opening };
  const { clientId } = ticket;
  const fact = { ticketId: ticket.id, clientId, messageId: message.id, channel, at: message.at.toISOString(), ...said };
  const heard = {
    ...(words.spoken ? { spoken: true as const } : {}),
    ...(words.bot ? { bot: true as const } : {}),
    ...(words.imported ? { imported: true as const } : {}),
  };
  const eventId = await scope.emit(messageWritten, { ...fact, ...heard });
  if (!words.imported) await moveOnMessage(scope.as(system, eventId), ticket.id, said);
  return message;
}
