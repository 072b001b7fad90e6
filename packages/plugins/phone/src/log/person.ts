import { introducePerson, personRows, type Person, type Scope } from '@luuri/core';
import { otherEnd, rememberNumber } from '../calls/match.ts';
import { callRows, type Call } from '../entities/index.ts';
import { otherClient, requesterMissing } from '../errors.ts';

/** Whom the caller says to be. */
export interface SaidToBe {
  readonly personId?: number | undefined;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

/** Somebody whom nobody can write to yet: only their name and their number are known. */
async function introduceByName(scope: Scope, clientId: number, name: string): Promise<Person> {
  return scope.rows(personRows).insert({ clientId, name, language: null, outside: false, createdAt: scope.now });
}

async function personOf(scope: Scope, call: Call & { clientId: number }, said: SaidToBe): Promise<Person> {
  const { clientId } = call;
  const personId = said.personId ?? (said.address === undefined && said.name === undefined ? call.personId : null) ?? undefined;
  if (personId !== undefined) {
    const person = await scope.rows(personRows).get(personId);
    if (person.clientId === clientId) return person;
    throw otherClient({ what: 'person', id: personId });
  }
  if (said.address !== undefined) {
    return introducePerson(scope, { clientId, address: said.address, ...(said.name === undefined ? {} : { name: said.name }) });
  }
  if (said.name === undefined) throw requesterMissing({});
  return introduceByName(scope, clientId, said.name);
}

/** The requester of a call: known, or made known, with the number that they called from. @throws `phone.requester-missing` */
export async function requesterOf(scope: Scope, call: Call & { clientId: number }, said: SaidToBe): Promise<Person> {
  const person = await personOf(scope, call, said);
  await rememberNumber(scope, person, otherEnd(call));
  if (call.personId !== person.id) await scope.rows(callRows).update({ id: call.id }, { personId: person.id });
  return person;
}
