import { createHash } from 'node:crypto';
import { notFound, system, type Scope } from '../kernel/index.ts';
import { blobRows } from './entities.ts';

/** Keep bytes; the same bytes again are the same blob. Returns its id. */
export async function keepBlob(scope: Scope, bytes: Uint8Array): Promise<number> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const rows = scope.as(system).rows(blobRows);
  const known = await rows.idOf({ hash });
  if (known !== undefined && (await isHeld(scope, known))) return known;
  return (await rows.insert({ hash, bytes: Buffer.from(bytes) })).id;
}

/** Held, so that nobody takes the bytes away before they are referred to; gone meanwhile, they are kept anew. SQLite has one writer: us. */
async function isHeld(scope: Scope, id: number): Promise<boolean> {
  if (scope.sql.dialect === 'sqlite') return true;
  const lock = scope.as(system).rows(blobRows).lock(id);
  return lock.then(
    () => true,
    (e: unknown) => (notFound.is(e) ? false : Promise.reject(e as Error)),
  );
}

export const blobBytes = async (scope: Scope, blobId: number): Promise<Buffer> => (await scope.as(system).rows(blobRows).get(blobId)).bytes;
