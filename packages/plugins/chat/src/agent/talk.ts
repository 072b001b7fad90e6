import {
  agentRows,
  can,
  contractOf,
  defineAction,
  lockTicket,
  RawRequest,
  whispers,
  writeMessage,
  type Scope,
  type Words,
} from '@luuri/core';
import { kept } from '../kept.ts';
import { IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { endChat } from '../conversation/end.ts';
import { lineNamed, nameLine } from '../conversation/lines.ts';
import { mailTranscript } from '../conversation/transcript.ts';
import { chatRows } from '../entities.ts';
import { takeChats } from '../permissions.ts';
import { chatSection } from '../section/index.ts';
import { topicOf } from '../stream/topic.ts';
import { fileIn, refIn, refPattern, Sent, sentAs } from '../visitor/say.ts';
import { ByChat, chatInHand, heldChat, ownAgentId } from './own.ts';
import { ChatView, viewOf } from './view.ts';

const nameOf = async (scope: Scope, id: number): Promise<string> => (await kept(scope).rows(agentRows).get(id)).name;

/** Put something into a chat once. It reaches the visitor as it is said, so it is not mailed after them. */
async function sendOnce(scope: Scope, chatId: number, sent: { ref: string; words: Pick<Words, 'text' | 'files'> }): Promise<Sent> {
  const held = await heldChat(scope, chatId);
  const again = await lineNamed(scope, held, sent.ref);
  if (again) return sentAs(again);
  const chat = await chatInHand(scope, chatId);
  const agentId = ownAgentId(scope);
  const { id: messageId } = await writeMessage(scope, await lockTicket(scope, chat.ticketId), {
    ...{ author: 'agent', authorId: scope.actor.id, authorName: await nameOf(scope, agentId), public: true, channel: 'chat', spoken: true },
    ...sent.words,
  });
  const line = await nameLine(scope, chat, { messageId, ref: sent.ref });
  // Who answers has read what was said before.
  await scope.rows(chatRows).update({ id: chatId }, { agentRead: line.seq });
  return sentAs(line);
}

export class SayToVisitor extends ByChat {
  /** What the sender calls it, 8-64 letters, digits, hyphens: sent again it is the same line. */
  @IsString() @Matches(refPattern) ref!: string;
  /** 1-4000 characters of plain text. */
  @IsString() @Length(1, 4000) text!: string;
}

export const sayToVisitor = defineAction('chat.answer', {
  summary: 'Say something in a chat of yours. Sent again under the same name it is said once.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/lines',
  input: SayToVisitor,
  output: Sent,
  run: (scope, { chatId, ref, text }): Promise<Sent> => sendOnce(scope, chatId, { ref, words: { text } }),
});

export class FileToVisitor extends RawRequest {
  @IsInt() chatId!: number;
}

export const fileToVisitor = defineAction('chat.answer-with-file', {
  summary: 'Send a file in a chat of yours: its bytes, with `x-ref`, `x-file-name` (percent-encoded) and `x-file-type`.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/files',
  input: FileToVisitor,
  raw: ['application/octet-stream'],
  output: Sent,
  async run(scope, request): Promise<Sent> {
    const { clientId } = await scope.rows(chatRows).get(request.chatId);
    const terms = (await contractOf(scope, clientId)).section(chatSection);
    const file = fileIn(request, { terms });
    return sendOnce(scope, request.chatId, { ref: refIn(request), words: { text: file.name, files: [file] } });
  },
});

export const agentTypes = defineAction('chat.agent-types', {
  summary: 'Say that you are typing in a chat of yours. Nothing of it is kept.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/typing',
  input: ByChat,
  reads: true,
  async run(scope, { chatId }): Promise<void> {
    const chat = await scope.rows(chatRows).get(chatId);
    if (chat.state === 'active' && chat.agentId === ownAgentId(scope))
      await scope.get(whispers).tell(scope, topicOf(chat), { typing: 'agent' });
  },
});

export class AgentReadUpTo extends ByChat {
  /** Number of the last line that was read. */
  @IsInt() @Min(0) @Max(2_000_000_000) seq!: number;
}

export const agentReads = defineAction('chat.agent-reads', {
  summary: 'Say how far you have read in a chat of yours.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/read',
  input: AgentReadUpTo,
  async run(scope, { chatId, seq }): Promise<void> {
    const chat = await scope.rows(chatRows).lock(chatId);
    const agentRead = Math.min(seq, chat.lastSeq);
    if (chat.agentId !== ownAgentId(scope) || agentRead <= chat.agentRead) return;
    await scope.rows(chatRows).update({ id: chatId }, { agentRead });
    await scope.get(whispers).tell(scope, topicOf(chat), { read: 'agent', seq: agentRead });
  },
});

export const agentEnds = defineAction('chat.end', {
  summary: 'End a chat of yours. Its ticket stays with you.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/end',
  input: ByChat,
  output: ChatView,
  async run(scope, { chatId }): Promise<ChatView> {
    const held = await heldChat(scope, chatId);
    if (held.state !== 'ended') await endChat(scope, await chatInHand(scope, chatId), 'agent');
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});

export const agentTranscript = defineAction('chat.send-transcript', {
  summary: 'Have the conversation mailed to the visitor.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/transcript',
  input: ByChat,
  async run(scope, { chatId }): Promise<void> {
    await mailTranscript(scope, await heldChat(scope, chatId));
  },
});
