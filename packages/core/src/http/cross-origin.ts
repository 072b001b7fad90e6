import { anonymous, anyone, defineAction, type AnyAction, type Desk } from '../kernel/index.ts';
import { originNotAllowed } from './errors.ts';
import { matchRoute, type ActionRoute } from './routes.ts';

/** Headers by which a browser says what page calls. */
export interface CallingPage {
  /** `Origin`; browsers send it along with whatever is not a plain GET of our own pages. */
  readonly origin?: string | undefined;
  /** `Host`. */
  readonly host?: string | undefined;
}

/** Whoever keeps answers apart must know that this one depends on who asked. */
const varies = { vary: 'origin' };
/** How long a browser need not ask again before it calls. */
const ASKED_FOR_SECONDS = '600';

/** True for our own pages, which a browser lets do as they like. */
function isOwn({ origin = '', host }: CallingPage): boolean {
  return host !== undefined && origin.replace(/^https?:\/\//, '') === host;
}

const mayCall = (desk: Pick<Desk, 'as'>, action: AnyAction, asked: { origin: string; path: Readonly<Record<string, unknown>> }) =>
  desk.as(anonymous).run(
    defineAction('http.may-call', {
      summary: 'Whether pages of another site may call an action.',
      allow: anyone,
      reads: true,
      run: async (scope) => (await action.origins?.(scope, asked)) ?? false,
    }),
    {},
  );

/**
 * What an answer says to the page that called: nothing to a page of ours, and nothing about an action that is for our pages alone.
 * @throws `http.origin-not-allowed` for an action that pages of some other sites may call, and this one may not
 */
export async function crossingHeaders(
  desk: Pick<Desk, 'as'>,
  action: AnyAction,
  from: CallingPage & { readonly path: Readonly<Record<string, unknown>> },
): Promise<Record<string, string>> {
  const { origin, path } = from;
  if (!action.origins) return {};
  if (origin === undefined || isOwn(from)) return varies;
  if (!(await mayCall(desk, action, { origin, path }))) throw originNotAllowed({ origin });
  return { ...varies, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after, x-request-id' };
}

/** What a browser is told that asks first (OPTIONS) whether a page may call. @throws `http.origin-not-allowed` */
export async function askedFirst(
  desk: Pick<Desk, 'as'>,
  routes: readonly ActionRoute[],
  {
    path,
    wanted = 'GET',
    headers = '',
    ...page
  }: CallingPage & { path: string; wanted?: string | undefined; headers?: string | undefined },
): Promise<Record<string, string>> {
  const match = page.origin === undefined ? undefined : matchRoute(routes, wanted, path);
  if (!match || !('route' in match) || !match.route.action.origins) return {};
  const allowed = await crossingHeaders(desk, match.route.action, { ...page, path: match.params });
  return {
    ...allowed,
    'access-control-allow-methods': match.route.verb,
    ...(headers === '' ? {} : { 'access-control-allow-headers': headers }),
    'access-control-max-age': ASKED_FOR_SECONDS,
  };
}
