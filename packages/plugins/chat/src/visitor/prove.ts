import { randomInt, timingSafeEqual } from 'node:crypto';
import {
  anyone,
  catalogue,
  contractOf,
  fromAddressOf,
  defineAction,
  defineOutsideJob,
  log,
  onlySystem,
  Secret,
  type OutboundMessage,
  type Scope,
} from '@luuri/core';
import { kept } from '../kept.ts';
import { Matches } from 'class-validator';
import { openConversation } from '../conversation/open.ts';
import { chatRows, type Chat } from '../entities.ts';
import { wrongCode } from '../errors.ts';
import { addressProven } from '../events.ts';
import { mayProve } from '../rules/proof.ts';
import { mayAsk } from '../sites.ts';
import { wordsIn } from '../texts.ts';
import { ByToken, hashOf, ownChat } from './inputs.ts';
import { VisitorChat, visitorView } from './view.ts';

const MINUTES = 10;
const TRIES = 5;
const SENDS = 5;

/** A code as its hash; with the chat's own hash in it, so that no list of all codes tells one. */
const hashOfCode = ({ tokenHash }: Pick<Chat, 'tokenHash'>, code: string): string => hashOf(`${tokenHash}.${code}`);

/** Make a code and the mail that carries it: here and not before, so that it is written down nowhere. */
export const prepareCode = defineAction<
  { chatId: number },
  { post: OutboundMessage; send: (post: OutboundMessage) => Promise<unknown> } | undefined
>('chat.prepare-code', {
  summary: 'Make the code that a visitor types to show that they read mail of an address.',
  allow: onlySystem,
  async run(scope, { chatId }) {
    const chat = await scope.rows(chatRows).lock(chatId);
    const send = scope.get(catalogue).channels.find((one) => one.channel === 'email')?.send;
    if (!send) scope.get(log).warn({ chatId }, 'A code for a chat cannot be mailed: set LUURI_SMTP_URL.');
    if (!send || !mayProve(chat)) return undefined;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const codeUntil = new Date(scope.now.getTime() + MINUTES * 60_000);
    await scope.rows(chatRows).update({ id: chatId }, { codeHash: hashOfCode(chat, code), codeTries: 0, codeUntil });
    const contract = await contractOf(scope, chat.clientId);
    const from = fromAddressOf(contract);
    const id = `<chat.${hashOf(`${chat.tokenHash}${scope.now.toISOString()}`)}@${from.slice(from.lastIndexOf('@') + 1)}>`;
    const post: OutboundMessage = {
      ...{ deliveryId: 0, ticketId: undefined, from: { address: from, name: contract.name }, to: chat.address, language: chat.language },
      ...wordsIn(chat.language).code(code, MINUTES),
      ...{ externalId: id, inReplyTo: undefined, references: [], automatic: true, loopMark: 'desk-chat', files: [] },
    };
    return { post, send };
  },
});

export const mailCode = defineOutsideJob<{ chatId: number }>('chat.mail-code', {
  attempts: SENDS,
  async reach(session, input) {
    const made = await session.run(prepareCode, input);
    await made?.send(made.post);
    return undefined;
  },
});

/** The visitor is to show that they read mail of the address. */
export const askForProof = (scope: Scope, { id: chatId }: Chat): Promise<void> =>
  scope.schedule(mailCode, { key: String(chatId), input: { chatId } });

export class ProveAddress extends ByToken {
  /** Six digits, from the mail. */
  @Matches(/^\d{6}$/) @Secret() code!: string;
}

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** How often a wrong one was typed is kept, also when the answer is an error: so it is no error that rolls back. */
export const proveAddress = defineAction('chat.prove', {
  summary:
    'Type the code that was mailed; before the chat began, it comes into the queue then. It shows that mail of the address is read, and proves nothing else.',
  allow: anyone,
  http: 'POST /chat/:key/prove',
  input: ProveAddress,
  output: VisitorChat,
  origins: mayAsk,
  async run(scope, { code, ...who }): Promise<VisitorChat> {
    const { chat: found } = await ownChat(scope, who);
    const rows = kept(scope).rows(chatRows);
    const chat = await rows.lock(found.id);
    if (!mayProve(chat)) return visitorView(scope, chat);
    if (chat.codeUntil === null || chat.codeUntil <= scope.now || chat.codeTries >= TRIES) throw wrongCode({});
    if (!isSame(chat.codeHash ?? '', hashOfCode(chat, code))) {
      await rows.update({ id: chat.id }, { codeTries: chat.codeTries + 1 });
      return Object.assign(await visitorView(scope, chat), { triesLeft: TRIES - chat.codeTries - 1 });
    }
    const proven = { verified: 'mail', codeHash: null, codeUntil: null };
    await rows.update({ id: chat.id }, proven);
    const { id: chatId, clientId, ticketId } = chat;
    if (ticketId !== null) {
      await scope.emit(addressProven, { chatId, clientId, ticketId });
      return visitorView(scope, { ...chat, ...proven });
    }
    return visitorView(scope, await openConversation(scope, { ...chat, ...proven }));
  },
});
