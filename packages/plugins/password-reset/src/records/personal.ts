import type { PersonalData } from '@luuri/core';
import { resetRows } from '../entities.ts';

const gone = '(erased)';

/**
 * What stands of a person in resets: the login name, and a number that was to be set. Evidence holds masked addresses, kinds of factors and numbers, which is what has to be
 * shown for as long as the contract says; it goes by time.
 */
export const personalResets: PersonalData = {
  place: 'password resets',
  async find(scope, { personId }) {
    const rows = await scope.rows(resetRows).find({ where: { personId } });
    return rows
      .filter((r) => r.login !== gone)
      .map(({ id, login, deed, startedAt, newNumber }) => ({ id, login, deed, startedAt, ...(newNumber ? { newNumber } : {}) }));
  },
  erase: (scope, { personId }) => scope.rows(resetRows).update({ personId }, { login: gone, newNumber: null }),
};
