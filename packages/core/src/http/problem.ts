import { isDeskError, log, type DeskError, type Desk, type Mistake } from '../kernel/index.ts';
import { methodNotAllowed, unexpected } from './errors.ts';
import { reply, type Reply } from './reply.ts';
import { statusOf, titleOf } from './status.ts';

/** An error on the wire: `application/problem+json` of RFC 9457, with the members that ours have more. */
export interface Problem {
  /** `urn:luuri:error:` and the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong and what would be right, for a person. */
  readonly detail: string;
  /** Stable: programs match on it. */
  readonly code: string;
  /** The request's id, as in the log and in `X-Request-Id`. */
  readonly instance: string;
  /** Every wrong field, when the input did not fit. */
  readonly mistakes?: readonly Mistake[];
  readonly [detail: string]: unknown;
}

/** Kinds whose details may name hosts and files of the server. */
const keptInside = new Set(['unavailable', 'defect']);

const isSimple = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  value instanceof Date ||
  (Array.isArray(value) && value.every(isSimple));

const safeDetails = (error: DeskError): Record<string, unknown> =>
  keptInside.has(error.kind) ? {} : Object.fromEntries(Object.entries(error.details).filter(([, value]) => isSimple(value)));

const mistakesOf = (error: DeskError): { mistakes?: readonly Mistake[] } => {
  const { mistakes } = error.details;
  return Array.isArray(mistakes) ? { mistakes: mistakes as Mistake[] } : {};
};

/** What a caller may know of an error. Anything that is not ours becomes `desk.unexpected`, and says only where to look. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = isDeskError(error) && error.kind !== 'defect' ? error : unexpected({ requestId });
  const code = isDeskError(error) ? error.code : known.code;
  return {
    ...safeDetails(known),
    type: `urn:luuri:error:${code}`,
    title: titleOf[known.kind],
    status: statusOf(known),
    detail: known.message,
    code,
    instance: requestId,
    ...mistakesOf(known),
  };
}

/** Headers that a status is not complete without. */
function headersOf(error: unknown): Record<string, string> {
  if (!isDeskError(error)) return {};
  const { allowed, retryAfterSeconds } = error.details;
  if (error.code === methodNotAllowed.code) return { allow: (allowed as string[]).join(', ') };
  if (error.kind === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  return typeof retryAfterSeconds === 'number' ? { 'retry-after': String(Math.ceil(retryAfterSeconds)) } : {};
}

/** The answer to a request that failed. */
export function problemReply(error: unknown, requestId: string): Reply {
  const problem = problemOf(error, requestId);
  return reply(problem.status, problem, { 'content-type': 'application/problem+json', 'x-request-id': requestId, ...headersOf(error) });
}

/** The answer to a request that failed; what is not the caller's fault goes into the log, cause and all. */
export function failedReply(desk: Pick<Desk, 'get'>, error: unknown, about: { requestId: string; [field: string]: unknown }): Reply {
  const kind = isDeskError(error) ? error.kind : 'defect';
  if (kind === 'defect') desk.get(log).error({ err: error, ...about }, 'A request failed: something is broken.');
  if (kind === 'unavailable') desk.get(log).warn({ err: error, ...about }, 'A request failed: something is away.');
  return problemReply(error, about.requestId);
}
