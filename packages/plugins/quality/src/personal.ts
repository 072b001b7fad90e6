import { erased, type PersonalData, type Rows, type Scope, type Subject } from '@luuri/core';
import { appealRows, pickRows, reviewRows, revisionRows, taskRows } from './entities/index.ts';

/** Words that somebody wrote in a row of a table. */
interface Written {
  readonly in: string;
  readonly id: number;
  readonly words: readonly string[];
}

const said = (words: readonly (string | null)[]): string[] =>
  words.filter((one): one is string => one !== null && one !== '' && one !== erased);

/** Where nothing was said, nothing was taken. */
const gone = (words: string | null): string | null => (words === null ? null : erased);

/** Reviews, and what they said before. */
const scoredIn = (scope: Scope) => [
  { table: reviewRows.table, rows: scope.rows(reviewRows) },
  { table: revisionRows.table, rows: scope.rows(revisionRows) },
];

/** Every place in which there are words about some tickets. */
async function written(scope: Scope, ticketId: Subject['ticketIds']): Promise<Written[]> {
  const found: Written[] = [];
  for (const { table, rows } of scoredIn(scope))
    for (const { id, notes, answers } of await rows.find({ where: { ticketId } }))
      found.push({ in: table, id, words: said([notes, ...answers.map((answer) => answer.note)]) });
  for (const { id, words, decision } of await scope.rows(appealRows).find({ where: { ticketId } }))
    found.push({ in: appealRows.table, id, words: said([words, decision]) });
  for (const { id, what, outcome } of await scope.rows(taskRows).find({ where: { ticketId } }))
    found.push({ in: taskRows.table, id, words: said([what, outcome]) });
  for (const { id, leftFor } of await scope.rows(pickRows).find({ where: { ticketId } }))
    found.push({ in: pickRows.table, id, words: said([leftFor]) });
  return found.filter(({ words }) => words.length > 0);
}

/** Words of analysts and agents about somebody's ticket may say something of them. The answers without their notes say nothing. */
export const personalWords: PersonalData = {
  place: 'quality reviews',
  find: (scope, { ticketIds }) => written(scope, ticketIds),
  async erase(scope, { ticketIds }) {
    const where = { ticketId: ticketIds };
    for (const { rows } of scoredIn(scope))
      for (const { id, answers } of await rows.find({ where })) {
        const change = { notes: erased, answers: answers.map((answer) => ({ ...answer, note: '' })) };
        await rows.update({ id }, change);
      }
    for (const { id, decision } of await scope.rows(appealRows).find({ where }))
      await scope.rows(appealRows).update({ id }, { words: erased, decision: gone(decision) });
    for (const { id, outcome } of await scope.rows(taskRows).find({ where }))
      await scope.rows(taskRows).update({ id }, { what: erased, outcome: gone(outcome) });
    for (const { id, leftFor } of await scope.rows(pickRows).find({ where }))
      await scope.rows(pickRows).update({ id }, { leftFor: gone(leftFor) });
  },
  async named(scope, { ticketIds }) {
    const idsIn = async (rows: Pick<Rows<{ id: number; ticketId: number | null }>, 'find'>) =>
      (await rows.find({ where: { ticketId: [...ticketIds] } })).map((row) => row.id);
    return {
      reviewId: await idsIn(scope.rows(reviewRows)),
      appealId: await idsIn(scope.rows(appealRows)),
      taskId: await idsIn(scope.rows(taskRows)),
      pickId: await idsIn(scope.rows(pickRows)),
    };
  },
};
