import {
  erased,
  eventRows,
  personAddressRows,
  type CallsMade,
  type PersonalData,
  type Scope,
  type Sought,
  type Forgotten,
  type Unidentified,
} from '@luuri/core';
import { In, IsNull, LessThan, Not } from 'typeorm';
import {
  appointmentRows,
  attemptRows,
  callEventRows,
  callRows,
  personNumberRows,
  promiseRows,
  scriptRunRows,
  turnRows,
  type Call,
  type PhonePromise,
  type ScriptRun,
} from './entities/index.ts';
import { otherEnd } from './calls/match.ts';
import { BY_HAND } from './agent/pop.ts';
import { unwatch } from './promises/watch.ts';

/** Rows of several questions, each once. */
const once = <Row extends { id: number }>(...found: readonly (readonly Row[])[]): Row[] => [
  ...new Map(found.flat().map((row) => [row.id, row])).values(),
];

const isWord = (text: string | null): boolean => text !== null && text !== '' && text !== erased;
const goneWord = (text: string | null): string | null => (isWord(text) ? erased : text);

const numbers: PersonalData = {
  place: 'telephone numbers',
  find: (scope, { personId }) => scope.rows(personNumberRows).find({ where: { personId } }),
  erase: (scope, { personId }) => scope.rows(personNumberRows).remove({ personId }),
};

/** Numbers by which nobody else of the client is reached: a call from one of those is theirs, whoever the agent took it to be. */
async function ownNumbers(scope: Scope, { personId, clientId, addresses }: Sought): Promise<string[]> {
  const known = await scope.rows(personNumberRows).find({ where: { personId } });
  const all = [...new Set([...known.map((row) => row.number), ...addresses.filter((address) => address.startsWith('+'))])];
  if (all.length === 0) return [];
  const others = [
    ...(await scope.rows(personNumberRows).find({ where: { clientId, number: all } })),
    ...(await scope.rows(personAddressRows).find({ where: { clientId, kind: 'phone', address: all } })).map((way) => ({
      ...{ personId: way.personId, number: way.address },
    })),
  ].filter((other) => other.personId !== personId);
  return all.filter((number) => !others.some((other) => other.number === number));
}

async function callsOf(scope: Scope, who: Sought): Promise<Call[]> {
  const { personId, clientId, ticketIds } = who;
  const rows = scope.rows(callRows);
  const own = await ownNumbers(scope, who);
  const unnamed = { clientId, personId: null };
  const byNumber = own.length === 0 ? [] : await rows.find({ where: { ...unnamed, direction: 'in', fromNumber: own } });
  const toNumber = own.length === 0 ? [] : await rows.find({ where: { ...unnamed, direction: 'out', toNumber: own } });
  const onTheirs = ticketIds.length === 0 ? [] : await rows.find({ where: { clientId, ticketId: [...ticketIds] } });
  return once(await rows.find({ where: { clientId, personId } }), onTheirs, byNumber, toNumber);
}

const saysMuch = (call: Call): boolean =>
  otherEnd(call) !== null || isWord(call.about) || isWord(call.endReason) || call.recordingRef !== null;

async function emptyCalls(scope: Scope, of: readonly Call[]): Promise<void> {
  for (const { id, direction, about, endReason } of of) {
    const number = direction === 'in' ? { fromNumber: null } : { toNumber: null };
    await scope.rows(callRows).update({ id }, { ...number, about: goneWord(about), endReason: goneWord(endReason), recordingRef: null });
  }
}

/** Of a call that an agent began, the audit has what they typed, and no number of the call. */
const begunByHand = (of: readonly Call[]): readonly CallsMade[] => [
  { action: 'phone.start', at: of.filter((call) => call.bridgeId === BY_HAND).map((call) => call.startedAt) },
];

const isSaid = (column: string): string => `${column} NOT IN ('', :erased)`;
const inPart = (table: string, says: string): string => `EXISTS (SELECT 1 FROM ${table} part WHERE part.call_id = call.id AND (${says}))`;
/** Whether anything of a person is left in a call. */
const saysAnything = [
  "CASE call.direction WHEN 'in' THEN call.from_number ELSE call.to_number END IS NOT NULL OR call.recording_ref IS NOT NULL",
  `${isSaid('call.about')} OR ${isSaid('call.end_reason')}`,
  inPart('phone_turn', `${isSaid('part.notes')} OR ${isSaid('part.extension_reason')}`),
  inPart('phone_call_event', isSaid('part.reason')),
  inPart('phone_script_run', "CAST(part.answers AS TEXT) NOT IN ('[]') AND CAST(part.answers AS TEXT) NOT LIKE :erasedInIt"),
].join(' OR ');

