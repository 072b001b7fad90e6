import { defineError } from '@luuri/core';

/** Another program listens on the port that mail was to come in by. */
export const portTaken = defineError<{ host: string; port: number }>(
  'email.port-taken',
  'conflict',
  ({ host, port }) => `Mail cannot be received on ${host}:${port}: another program listens there. Stop it or choose another port.`,
);

/** The system does not let us listen on that address and port. */
export const cannotListen = defineError<{ host: string; port: number; reason: string }>(
  'email.cannot-listen',
  'unavailable',
  ({ host, port, reason }) =>
    `Mail cannot be received on ${host}:${port} (${reason}). Choose an address of this machine and a port that this user may open, such as 2525.`,
);

/** The mail server said no for good: sending the same again would be refused again. */
export const mailRefused = defineError<{ to: string; response: string; status?: number }>(
  'email.refused',
  'conflict',
  ({ to, response }) =>
    `The mail server refused the mail for ${to}: ${response}. Correct the address or the mail; the same again would be refused again.`,
);

/** The mail server could not be reached, or said that it could not take the mail now. */
export const mailServerUnreachable = defineError<{ server: string; reason: string; status?: number }>(
  'email.unreachable',
  'unavailable',
  ({ server, reason }) => `The mail server ${server} could not take the mail now: ${reason}. Trying again later may help.`,
);

/** The address of the outgoing mail server makes no sense. */
export const badServerUrl = defineError(
  'email.bad-server-url',
  'invalid',
  () => 'The outgoing mail server must be a URL such as smtp://mail.example:587 or smtps://user:password@mail.example.',
);

/** A field of a mail that is to go out cannot stand in a mail. */
export const badMailField = defineError<{ field: string; right: string }>(
  'email.bad-field',
  'invalid',
  ({ field, right }) => `The mail cannot be written: ${field} must be ${right}.`,
);
