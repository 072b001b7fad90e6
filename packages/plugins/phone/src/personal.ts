import { erased, eventRows, personAddressRows, type PersonalData, type Scope, type Subject } from '@luuri/core';
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
import { unwatch } from './promises/watch.ts';

type Whose = Omit<Subject, 'named'>;

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
async function ownNumbers(scope: Scope, { personId, clientId, addresses }: Whose): Promise<string[]> {
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

async function callsOf(scope: Scope, who: Whose): Promise<Call[]> {
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

/** When, how long and by whom stays, for the figures. A recording is kept by the telephone system, and erased there. */
const calls: PersonalData = {
  place: 'telephone calls',
  find: async (scope, who) => (await callsOf(scope, who)).filter(saysMuch),
  async erase(scope, who) {
    for (const { id, direction, about, endReason } of await callsOf(scope, who)) {
      const number = direction === 'in' ? { fromNumber: null } : { toNumber: null };
      await scope.rows(callRows).update({ id }, { ...number, about: goneWord(about), endReason: goneWord(endReason), recordingRef: null });
    }
  },
  async named(scope, who) {
    const callId = (await callsOf(scope, who)).map((call) => call.id);
    return { callId, promiseId: (await promisesOf(scope, who)).map((promise) => promise.id) };
  },
};

/** What the parts of their calls say in words: notes, reasons, answers. */
async function wordsOf(scope: Scope, who: Subject) {
  const callId = (await callsOf(scope, who)).map((call) => call.id);
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

const words: PersonalData = {
  place: 'words of telephone calls',
  async find(scope, who) {
    const { turns, runs, told, facts } = await wordsOf(scope, who);
    return [...turns, ...runs, ...told, ...facts];
  },
  async erase(scope, who) {
    const { turns, runs, told, facts } = await wordsOf(scope, who);
    for (const { id, notes, extensionReason } of turns)
      await scope.rows(turnRows).update({ id }, { notes: goneWord(notes) ?? '', extensionReason: goneWord(extensionReason) });
    for (const run of runs) await scope.rows(scriptRunRows).update({ id: run.id }, { answers: answersGone(run) });
    for (const { id } of told) await scope.rows(callEventRows).update({ id }, { reason: erased });
    for (const { id, payload } of facts) await scope.rows(eventRows).update({ id }, { payload: { ...payload, reason: erased } });
  },
};

async function promisesOf(scope: Scope, who: Whose): Promise<PhonePromise[]> {
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

/** What was promised to somebody who is gone is owed to nobody: an open promise is called off. */
const promises: PersonalData = {
  place: 'telephone promises',
  async find(scope, who) {
    const found = await promisesOf(scope, who);
    const tries = await scope.rows(attemptRows).find({ where: { promiseId: found.map((promise) => promise.id) } });
    return [...found.filter((promise) => namesThem(promise)), ...tries.filter((one) => isWord(one.note))];
  },
  async erase(scope, who) {
    for (const { id, about, endReason, state } of await promisesOf(scope, who)) {
      const over = { state: 'cancelled' as const, endedAt: scope.now, endedBy: scope.actor.id };
      const gone = { number: null, about: goneWord(about) ?? '', endReason: goneWord(endReason) };
      await scope.rows(promiseRows).update({ id }, { ...gone, ...(state === 'open' ? over : {}) });
      await unwatch(scope, id);
      for (const one of await scope.rows(attemptRows).find({ where: { promiseId: id } }))
        await scope.rows(attemptRows).update({ id: one.id }, { note: goneWord(one.note) });
    }
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
