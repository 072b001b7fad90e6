import { IsEmail, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { contractOf, isOfClient, languagesOfTheDesk } from '../client/index.ts';
import { can, defineAction, definePermission, onlySystem, out, system, type Scope } from '../kernel/index.ts';
import { contactRows, Person, personAddressRows, personRows } from './entities.ts';

export const manageContacts = definePermission('people.manage-contacts', "Say who sees all of a client's tickets.", ['team-lead']);
export const seePeople = definePermission('people.see', 'See who asks.', ['agent', 'team-lead', 'quality']);

export class Introduction {
  @IsInt() clientId!: number;
  /** Mail address; kept in small letters. */
  @IsEmail({ allow_utf8_local_part: true, require_tld: false }) address!: string;
  @IsOptional() @IsString() @Length(0, 200) name?: string;
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
}

async function known(scope: Scope, clientId: number, address: string): Promise<Person | undefined> {
  const way = await scope.rows(personAddressRows).first({ clientId, kind: 'email', address });
  return way && scope.rows(personRows).get(way.personId);
}

async function remember(scope: Scope, person: Person, told: { name?: string; language?: string }): Promise<Person> {
  const change = {
    ...(told.name && !person.name ? { name: told.name } : {}),
    ...(told.language && !person.language ? { language: told.language } : {}),
  };
  if (Object.keys(change).length > 0) await scope.rows(personRows).update({ id: person.id }, change);
  return { ...person, ...change };
}

/** Find a client's person by mail address, or remember a new one. For rooms that have checked the address themselves. */
export async function introducePerson(caller: Scope, { clientId, address: given, name, language }: Introduction): Promise<Person> {
  const scope = caller.as(system);
  const address = given.toLowerCase();
  const told = { ...(name ? { name } : {}), ...(language ? { language } : {}) };
  const person = await known(scope, clientId, address);
  if (person) return remember(scope, person, told);
  const outside = !(await isOfClient(scope, clientId, address));
  const made = await scope
    .rows(personRows)
    .insert({ clientId, name: name ?? '', language: language ?? null, outside, createdAt: scope.now });
  await scope.rows(personAddressRows).insert({ personId: made.id, clientId, kind: 'email', address });
  return made;
}

export const introduce = defineAction('people.introduce', {
  summary: "Find a client's person by mail address, or remember a new one.",
  allow: onlySystem,
  input: Introduction,
  run: introducePerson,
});

/** The language that a person is answered in: their own, else the client's first. */
export const languageOf = async (scope: Scope, { language, clientId }: Person): Promise<string> =>
  language ?? (await contractOf(scope, clientId)).languages[0];

export class ByPerson {
  @IsInt() personId!: number;
}

/** A person with their addresses. */
export class PersonView extends Person {
  @out.list(out.text) readonly addresses!: readonly string[];
  /** True when they see all of their client's tickets. */
  @out.flag readonly isContact!: boolean;
}

export const getPerson = defineAction('people.get', {
  summary: 'A person and how to reach them.',
  allow: can(seePeople),
  http: 'GET /people/:personId',
  input: ByPerson,
  output: PersonView,
  async run(scope, { personId }): Promise<PersonView> {
    const person = await scope.rows(personRows).get(personId);
    const ways = await scope.rows(personAddressRows).find({ where: { personId } });
    const isContact = (await scope.rows(contactRows).first({ personId })) !== undefined;
    return { ...person, addresses: ways.map((w) => w.address), isContact };
  },
});

export const makeContact = defineAction('people.make-contact', {
  summary: "Let a person see all of their client's tickets: a client contact.",
  allow: can(manageContacts),
  http: 'PUT /people/:personId/contact',
  input: ByPerson,
  async run(scope, { personId }): Promise<void> {
    const { clientId } = await scope.rows(personRows).lock(personId);
    if (!(await scope.rows(contactRows).first({ personId }))) await scope.rows(contactRows).insert({ clientId, personId });
  },
});

export const unmakeContact = defineAction('people.unmake-contact', {
  summary: 'Let a person see their own tickets alone again.',
  allow: can(manageContacts),
  http: 'DELETE /people/:personId/contact',
  input: ByPerson,
  async run(scope, { personId }): Promise<void> {
    await scope.rows(personRows).get(personId);
    await scope.rows(contactRows).remove({ personId });
  },
});
