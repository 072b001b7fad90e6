import { contractOf, defineJob, lockTicket, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows } from '../entities.ts';
import { lookedAt } from '../rules/look.ts';
import { chatSection } from '../section/index.ts';
import { endChat } from './end.ts';

/** Ends a chat that nobody goes on with; where somebody did meanwhile, it looks again when that is due. One job for each chat. */
export const lookAfter = defineJob<{ chatId: number }>('chat.look-after', {
  async run(scope, { chatId }) {
    const { ticketId } = await scope.rows(chatRows).get(chatId);
    if (ticketId !== null) await lockTicket(scope, ticketId);
    const chat = await scope.rows(chatRows).get(chatId);
    const { idleMs } = (await contractOf(scope, chat.clientId)).section(chatSection);
    const found = lookedAt(chat, idleMs, scope.now);
    if (found && 'end' in found) await endChat(scope, chat, found.end);
    if (found && 'lookAt' in found)
      await scope.schedule(lookAfter, { key: String(chatId), at: found.lookAt, input: { chatId }, uncaused: true });
  },
});

/** Look when the chat, as it is now, could end by itself. */
export async function lookAt(scope: Scope, chatId: number): Promise<void> {
  const chat = await kept(scope).rows(chatRows).get(chatId);
  const { idleMs } = (await contractOf(scope, chat.clientId)).section(chatSection);
  const found = lookedAt(chat, idleMs, scope.now);
  const at = found && 'lookAt' in found ? found.lookAt : scope.now;
  await scope.schedule(lookAfter, { key: String(chatId), at, input: { chatId }, uncaused: true });
}
