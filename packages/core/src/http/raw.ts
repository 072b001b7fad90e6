import type { RawRequest } from '../kernel/index.ts';
import { bodyAlreadyRead, bodyTypeUnsupported } from './errors.ts';
import type { ActionRoute } from './routes.ts';

/** What proves who calls is the host's to read and nobody else's. */
const keptBack = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Headers as an action with `raw` sees them. */
export const visibleHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !keptBack.has(name)));

/** @throws `http.body-type-unsupported` when there is a body of a type that the action does not name. */
export function checkRawType({ action }: Pick<ActionRoute, 'action'>, { headers, body }: RawRequest): void {
  const contentType = headers['content-type'] ?? '';
  const essence = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (body.length > 0 && !action.raw?.includes(essence)) throw bodyTypeUnsupported({ contentType, taken: action.raw ?? [] });
}

/**
 * The bytes of a body that something before the desk has read: as it left them, or as it kept them in `rawBody`.
 * @throws `http.body-already-read`
 */
export function bytesKept(already: { readonly body?: unknown; readonly rawBody?: unknown }, action: string): Uint8Array {
  for (const kept of [already.rawBody, already.body]) {
    if (typeof kept === 'string') return Buffer.from(kept);
    if (kept instanceof Uint8Array) return kept;
  }
  throw bodyAlreadyRead({ action });
}
