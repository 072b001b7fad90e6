import { anyone, attachmentRows, blobBytes, defineAction, Download, lockTicket, notFound, whispers, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { IsInt, Max, Min } from 'class-validator';
import { endChat } from '../conversation/end.ts';
import { mailTranscript } from '../conversation/transcript.ts';
import { chatRows, lineRows } from '../entities.ts';
import { topicOf } from '../stream/topic.ts';
import { mayAsk } from '../sites.ts';
import { begun, ByToken, ByTokenHeader, ownChat, tokenIn } from './inputs.ts';
import { visitorView, VisitorChat } from './view.ts';

export const visitorTypes = defineAction('chat.type', {
  summary: 'Say that the visitor is typing. Nothing of it is kept.',
  allow: anyone,
  http: 'POST /chat/:key/typing',
  input: ByToken,
  reads: true,
  origins: mayAsk,
  async run(scope, who): Promise<void> {
    const { chat } = await ownChat(scope, who);
    if (chat.state === 'active') await scope.get(whispers).tell(scope, topicOf(chat), { typing: 'visitor' });
  },
});

export class ReadUpTo extends ByToken {
  /** Number of the last line that was read. */
  @IsInt() @Min(0) @Max(2_000_000_000) seq!: number;
}

export const visitorReads = defineAction('chat.read', {
  summary: 'Say how far the visitor has read.',
  allow: anyone,
  http: 'POST /chat/:key/read',
  input: ReadUpTo,
  origins: mayAsk,
  async run(scope, { seq, ...who }): Promise<void> {
    const { chat: found } = await ownChat(scope, who);
    const rows = kept(scope).rows(chatRows);
    const chat = await rows.lock(found.id);
    const visitorRead = Math.min(seq, chat.lastSeq);
    if (visitorRead <= chat.visitorRead) return;
    await rows.update({ id: chat.id }, { visitorRead });
    await scope.get(whispers).tell(scope, topicOf(chat), { read: 'visitor', seq: visitorRead });
  },
});

export const visitorEnds = defineAction('chat.leave', {
  summary: 'End a chat as its visitor. The ticket goes on.',
  allow: anyone,
  http: 'POST /chat/:key/end',
  input: ByToken,
  output: VisitorChat,
  origins: mayAsk,
  async run(scope, who): Promise<VisitorChat> {
    const { chat: found } = await ownChat(scope, who);
    if (found.ticketId !== null) await lockTicket(scope, found.ticketId);
    const chat = await kept(scope).rows(chatRows).get(found.id);
    await endChat(scope, chat, 'visitor');
    return visitorView(scope, await kept(scope).rows(chatRows).get(chat.id));
  },
});

/** Of a transcript that was mailed no second is, until more is said. */
async function transcribe(scope: Scope, who: ByToken): Promise<void> {
  const { chat: found } = await ownChat(scope, who);
  const { ticketId } = begun(found);
  await lockTicket(scope, ticketId);
  const rows = kept(scope).rows(chatRows);
  const chat = await rows.get(found.id);
  if (chat.mailedSeq >= chat.lastSeq) return;
  await rows.update({ id: chat.id }, { mailedSeq: chat.lastSeq });
  await mailTranscript(scope, chat);
}

export const visitorTranscript = defineAction('chat.mail-transcript', {
  summary: 'Have the conversation mailed to the address that the visitor gave, once for what was said so far.',
  allow: anyone,
  http: 'POST /chat/:key/transcript',
  input: ByToken,
  origins: mayAsk,
  run: transcribe,
});

export const visitorState = defineAction('chat.state', {
  summary: 'How a chat stands: for a page that comes back.',
  allow: anyone,
  http: 'POST /chat/:key/state',
  input: ByToken,
  output: VisitorChat,
  reads: true,
  origins: mayAsk,
  run: async (scope, who): Promise<VisitorChat> => visitorView(scope, (await ownChat(scope, who)).chat),
});

export class ByTokenAndFile extends ByTokenHeader {
  @IsInt() attachmentId!: number;
}

export const visitorDownload = defineAction('chat.file', {
  summary: 'A file of a chat, for its visitor: with `x-chat-token`.',
  allow: anyone,
  http: 'GET /chat/:key/files/:attachmentId',
  input: ByTokenAndFile,
  raw: [],
  output: Download,
  origins: mayAsk,
  async run(scope, request): Promise<Download> {
    const { chat } = await ownChat(scope, { key: request.key, token: tokenIn(request) });
    const desk = kept(scope);
    const { ticketId } = begun(chat);
    const file = await desk.rows(attachmentRows).first({ id: request.attachmentId, ticketId });
    // What stands on the ticket and not in the chat, notes of agents say, is not the visitor's.
    const line = file && (await desk.rows(lineRows).first({ chatId: chat.id, messageId: file.messageId }));
    if (!file || !line) throw notFound({ what: 'attachment', id: request.attachmentId });
    return new Download({ name: file.name, mediaType: file.mediaType, bytes: await blobBytes(scope, file.blobId) });
  },
});
