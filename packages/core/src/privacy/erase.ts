import { createHash } from 'node:crypto';
import { system, type Scope } from '../kernel/index.ts';
import { personAddressRows, personRows, type Person } from '../people/index.ts';
import { messageRows } from '../message/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { erasureRows, holdRows, type Erasure, type Finding, type LegalHold } from './entities.ts';
import { notErased, onHold } from './errors.ts';
import { personErased } from './events.ts';
import { ownPlaces } from './places.ts';
import { personalData, type CallsMade, type Named, type PersonalData, type Sought, type Subject } from './ports.ts';

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Places of plugins first: they may find a person by what the core keeps. */
export const placesOf = (scope: Scope): readonly PersonalData[] => [...scope.get(personalData), ...ownPlaces];

export async function subjectOf(scope: Scope, { id: personId, clientId, name }: Person): Promise<Subject> {
  const desk = scope.as(system);
  const ways = await desk.rows(personAddressRows).find({ where: { personId } });
  const tickets = await desk
    .rows(ticketRows)
    .query('ticket')
    .select('ticket.id')
    .andWhere('ticket.requesterId = :personId', { personId })
    .getMany();
  const ticketIds = tickets.map((t) => t.id);
  const who = { personId, clientId, names: name ? [name] : [], addresses: ways.map((w) => w.address), ticketIds };
  return { ...who, named: await namedIn(desk, who), made: await madeIn(desk, who) };
}

async function madeIn(desk: Scope, who: Sought): Promise<CallsMade[]> {
  const made: CallsMade[] = [];
  for (const place of placesOf(desk)) made.push(...((await place.made?.(desk, who)) ?? []));
  return made;
}

/** Asked before anything is erased: some are found by what goes then. */
async function namedIn(desk: Scope, who: Sought): Promise<Named> {
  const named = new Map<string, (number | string)[]>([['ticketId', [...who.ticketIds]]]);
  for (const place of placesOf(desk))
    for (const [field, values] of Object.entries((await place.named?.(desk, who)) ?? {}))
      named.set(field, [...(named.get(field) ?? []), ...values]);
  return Object.fromEntries(named);
}

/** Tickets in which there is a word of theirs, their own and those of others. */
async function ticketsWith(desk: Scope, { personId, clientId, ticketIds }: Subject): Promise<number[]> {
  const said = await desk.rows(messageRows).find({ where: { clientId, authorId: `person:${String(personId)}` } });
  return [...new Set([...ticketIds, ...said.map((message) => message.ticketId)])];
}

/** The hold that a person is under, their own or their client's. */
export async function holdOn(scope: Scope, { id, clientId }: Pick<Person, 'id' | 'clientId'>): Promise<LegalHold | undefined> {
  const holds = await scope.as(system).rows(holdRows).find({ where: { clientId } });
  return holds.find((h) => h.personId === null || h.personId === id);
}

/**
 * Take everything of a person out of the desk, and prove it: what was found where, its hash, and that nothing is left. Tickets, their
 * clocks and their history stay. One unit of work: it is done whole, or not at all.
 * @throws `privacy.legal-hold`, `privacy.not-erased`
 */
export async function erasePerson(scope: Scope, personId: number, why: string): Promise<Erasure> {
  const desk = scope.as(system);
  const person = await desk.rows(personRows).lock(personId);
  const hold = await holdOn(scope, person);
  if (hold) throw onHold({ personId, reason: hold.reason });
  const who = await subjectOf(scope, person);
  const places = placesOf(scope);
  const before: Omit<Finding, 'left'>[] = [];
  for (const { place, find } of places) {
    const found = await find(desk, who);
    before.push({ place, found: found.length, sha256: sha256(found) });
  }
  const ticketIds = await ticketsWith(desk, who);
  for (const { erase } of places) await erase(desk, who);
  const findings: Finding[] = [];
  for (const [i, { find }] of places.entries()) {
    const had = before[i];
    if (had) findings.push({ ...had, left: (await find(desk, who)).length });
  }
  const left = findings.filter((f) => f.left > 0);
  if (left.length > 0) throw notErased({ places: left.map((f) => f.place) });
  const proof = { clientId: who.clientId, personId, at: scope.now, by: scope.actor.id, why, findings };
  const erasure = await desk.rows(erasureRows).insert({ ...proof, sha256: sha256(proof) });
  await scope.emit(personErased, { personId, clientId: who.clientId, ticketIds });
  return erasure;
}
