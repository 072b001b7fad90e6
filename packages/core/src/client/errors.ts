import { defineError, type Mistake } from '../kernel/index.ts';

export const wrongPack = defineError<{ mistakes: readonly Mistake[] }>(
  'contract.invalid',
  'invalid',
  ({ mistakes }) =>
    `The contract pack has ${String(mistakes.length)} mistake(s): ${mistakes.map((m) => `${m.path || 'pack'} ${m.message}`).join('; ')}.`,
);
export const noSuchClient = defineError<{ client: string | number }>(
  'client.not-found',
  'not-found',
  ({ client }) => `There is no client ${client}, or it is not yours to see.`,
);
export const noSuchCalendar = defineError<{ client: string; calendar: string; calendars: readonly string[] }>(
  'contract.no-such-calendar',
  'not-found',
  ({ client, calendar, calendars }) => `The contract of ${client} has no calendar ${calendar}; it has ${calendars.join(', ') || 'none'}.`,
);
export const noContract = defineError<{ client: string }>(
  'contract.missing',
  'conflict',
  ({ client }) => `Client ${client} has no contract yet. Apply its contract pack first.`,
);
export const contractMovedOn = defineError<{ client: string; version: number; over: number }>(
  'contract.moved-on',
  'conflict',
  ({ client, version, over }) =>
    `The contract of ${client} is at version ${String(version)} by now, and this text was written over version ${String(over)}. Look at what it would change, then apply it over version ${String(version)}.`,
);
export const noSuchVersion = defineError<{ client: string; version: number }>(
  'contract.no-such-version',
  'not-found',
  ({ client, version }) => `The contract of ${client} has no version ${String(version)}.`,
);
