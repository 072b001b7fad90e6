import { can, defineAction } from '@luuri/core';
import { chatRows } from '../entities.ts';
import { provenAlready, tooFast } from '../errors.ts';
import { proofAsked } from '../events.ts';
import { takeChats } from '../permissions.ts';
import { secondsUntilNextCode } from '../rules/proof.ts';
import { askForProof } from '../visitor/prove.ts';
import { ByChat, chatInHand } from './own.ts';
import { ChatView, viewOf } from './view.ts';

export const askVisitorToProve = defineAction('chat.ask-proof', {
  summary:
    'Mail a code to the address that the visitor of a chat of yours gave, for them to type there: it shows that the address is theirs. Again for another code.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/proof',
  input: ByChat,
  output: ChatView,
  async run(scope, { chatId }): Promise<ChatView> {
    const { verified, proofAskedAt, clientId, ticketId } = await chatInHand(scope, chatId);
    if (verified !== 'none') throw provenAlready({ chatId });
    const retryAfterSeconds = secondsUntilNextCode(proofAskedAt, scope.now);
    if (retryAfterSeconds > 0) throw tooFast({ retryAfterSeconds });
    await scope.rows(chatRows).update({ id: chatId }, { proofAskedAt: scope.now });
    const chat = await scope.rows(chatRows).get(chatId);
    await askForProof(scope, chat);
    await scope.emit(proofAsked, { chatId, clientId, ticketId });
    return viewOf(scope, chat);
  },
});
