import { defineError, type Mistake } from '../../kernel/error.ts';
import type { Version } from '../terms.ts';

/** A clock stands under a version of the terms that the fold was not given. */
export const termsMissing = defineError<{ version: Version; known: readonly Version[] }>(
  'sla.terms-missing',
  'defect',
  ({ version, known }) =>
    `A clock stands under version ${String(version)} of its contract, and the terms given are ${known.join(', ')}: pass the older versions in 'earlier'.`,
);

/** Terms name a calendar that they do not carry. */
export const calendarMissing = defineError<{ calendar: string; version: Version }>(
  'sla.calendar-missing',
  'defect',
  ({ calendar, version }) => `Version ${String(version)} of the contract has no calendar '${calendar}'.`,
);

/** Something happened to a ticket that no fact has opened. */
export const notOpened = defineError<{ kind: string }>(
  'sla.not-opened',
  'defect',
  ({ kind }) => `The first fact of a ticket must be 'opened', and is '${kind}'.`,
);

/** Events of a replay that cannot be understood: every mistake with its path. */
export const badEvents = defineError<{ mistakes: readonly Mistake[] }>(
  'sla.events-wrong',
  'invalid',
  ({ mistakes }) => `Events to replay: ${mistakes.map((m) => `${m.path} ${m.message}`).join('; ')}.`,
);
