import { attachmentRows, messageRows, out, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, lineRows, type Chat, type Line } from '../entities.ts';
import { tornChat } from '../errors.ts';

/** A file in a line. */
export class FileInLine {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  @out.text readonly mediaType!: string;
  /** In bytes. */
  @out.integer readonly size!: number;
}

/** A line as both sides see it. */
export interface LineView extends Pick<Line, 'seq' | 'kind' | 'by' | 'name' | 'ref' | 'at'> {
  readonly text: string | null;
  readonly files: readonly FileInLine[];
}

/** Add a line, with the next number. Whoever calls holds the chat's ticket, which is the lock of the chat as well. */
export async function addLine(scope: Scope, chatId: number, line: Pick<Line, 'kind' | 'by' | 'name' | 'messageId'>): Promise<Line> {
  const desk = kept(scope);
  const chat = await desk.rows(chatRows).lock(chatId);
  if (chat.ticketId === null) throw tornChat({ chatId });
  const seq = chat.lastSeq + 1;
  const { clientId, ticketId } = chat;
  const added = await desk.rows(lineRows).insert({ chatId, clientId, ticketId, seq, ref: null, at: scope.now, ...line });
  await desk.rows(chatRows).update({ id: chatId }, { lastSeq: seq, saidAt: scope.now });
  return added;
}

/** Lines after a number, the oldest first. The caller has asked whose the chat is. */
export async function linesAfter(
  scope: Scope,
  chatId: number,
  { after, limit = 200 }: { after: number; limit?: number },
): Promise<LineView[]> {
  const desk = kept(scope);
  const query = desk.rows(lineRows).query('line').andWhere('line.chatId = :chatId AND line.seq > :after', { chatId, after });
  const lines = await query.orderBy('line.seq').limit(limit).getMany();
  const messageIds = lines.flatMap((line) => (line.messageId === null ? [] : [line.messageId]));
  if (messageIds.length === 0) return lines.map((line) => viewOf(line, null, []));
  const said = await desk.rows(messageRows).find({ where: { id: messageIds } });
  const files = await desk.rows(attachmentRows).find({ where: { messageId: messageIds } });
  return lines.map((line) =>
    viewOf(
      line,
      said.find((message) => message.id === line.messageId)?.text ?? null,
      files.filter((file) => file.messageId === line.messageId).map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
    ),
  );
}

const viewOf = ({ seq, kind, by, name, ref, at }: Line, text: string | null, files: readonly FileInLine[]): LineView => ({
  ...{ seq, kind, by, name, ref, at },
  ...{ text, files },
});

/** The line that a side sent under a name of its own; the same again is the same line. */
export const lineNamed = (scope: Scope, chat: Pick<Chat, 'id'>, ref: string): Promise<Line | undefined> =>
  kept(scope).rows(lineRows).first({ chatId: chat.id, ref });

/** The line of a message gets the name under which it was sent. */
export async function nameLine(scope: Scope, chat: Pick<Chat, 'id'>, sent: { messageId: number; ref: string }): Promise<Line> {
  const rows = kept(scope).rows(lineRows);
  const line = await rows.first({ chatId: chat.id, messageId: sent.messageId });
  if (!line) throw tornChat({ chatId: chat.id });
  await rows.update({ id: line.id }, { ref: sent.ref });
  return { ...line, ref: sent.ref };
}
