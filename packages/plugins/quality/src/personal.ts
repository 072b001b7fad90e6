import { erased, type PersonalData } from '@luuri/core';
import { appealRows, reviewRows, revisionRows } from './entities/index.ts';

/** Words of analysts and agents about somebody's ticket may say something of them. The answers without their notes say nothing. */
export const personalWords: PersonalData = {
  place: 'quality reviews',
  async find(scope, { ticketIds }) {
    const reviews = await scope.rows(reviewRows).find({ where: { ticketId: ticketIds } });
    const said = (words: string) => words !== '' && words !== erased;
    return reviews
      .map(({ id, notes, answers }) => ({ id, notes, noted: answers.map((answer) => answer.note).filter(said) }))
      .filter(({ notes, noted }) => said(notes) || noted.length > 0);
  },
  async erase(scope, { ticketIds }) {
    const where = { ticketId: ticketIds };
    for (const rows of [scope.rows(reviewRows), scope.rows(revisionRows)]) {
      for (const { id, answers } of await rows.find({ where })) {
        const change = { notes: erased, answers: answers.map((answer) => ({ ...answer, note: '' })) };
        await rows.update({ id }, change);
      }
    }
    await scope.rows(appealRows).update(where, { words: erased });
  },
};