/** Numbers by which people under a hold are reached. */
async function heldNumbers(scope: Scope, { clientId, held }: Unidentified): Promise<string[]> {
  if (held.length === 0) return [];
  const where = { clientId, personId: [...held] };
  const listed = await scope.rows(personAddressRows).find({ where: { ...where, kind: 'phone' } });
  return [...(await scope.rows(personNumberRows).find({ where })).map((row) => row.number), ...listed.map((way) => way.address)];
}

/** Calls on which nobody said who they are, and that led to no ticket. What was promised on one goes with it, once it is over. */
async function eraseOfNobody(scope: Scope, whom: Unidentified): Promise<Forgotten> {
  const { clientId, before, limit } = whom;
  const query = scope
    .rows(callRows)
    .query('call')
    .andWhere('call.clientId = :clientId AND call.personId IS NULL AND call.ticketId IS NULL', { clientId })
    .andWhere('COALESCE(call.endedAt, call.startedAt) < :before', { before })
    .andWhere(`(${saysAnything})`, { erased, erasedInIt: `%${erased}%` })
    .andWhere("NOT EXISTS (SELECT 1 FROM phone_promise due WHERE due.call_id = call.id AND due.state = 'open' AND due.due_at >= :before)");
  const held = await heldNumbers(scope, whom);
  if (held.length > 0)
    query.andWhere("COALESCE(CASE call.direction WHEN 'in' THEN call.from_number ELSE call.to_number END, '') NOT IN (:...held)", { held });
  const found = await query.orderBy('call.id').limit(limit).getMany();
  const callId = found.map((call) => call.id);
  const promised = callId.length === 0 ? [] : await scope.rows(promiseRows).find({ where: { callId, personId: null, ticketId: null } });
  await emptyWords(scope, found);
  await emptyPromises(scope, promised);
  await emptyCalls(scope, found);
  return { count: found.length, named: { callId, promiseId: promised.map((promise) => promise.id) }, made: begunByHand(found) };
}

/** When, how long and by whom stays, for the figures. A recording is kept by the telephone system, and erased there. */
const calls: PersonalData = {
  place: 'telephone calls',
  find: async (scope, who) => (await callsOf(scope, who)).filter(saysMuch),
  erase: async (scope, who) => emptyCalls(scope, await callsOf(scope, who)),
  eraseUnidentified: eraseOfNobody,
  made: async (scope, who) => begunByHand(await callsOf(scope, who)),
  async named(scope, who) {
    const callId = (await callsOf(scope, who)).map((call) => call.id);
    return { callId, promiseId: (await promisesOf(scope, who)).map((promise) => promise.id) };
  },
};

/** What the parts of calls say in words: notes, reasons, answers. */
async function wordsOf(scope: Scope, of: readonly Call[]) {
  const callId = of.map((call) => call.id);
  if (callId.length === 0) return { turns: [], runs: [], told: [], facts: [] };
  const about = callId.map((id) => `${callRows.table}:${String(id)}`);
  const turns = await scope.rows(turnRows).find({ where: { callId } });
  const runs = await scope.rows(scriptRunRows).find({ where: { callId } });
  const told = await scope.rows(callEventRows).find({ where: { callId } });
  const facts = await scope.rows(eventRows).find({ where: { about } });
  return {
    turns: turns.filter((turn) => isWord(turn.notes) || isWord(turn.extensionReason)),
    runs: runs.filter((run) => run.answers.some(({ value, skipped }) => isWord(value) || isWord(skipped))),
    told: told.filter((event) => isWord(event.reason)),
    facts: facts.filter(({ payload }) => isWord((payload as { reason?: string }).reason ?? null)),
  };
}

const answersGone = ({ answers }: ScriptRun): ScriptRun['answers'] =>
  answers.map((answer) => ({ ...answer, value: goneWord(answer.value), skipped: goneWord(answer.skipped) }));

