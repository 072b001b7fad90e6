import createClient, { type Middleware } from 'openapi-fetch';
import { csrfToken, keepCsrfToken } from '../session/csrf.ts';
import { hearTime } from '../time/now.ts';
import { ApiProblem, problemOf } from './problem.ts';
import type { paths } from './schema.d.ts';

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

const signed: Middleware = {
  onRequest({ request }) {
    const token = csrfToken();
    if (token !== undefined && !changesNothing.has(request.method)) request.headers.set('x-csrf-token', token);
    return request;
  },
};

/** Every operation of the API, checked against its document. Use {@link ask} around a call. */
export const api = createClient<paths>({ baseUrl: '/api', credentials: 'same-origin' });
api.use(signed);

interface Answered {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type Data<A extends Answered> = Exclude<A['data'], undefined>;

/** Who wants to know that the session is over. */
const onSessionOver = new Set<() => void>();
export function whenSessionIsOver(listener: () => void): () => void {
  onSessionOver.add(listener);
  return () => onSessionOver.delete(listener);
}

/** Codes after which somebody has to sign in again. */
const over = new Set(['access.sign-in-needed', 'identity.wrong-csrf-token', 'identity.sign-in-first']);

/** Tells those who want to know, when a code says that it is. */
export function sessionIsOver(code: string): void {
  if (over.has(code)) for (const listener of onSessionOver) listener();
}

/**
 * The answer to a call.
 * @throws {ApiProblem} with what the API said, or that it could not be reached
 */
export async function ask<A extends Answered>(call: Promise<A>): Promise<Data<A>> {
  let answered: A;
  try {
    answered = await call;
  } catch (cause) {
    throw new ApiProblem({ code: 'http.unreachable', status: 0, detail: String(cause) });
  }
  const { data, error, response } = answered;
  hearTime(response.headers.get('date'));
  if (!response.ok) {
    const problem = problemOf(error, response.status);
    sessionIsOver(problem.code);
    throw new ApiProblem(problem);
  }
  keepCsrfToken((data as { csrfToken?: string } | undefined)?.csrfToken);
  return data as Data<A>;
}

/** The same where the document does not say yet what comes back. */
export const askFor = async <T>(call: Promise<Answered>): Promise<T> => (await ask(call)) as T;
