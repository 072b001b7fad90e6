import { bodyNotJson, bodyTooLarge, bodyTypeUnsupported } from './errors.ts';

/** The most that a body may hold: 10 MB. Attachments come by mail. */
export const bodyLimitBytes = 10_000_000;

/** Deeper than anything that an action takes, shallower than what exhausts the stack of a program that walks it. */
const DEEPEST = 64;

const jsonType = /^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i;

/** @throws `http.body-type-unsupported` for anything that is not JSON by its label. */
export function checkContentType(contentType: string | null | undefined): void {
  if (!jsonType.test(contentType ?? '')) throw bodyTypeUnsupported({ contentType: contentType ?? '' });
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Level by level: a walk that calls itself would be what it is to prevent. */
function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((container) => Object.values(container) as unknown[]).filter(isContainer);
  }
  return false;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (e) {
    throw bodyNotJson({ reason: 'it is not UTF-8' }, e);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    throw bodyNotJson({ reason: (e as SyntaxError).message }, e);
  }
}

/**
 * The value of a JSON body; undefined when there are no bytes.
 * @throws `http.body-not-json`
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const value = parsed(decoded(bytes));
  if (isTooDeep(value)) throw bodyNotJson({ reason: `it is nested more than ${String(DEEPEST)} deep` });
  return value;
}

/**
 * All bytes of a body. @throws `http.body-too-large` as soon as it is known.
 * @param declared the Content-Length, when there was one.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, declared?: string | null): Promise<Uint8Array> {
  if (Number(declared ?? 0) > bodyLimitBytes) throw bodyTooLarge({ limitBytes: bodyLimitBytes });
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > bodyLimitBytes) throw bodyTooLarge({ limitBytes: bodyLimitBytes });
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
