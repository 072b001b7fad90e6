import { erased, personAddressRows, type PersonalData, type Scope, type Forgotten, type Unidentified } from '@luuri/core';
import { chatRows, passRows, siteRows } from './entities.ts';

const nothing = { name: erased, address: '', question: '', page: null, network: '' };

/** Visitors who never showed that the address is theirs: there is no ticket, and nobody whom the chat could go with. */
async function chatsOfNobody(scope: Scope, { clientId, before, held, limit }: Unidentified): Promise<Forgotten> {
  const ways = held.length === 0 ? [] : await scope.rows(personAddressRows).find({ where: { clientId, personId: [...held] } });
  const query = scope
    .rows(chatRows)
    .query('chat')
    .andWhere('chat.clientId = :clientId AND chat.personId IS NULL AND chat.ticketId IS NULL', { clientId })
    .andWhere('chat.startedAt < :before AND chat.name <> :erased', { before, erased });
  if (ways.length > 0) query.andWhere('chat.address NOT IN (:...held)', { held: ways.map((way) => way.address) });
  const found = await query.orderBy('chat.id').limit(limit).getMany();
  const ids = found.map((chat) => chat.id);
  const over = { state: 'ended' as const, endedBy: 'gone' as const, codeHash: null, codeUntil: null };
  if (ids.length > 0) await scope.rows(chatRows).update({ id: ids }, { ...nothing, ...over });
  await scope.rows(chatRows).update({ id: found.filter((chat) => chat.endedAt === null).map((chat) => chat.id) }, { endedAt: scope.now });
  const key = (await scope.rows(siteRows).find({ where: { clientId } })).map((site) => site.key);
  const at = found.map((chat) => chat.startedAt);
  return { count: ids.length, named: { chatId: ids }, made: [{ action: 'chat.start', at, given: { key } }] };
}

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
    await scope.rows(chatRows).update({ clientId, personId }, nothing);
    if (addresses.length > 0) await scope.rows(chatRows).update({ clientId, personId: null, address: [...addresses] }, nothing);
    await scope.rows(passRows).remove({ personId });
  },
  eraseUnidentified: chatsOfNobody,
  async named(scope, { personId, ticketIds }) {
    const own = await scope.rows(chatRows).find({ where: { personId } });
    const onTheirs = await scope.rows(chatRows).find({ where: { ticketId: [...ticketIds] } });
    return { chatId: [...new Set([...own, ...onTheirs].map((chat) => chat.id))] };
  },
};
