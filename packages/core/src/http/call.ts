import { isAsset, isDownload, isEventStream, isWithCookie, type Actor, type AnyAction, type Desk, type Origin } from '../kernel/index.ts';
import { crossingHeaders, type CallingPage } from './cross-origin.ts';
import { signInNeeded } from './errors.ts';
import { failedReply } from './problem.ts';
import { assetReply, downloadReply, reply, streamReply, type Reply } from './reply.ts';
import { requestIdFrom } from './request-id.ts';

/** Who calls an action, from where, with what. */
export interface ActionCall {
  readonly actor: Actor;
  /** The request's id and address, for the audit and the log; an id is made when there is none. */
  readonly origin?: Origin;
  readonly input: unknown;
  /** The page that calls, as its browser says it; of another site it needs the action's leave. */
  readonly page?: CallingPage;
}

function done(result: unknown): Reply {
  if (isDownload(result)) return downloadReply(result);
  if (isAsset(result)) return assetReply(result);
  return isEventStream(result) ? streamReply(result) : reply(result === undefined ? 204 : 200, result);
}

/**
 * The whole HTTP contract of an action, whatever the host: 200 with what it returns, 204 when it returns nothing, a download, an asset, a
 * stream of events, or a problem. Never rejects.
 */
export async function callAction(desk: Pick<Desk, 'as' | 'get'>, action: AnyAction, call: ActionCall): Promise<Reply> {
  const requestId = requestIdFrom(call.origin?.requestId);
  const { actor, input } = call;
  let crossing: Record<string, string> = {};
  try {
    if (action.origins) crossing = await crossingHeaders(desk, action, { ...call.page, path: input as Record<string, unknown> });
    // Nobody in particular is not told that they may not, but to say who they are; and costs neither a transaction nor a line in the audit.
    if (actor.kind === 'anonymous' && !action.allow(actor)) throw signInNeeded({ action: action.action, needs: action.allow.rule });
    const returned: unknown = await desk.as(actor, { ...call.origin, requestId }).run(action, input);
    const result = isWithCookie(returned) ? returned.value : returned;
    const answer = done(result);
    const cookie = isWithCookie(returned) ? { 'set-cookie': returned.cookie } : {};
    return { ...answer, headers: { ...answer.headers, ...crossing, ...cookie, 'x-request-id': requestId } };
  } catch (e) {
    const failed = failedReply(desk, e, { requestId, action: action.action, actor: actor.id });
    return { ...failed, headers: { ...failed.headers, ...crossing } };
  }
}
