/** What the API says when something is wrong (RFC 9457): a sentence for a person, a code to match on. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly mistakes?: readonly { readonly path: string; readonly message: string }[] | undefined;
  /** Further facts, by the kind of problem. */
  readonly [more: string]: unknown;
}

/** A request that was refused or could not be made. Its message may be shown. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  /** True when nothing was heard of the server at all. */
  get isOffline(): boolean {
    return this.problem.status === 0;
  }

  /** True when the desk may take later what it does not take now: it cannot be reached, is not well, or wants to know who is there. */
  get isPassing(): boolean {
    const { status } = this.problem;
    return status === 0 || status === 401 || status === 429 || status >= 500;
  }
}

/** The code of a problem; undefined for anything else that went wrong. */
export const codeOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.problem.code : undefined);

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** Whatever came back in place of an answer, as a problem. */
export const problemOf = (body: unknown, status: number): Problem =>
  isProblem(body) ? body : { code: 'http.unknown', status, detail: `HTTP ${status}` };
