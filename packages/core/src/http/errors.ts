import { defineError } from '../kernel/index.ts';

/** No action has this address. */
export const noRoute = defineError<{ method: string; path: string }>(
  'http.no-route',
  'not-found',
  ({ method, path }) => `Nothing answers ${method} ${path}. The API document lists what there is.`,
);

/** The address is right and the method is not; answered with 405 and the `Allow` header. */
export const methodNotAllowed = defineError<{ method: string; path: string; allowed: readonly string[] }>(
  'http.method-not-allowed',
  'invalid',
  ({ method, path, allowed }) => `${path} does not take ${method}; it takes ${allowed.join(', ')}.`,
);

/** A part of the address is not valid percent-encoded UTF-8. */
export const badAddress = defineError<{ part: string }>(
  'http.bad-address',
  'invalid',
  ({ part }) => `The address holds "${part}", which is no percent-encoded UTF-8: write % as %25.`,
);

/** Answered with 413. */
export const bodyTooLarge = defineError<{ limitBytes: number }>(
  'http.body-too-large',
  'invalid',
  ({ limitBytes }) => `The body is larger than ${limitBytes} bytes, the most that is taken. Send less at a time.`,
);

/** Answered with 415: JSON only, so that no page of another site can send one without the browser asking first. */
export const bodyTypeUnsupported = defineError<{ contentType: string; taken?: readonly string[] }>(
  'http.body-type-unsupported',
  'invalid',
  ({ contentType, taken }) =>
    taken
      ? `A body of ${contentType || 'no content type'} is not taken here. Send one of ${taken.join(', ')}.`
      : `A body of ${contentType || 'no content type'} is not taken. Send JSON, with the header "Content-Type: application/json".`,
);

/** Something before the desk has read a body whose very bytes are wanted, and has not kept them. */
export const bodyAlreadyRead = defineError<{ action: string }>(
  'http.body-already-read',
  'defect',
  ({ action }) => `${action} wants the bytes of the body, and something before the desk has read them. Keep them as request.rawBody.`,
);

/** The body says it is JSON and is not. */
export const bodyNotJson = defineError<{ reason: string }>(
  'http.body-not-json',
  'invalid',
  ({ reason }) => `The body is not JSON: ${reason}.`,
);

/** What nobody may do without saying who they are. */
export const signInNeeded = defineError<{ action: string; needs: string }>(
  'access.sign-in-needed',
  'unauthenticated',
  ({ action, needs }) => `${action} takes the permission ${needs}: say who you are, with the header "Authorization: Bearer KEY".`,
);

/** Whatever nobody foresaw; the true error is in the log under the request's id. */
export const unexpected = defineError<{ requestId: string }>(
  'desk.unexpected',
  'defect',
  ({ requestId }) => `Something is broken here. Whoever runs this desk finds it in the log under ${requestId}.`,
);

export const originNotAllowed = defineError<{ origin: string }>(
  'http.origin-not-allowed',
  'forbidden',
  ({ origin }) => `Pages of ${origin} may not call this. Whoever keeps the contract of the client names the site there.`,
);
