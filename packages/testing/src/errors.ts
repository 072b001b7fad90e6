import { defineError } from '@luuri/core';

export const badDuration = defineError<{ given: unknown }>(
  'testing.bad-duration',
  'defect',
  ({ given }) =>
    `${JSON.stringify(given)} is no length of real time: give milliseconds, or a number with ms, s, min, h or d, such as '30min' or '2d'.`,
);
export const badInstant = defineError<{ given: unknown }>(
  'testing.bad-instant',
  'defect',
  ({ given }) => `${JSON.stringify(given)} is no instant: give a Date, or ISO 8601 with its zone, such as '2026-01-05T09:00:00Z'.`,
);
export const backwards = defineError<{ from: string; to: string }>(
  'testing.backwards',
  'defect',
  ({ from, to }) => `It is ${from} already, and time does not go back to ${to}. Make another test desk with "at".`,
);
export const stuck = defineError<{ at: string }>(
  'testing.stuck',
  'defect',
  ({ at }) => `A job is due at ${at}, but the queue does not hand it out. Is the desk started? Travel is for desks that are not.`,
);
export const endless = defineError<{ at: string; jobs: number }>(
  'testing.endless',
  'defect',
  ({ at, jobs }) => `After ${jobs} jobs it is still ${at}: some job schedules itself again for the instant at which it runs.`,
);
export const noPostgres = defineError(
  'testing.no-postgres',
  'defect',
  () =>
    'There is no PostgreSQL to test on: LUURI_TEST_DATABASE_URL is not set. "npm test" (and "npm run jest -- PATH") starts one and sets it.',
);
export const notAsDescribed = defineError<{ action: string; wrong: readonly string[] }>(
  'testing.not-as-described',
  'defect',
  ({ action, wrong }) => `${action} gave something else than its output says: ${wrong.join('; ')}.`,
);
export const noFrame = defineError<{ what: string }>(
  'testing.no-frame',
  'defect',
  ({ what }) => `${what} writes tests, so it needs describe and test as Jest gives them. Call it in a test file.`,
);
export const nobodyListens = defineError<{ channel: string }>(
  'testing.nobody-listens',
  'defect',
  ({ channel }) => `Nobody listens on the channel "${channel}": start the desk first, or hand its listen() a function.`,
);
