import { createHash } from 'node:crypto';
import { system, type Scope } from '../kernel/index.ts';
import { blobRows } from './entities.ts';

/** Keep bytes; the same bytes again are the same blob. Returns its id. */
export async function keepBlob(scope: Scope, bytes: Uint8Array): Promise<number> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const rows = scope.as(system).rows(blobRows);
  return (await rows.idOf({ hash })) ?? (await rows.insert({ hash, bytes: Buffer.from(bytes) })).id;
}

export const blobBytes = async (scope: Scope, blobId: number): Promise<Buffer> => (await scope.as(system).rows(blobRows).get(blobId)).bytes;
