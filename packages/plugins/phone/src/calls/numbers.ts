import { contractApplied, contractById, system, within, wrongPack, type Scope } from '@luuri/core';
import { clientNumberRows } from '../entities/index.ts';
import { phoneSection } from '../section/index.ts';

/** Calls find their client by the number that was dialled: always those of the newest pack. A number is one client's. */
async function followNumbers(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const rows = scope.as(system).rows(clientNumberRows);
  const { numbers, region } = (await contractById(scope, contractId)).section(phoneSection);
  const listed = [...new Map(numbers.map((n) => [n.number, n])).values()];
  const others =
    listed.length > 0 ? (await rows.find({ where: { number: listed.map((n) => n.number) } })).filter((n) => n.clientId !== clientId) : [];
  if (others.length > 0) {
    const message = (number: string) => `must not hold ${number}: it is another client's number`;
    throw wrongPack({ mistakes: others.map(({ number }) => ({ path: 'phone.numbers', message: message(number) })) });
  }
  await rows.remove({ clientId });
  await rows.insertAll(listed.map(({ number, language = null, queue = null }) => ({ number, clientId, region, language, queue })));
}

export const listeners = [within(contractApplied, followNumbers)];
