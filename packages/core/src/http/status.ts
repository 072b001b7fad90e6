import type { DeskError, ErrorKind } from '../kernel/index.ts';
import { bodyTooLarge, bodyTypeUnsupported, methodNotAllowed } from './errors.ts';

/** The table of kinds: the kernel has no numbers. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  defect: 500,
};

/** What only HTTP can get wrong has numbers of its own. */
const statusOfCode: Readonly<Record<string, number>> = {
  [methodNotAllowed.code]: 405,
  [bodyTooLarge.code]: 413,
  [bodyTypeUnsupported.code]: 415,
};

export const statusOf = (error: Pick<DeskError, 'code' | 'kind'>): number => statusOfCode[error.code] ?? statusOfKind[error.kind];

/** A problem's `title`: the same for every problem of a kind. */
export const titleOf: Readonly<Record<ErrorKind, string>> = {
  invalid: 'The request is not right',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Not possible now',
  throttled: 'Too many requests',
  unavailable: 'Not available now',
  defect: 'Something is broken here',
};
