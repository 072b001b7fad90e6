import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { defineError, isDeskError, notAnArchive } from '@luuri/core';

export const fileUnusable = defineError<{ file: string; reason: string }>(
  'backup.file-unusable',
  'invalid',
  ({ file, reason }) => `${file} cannot be used: ${reason}.`,
);

const reasonOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/**
 * Write lines into a file, compressed. It gets its name once it is whole and on the disk: a backup that was cut short is never taken
 * for one, nor does it replace an older.
 */
export async function writeArchive<T>(file: string, give: (take: (line: string) => Promise<void>) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  const zip = createGzip();
  const out = createWriteStream(part, { mode: 0o600 });
  const done = finished(zip.pipe(out));
  const failed = new Promise<never>((_resolve, reject) => {
    for (const stream of [zip, out]) stream.once('error', (e: unknown) => reject(fileUnusable({ file, reason: reasonOf(e) }, e)));
  });
  failed.catch(() => undefined);
  done.catch(() => undefined);
  try {
    const take = async (line: string) => {
      if (!zip.write(`${line}\n`)) await Promise.race([once(zip, 'drain'), failed]);
    };
    const result = await Promise.race([give(take), failed]);
    zip.end();
    await Promise.race([done, failed]);
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    renameSync(part, file);
    return result;
  } catch (e) {
    out.destroy();
    rmSync(part, { force: true });
    throw e;
  }
}

/** The lines of such a file. @throws `backup.file-unusable`, `archive.unreadable` */
export async function* linesOfArchive(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const zip = createGunzip();
  source.once('error', (e) => zip.destroy(fileUnusable({ file, reason: reasonOf(e) }, e)));
  source.pipe(zip);
  const lines = createInterface({ input: zip, crlfDelay: Infinity });
  try {
    for await (const line of lines) yield line;
  } catch (e) {
    throw isDeskError(e) ? e : notAnArchive({ reason: reasonOf(e) }, e);
  } finally {
    lines.close();
    source.destroy();
  }
}
