import { createHash } from 'node:crypto';
import { notFound, system, type Scope } from '../kernel/index.ts';
import { blobRows } from './entities.ts';

/** Keep bytes; the same bytes again are the same blob. Returns its id. */
export async function keepBlob(scope: Scope, bytes: Uint8Array): Promise<number> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const rows = scope.as(system).rows(blobRows);
  const known = await rows.idOf({ hash });
  // Held, so that nobody takes the bytes away before they are referred to; gone meanwhile, they are kept anew.
  const held =
    known === undefined
      ? undefined
      : await rows.lock(known).catch((e: unknown) => (notFound.is(e) ? undefined : Promise.reject(e as Error)));
  return held?.id ?? (await rows.insert({ hash, bytes: Buffer.from(bytes) })).id;
}

export const blobBytes = async (scope: Scope, blobId: number): Promise<Buffer> => (await scope.as(system).rows(blobRows).get(blobId)).bytes;