async function emptyWords(scope: Scope, of: readonly Call[]): Promise<void> {
  const { turns, runs, told, facts } = await wordsOf(scope, of);
  for (const { id, notes, extensionReason } of turns)
    await scope.rows(turnRows).update({ id }, { notes: goneWord(notes) ?? '', extensionReason: goneWord(extensionReason) });
  for (const run of runs) await scope.rows(scriptRunRows).update({ id: run.id }, { answers: answersGone(run) });
  for (const { id } of told) await scope.rows(callEventRows).update({ id }, { reason: erased });
  for (const { id, payload } of facts) await scope.rows(eventRows).update({ id }, { payload: { ...payload, reason: erased } });
}

const words: PersonalData = {
  place: 'words of telephone calls',
  async find(scope, who) {
    const { turns, runs, told, facts } = await wordsOf(scope, await callsOf(scope, who));
    return [...turns, ...runs, ...told, ...facts];
  },
  erase: async (scope, who) => emptyWords(scope, await callsOf(scope, who)),
};

async function promisesOf(scope: Scope, who: Sought): Promise<PhonePromise[]> {
  const { personId, clientId, ticketIds } = who;
  const rows = scope.rows(promiseRows);
  const callId = (await callsOf(scope, who)).map((call) => call.id);
  return once(
    await rows.find({ where: { clientId, personId } }),
    ticketIds.length === 0 ? [] : await rows.find({ where: { clientId, ticketId: [...ticketIds] } }),
    callId.length === 0 ? [] : await rows.find({ where: { clientId, callId } }),
  );
}

const namesThem = ({ number, about, endReason }: PhonePromise): boolean => number !== null || isWord(about) || isWord(endReason);

async function emptyPromises(scope: Scope, of: readonly PhonePromise[]): Promise<void> {
  for (const { id, about, endReason, state } of of) {
    const over = { state: 'cancelled' as const, endedAt: scope.now, endedBy: scope.actor.id };
    const gone = { number: null, about: goneWord(about) ?? '', endReason: goneWord(endReason) };
    await scope.rows(promiseRows).update({ id }, { ...gone, ...(state === 'open' ? over : {}) });
    await unwatch(scope, id);
    for (const one of await scope.rows(attemptRows).find({ where: { promiseId: id } }))
      await scope.rows(attemptRows).update({ id: one.id }, { note: goneWord(one.note) });
  }
}

/** What was promised to somebody who is gone is owed to nobody: an open promise is called off. */
const promises: PersonalData = {
  place: 'telephone promises',
  async find(scope, who) {
    const found = await promisesOf(scope, who);
    const tries = await scope.rows(attemptRows).find({ where: { promiseId: found.map((promise) => promise.id) } });
    return [...found.filter((promise) => namesThem(promise)), ...tries.filter((one) => isWord(one.note))];
  },
  erase: async (scope, who) => emptyPromises(scope, await promisesOf(scope, who)),
  /** Those that were made on no call that is known. */
  async eraseUnidentified(scope, { clientId, before, limit, ...whom }) {
    const held = await heldNumbers(scope, { clientId, before, limit, ...whom });
    const where = { clientId, personId: null, ticketId: null, callId: null, dueAt: LessThan(before) };
    const rows = scope.rows(promiseRows);
    const some = await rows.find({ where: { ...where, number: held.length > 0 ? Not(In(held)) : Not(IsNull()) }, limit });
    const found =
      some.length < limit
        ? [...some, ...(await rows.find({ where: { ...where, number: null, about: Not(In(['', erased])) }, limit }))]
        : some;
    await emptyPromises(scope, found);
    return { count: found.length, named: { promiseId: found.map((promise) => promise.id) }, made: [] };
  },
};

const appointments: PersonalData = {
  place: 'appointments',
  async find(scope, { ticketIds }) {
    const found = await scope.rows(appointmentRows).find({ where: { ticketId: [...ticketIds] } });
    return found.filter(({ summary, place }) => summary !== erased || place !== null);
  },
  erase: (scope, { ticketIds }) => scope.rows(appointmentRows).update({ ticketId: [...ticketIds] }, { summary: erased, place: null }),
};

/** What the telephone keeps of people; the numbers go last, for calls and promises are found by them. */
export const places: readonly PersonalData[] = [words, promises, calls, appointments, numbers];
