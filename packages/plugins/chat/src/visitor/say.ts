import { anyone, defineAction, lockTicket, out, writeMessage, type Scope, type Words } from '@luuri/core';
import { kept } from '../kept.ts';
import { IsString, Length, Matches } from 'class-validator';
import { lineNamed, nameLine } from '../conversation/lines.ts';
import { chatRows, type Chat, type Line } from '../entities.ts';
import { chatOver, fileRefused } from '../errors.ts';
import { safeName, whyRefused } from '../rules/files.ts';
import { mayAsk, type SiteOf } from '../sites.ts';
import { begun, ByToken, ByTokenHeader, ownChat, tokenIn } from './inputs.ts';
import { checkLine } from './limits.ts';

/** A name that the sender gives to what it sends: unique within the chat. */
export const refPattern = /^[\w-]{8,64}$/;

/** Where something that was sent stands; the same answer however often it is sent. */
export class Sent {
  /** Number of the line. */
  @out.integer seq!: number;
  @out.instant at!: Date;
}
export const sentAs = ({ seq, at }: Line): Sent => ({ seq, at });

/** Put something into a chat once. The ticket is the lock: of two that are the same, the second finds the first. */
async function sendOnce(scope: Scope, found: Chat, sent: { ref: string; words: Pick<Words, 'text' | 'files'> }): Promise<Sent> {
  const { ticketId, personId } = begun(found);
  const ticket = await lockTicket(scope, ticketId);
  const again = await lineNamed(scope, found, sent.ref);
  if (again) return sentAs(again);
  const chat = await kept(scope).rows(chatRows).get(found.id);
  if (chat.state === 'ended') throw chatOver({});
  await checkLine(scope, chat);
  const { id: messageId } = await writeMessage(scope, ticket, {
    ...{ author: 'requester', authorId: `person:${String(personId)}`, authorName: chat.name, public: true, channel: 'chat' },
    ...sent.words,
  });
  return sentAs(await nameLine(scope, chat, { messageId, ref: sent.ref }));
}

export class SayInChat extends ByToken {
  /** What the sender calls it, 8-64 letters, digits, hyphens: sent again it is the same line. */
  @IsString() @Matches(refPattern) ref!: string;
  /** 1-4000 characters of plain text. */
  @IsString() @Length(1, 4000) text!: string;
}

export const sayInChat = defineAction('chat.say', {
  summary: 'Say something as the visitor of a chat. Sent again under the same name it is said once.',
  allow: anyone,
  http: 'POST /chat/:key/say',
  input: SayInChat,
  output: Sent,
  origins: mayAsk,
  async run(scope, { ref, text, ...who }): Promise<Sent> {
    const { chat } = await ownChat(scope, who);
    return sendOnce(scope, chat, { ref, words: { text } });
  },
});

/** The file that a request holds, with its name in a header, percent-encoded. @throws `chat.file-refused` */
export function fileIn({ headers, body }: Pick<ByTokenHeader, 'headers' | 'body'>, { terms }: Pick<SiteOf, 'terms'>) {
  const mediaType = (headers['x-file-type'] ?? '').toLowerCase() || 'application/octet-stream';
  const why = whyRefused(terms.files, { mediaType, bytes: body });
  if (why !== undefined) throw fileRefused({ why });
  return { name: safeName(decoded(headers['x-file-name'] ?? '')), mediaType, bytes: body, inline: false };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @throws `chat.file-refused` */
export function refIn({ headers }: Pick<ByTokenHeader, 'headers'>): string {
  const ref = headers['x-ref'] ?? '';
  if (!refPattern.test(ref)) throw fileRefused({ why: 'has no name of 8-64 letters, digits and hyphens in x-ref' });
  return ref;
}

export const sendFile = defineAction('chat.send-file', {
  summary:
    'Send a file as the visitor of a chat: its bytes, with `x-chat-token`, `x-ref`, `x-file-name` (percent-encoded) and `x-file-type`.',
  allow: anyone,
  http: 'POST /chat/:key/files',
  input: ByTokenHeader,
  raw: ['application/octet-stream'],
  output: Sent,
  origins: mayAsk,
  async run(scope, request): Promise<Sent> {
    const { chat, site } = await ownChat(scope, { key: request.key, token: tokenIn(request) });
    const file = fileIn(request, site);
    return sendOnce(scope, chat, { ref: refIn(request), words: { text: file.name, files: [file] } });
  },
});
