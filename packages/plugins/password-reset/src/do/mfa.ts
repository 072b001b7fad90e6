import { defineAction, defineOutsideJob, directoryIfAny, onlySystem, type Directory, type JobType, type Scope } from '@luuri/core';
import { resetRows, type Reset } from '../entities.ts';
import { raiseAlert } from '../records/alerts.ts';
import { note } from '../records/keep.ts';

/** F9: whoever enrols a second factor soon after the old ones were removed is looked at: it may not be the owner. */

const HOUR = 3_600_000;
const LOOKS = 24;

const findWatched = defineAction<{ resetId: number }, { accountId: string; directory: Directory } | undefined>(
  'password-reset.find-watched',
  {
    summary: 'Find the account whose second factors are watched.',
    allow: onlySystem,
    reads: true,
    async run(scope, { resetId }) {
      const reset = await scope.rows(resetRows).first({ id: resetId });
      const connected = reset && (await directoryIfAny(scope, reset.clientId));
      return connected ? { accountId: reset.accountId, directory: connected.directory } : undefined;
    },
  },
);

async function tellOfFactor(scope: Scope, resetId: number, kinds: readonly string[]): Promise<void> {
  const reset = await scope.rows(resetRows).lock(resetId);
  await note(scope, reset, { what: 'mfa-enrolled', facts: { kinds } });
  await raiseAlert(scope, { clientId: reset.clientId, why: 'mfa-enrolled', resetId });
}

const lookAgain = (scope: Scope, input: { resetId: number; left: number }): Promise<void> =>
  scope.schedule(watchMfa, { key: String(input.resetId), at: new Date(scope.now.getTime() + HOUR), input, uncaused: true });

export const watchMfa: JobType<{ resetId: number; left: number }> = defineOutsideJob('password-reset.watch-mfa', {
  attempts: 5,
  async reach(session, { resetId, left }) {
    const found = await session.run(findWatched, { resetId });
    if (!found?.directory.listMfa) return undefined;
    const enrolled = await found.directory.listMfa(found.accountId);
    if (enrolled.length > 0)
      return (scope) =>
        tellOfFactor(
          scope,
          resetId,
          enrolled.map(({ kind }) => kind),
        );
    return left > 1 ? (scope) => lookAgain(scope, { resetId, left: left - 1 }) : undefined;
  },
});

/** Every hour for a day. */
export const watchAccount = (scope: Scope, { id: resetId }: Pick<Reset, 'id'>): Promise<void> => lookAgain(scope, { resetId, left: LOOKS });
