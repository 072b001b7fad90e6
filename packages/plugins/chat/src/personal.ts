import { erased, type PersonalData } from '@luuri/core';
import { chatRows, passRows } from './entities.ts';

/** What a visitor said of themselves. What they said is a message of the ticket, and found there. */
export const chatsOfPerson: PersonalData = {
  place: 'chats',
  async find(scope, { personId, addresses, clientId }) {
    const own = await scope.rows(chatRows).find({ where: { clientId, personId } });
    const unproven =
      addresses.length === 0 ? [] : await scope.rows(chatRows).find({ where: { clientId, personId: null, address: [...addresses] } });
    return [...own, ...unproven]
      .filter((chat) => chat.name !== erased)
      .map(({ id, name, address, question, page, startedAt }) => ({ id, name, address, question, page, startedAt }));
  },
  async erase(scope, { personId, addresses, clientId }) {
    const nothing = { name: erased, address: '', question: '', page: null, network: '' };
    await scope.rows(chatRows).update({ clientId, personId }, nothing);
    if (addresses.length > 0) await scope.rows(chatRows).update({ clientId, personId: null, address: [...addresses] }, nothing);
    await scope.rows(passRows).remove({ personId });
  },
  async named(scope, { personId, ticketIds }) {
    const own = await scope.rows(chatRows).find({ where: { personId } });
    const onTheirs = await scope.rows(chatRows).find({ where: { ticketId: [...ticketIds] } });
    return { chatId: [...new Set([...own, ...onTheirs].map((chat) => chat.id))] };
  },
};
