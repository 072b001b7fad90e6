import { out, personAddressRows, personRows, system, type Scope } from '@luuri/core';
import { personNumberRows, type Call } from '../entities/index.ts';

/** Somebody who has the number. */
export class PossibleCaller {
  @out.integer readonly personId!: number;
  @out.text readonly name!: string;
  @out.orNull(out.text) readonly address!: string | null;
}

/** Who may be calling. A number says where a call comes from and not who speaks: this is never a verification. */
export class CallerMatch {
  /** `several` asks the agent to choose. */
  @out.oneOf('withheld', 'none', 'one', 'several') readonly match!: 'withheld' | 'none' | 'one' | 'several';
  @out.list(PossibleCaller) readonly people!: readonly PossibleCaller[];
  /** True when the number is known at another client: said without a word of whose it is. */
  @out.flag readonly perhapsElsewhere!: boolean;
}

/** The other end of a call. */
export const otherEnd = (call: Pick<Call, 'direction' | 'fromNumber' | 'toNumber'>): string | null =>
  call.direction === 'in' ? call.fromNumber : call.toNumber;

/** People of the call's own client who have the number. */
async function peopleWith(scope: Scope, clientId: number, number: string): Promise<number[]> {
  const own = await scope.rows(personNumberRows).find({ where: { clientId, number } });
  const listed = await scope.rows(personAddressRows).find({ where: { clientId, kind: 'phone', address: number } });
  return [...new Set([...own, ...listed].map((row) => row.personId))];
}

async function isElsewhere(scope: Scope, clientId: number, number: string): Promise<boolean> {
  const own = await scope.rows(personNumberRows).find({ where: { number } });
  const listed = await scope.rows(personAddressRows).find({ where: { kind: 'phone', address: number } });
  return [...own, ...listed].some((row) => row.clientId !== clientId);
}

/** Who of the dialled client may be at the other end. */
export async function matchCaller(scope: Scope, call: Call & { clientId: number }): Promise<CallerMatch> {
  const desk = scope.as(system);
  const number = otherEnd(call);
  if (number === null) return { match: 'withheld', people: [], perhapsElsewhere: false };
  const ids = await peopleWith(desk, call.clientId, number);
  const people = ids.length > 0 ? await desk.rows(personRows).find({ where: { id: ids }, order: { name: 'ASC' } }) : [];
  const mails = ids.length > 0 ? await desk.rows(personAddressRows).find({ where: { personId: ids, kind: 'email' } }) : [];
  return {
    match: people.length === 0 ? 'none' : people.length === 1 ? 'one' : 'several',
    people: people.map(({ id, name }) => ({ personId: id, name, address: mails.find((m) => m.personId === id)?.address ?? null })),
    perhapsElsewhere: people.length === 0 && (await isElsewhere(desk, call.clientId, number)),
  };
}

/** Remember that somebody was reached by a number: the next time they are among those offered. */
export async function rememberNumber(scope: Scope, person: { id: number; clientId: number }, number: string | null): Promise<void> {
  if (number === null) return;
  const rows = scope.as(system).rows(personNumberRows);
  if (await rows.first({ personId: person.id, number })) return;
  await rows.insertAll([{ personId: person.id, clientId: person.clientId, number, addedAt: scope.now }]);
}
