import { can, contractOf, defineAction, out } from '@luuri/core';
import { chatRows } from '../entities.ts';
import { seeChats } from '../permissions.ts';
import { chatSection } from '../section/index.ts';
import { ByChat } from './own.ts';

/** What the contract of a chat's client says to whoever talks in it. */
export class TermsOfChat {
  /** What the client wants said first, and what outside of its hours, in the visitor's language; null for nothing. */
  @out.orNull(out.text) readonly greeting!: string | null;
  @out.orNull(out.text) readonly away!: string | null;
  /** How many chats an agent may have at once when one of this client is among them. */
  @out.integer readonly limit!: number;
  /** Milliseconds of silence after which it ends by itself. */
  @out.integer readonly idleMs!: number;
  /** The largest file, in bytes; 0 when none may be sent. */
  @out.integer readonly mostFileBytes!: number;
  /** Media types, `image/*` for all of a kind. */
  @out.list(out.text) readonly fileTypes!: readonly string[];
  /** What a chat may come to, and whether it has to be said. */
  @out.list(out.text) readonly wrapUpCodes!: readonly string[];
  @out.flag readonly wrapUpMandatory!: boolean;
}

export const termsOfChat = defineAction('chat.terms', {
  summary: 'What the contract of a chat’s client says to whoever talks in it: words to begin with, files, how it is wrapped up.',
  allow: can(seeChats),
  http: 'GET /chats/:chatId/terms',
  input: ByChat,
  output: TermsOfChat,
  async run(scope, { chatId }): Promise<TermsOfChat> {
    const { clientId, language } = await scope.rows(chatRows).get(chatId);
    const { greeting, away, limitPerAgent, idleMs, files, wrapUp } = (await contractOf(scope, clientId)).section(chatSection);
    return {
      ...{ greeting: greeting[language] ?? null, away: away[language] ?? null, limit: limitPerAgent, idleMs },
      ...{ mostFileBytes: files.mostBytes, fileTypes: files.types, wrapUpCodes: wrapUp.codes, wrapUpMandatory: wrapUp.mandatory },
    };
  },
});
