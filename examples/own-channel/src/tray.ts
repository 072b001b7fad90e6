import { on } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { isDeskError } from '@luuri/core';

/** What cannot be kept just now stays in the tray and is tried again; what will never be taken is put aside. */
function refused(e: unknown): 'refused' {
  if (isDeskError(e) && e.kind === 'unavailable') throw e;
  return 'refused';
}

/** Hands over each file of the tray `in`, those that come later too, and then moves it to `done` or `refused`. Ends with the signal. */
export async function emptyTray(
  folder: string,
  take: (name: string, content: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const tray of ['in', 'done', 'refused']) await mkdir(`${folder}/${tray}`, { recursive: true });
  // Watched before the first look, so that nothing falls between.
  const drops = on(watch(`${folder}/in`, { signal }), 'change', { signal });
  for (;;) {
    for (const name of await readdir(`${folder}/in`)) {
      const taken = readFile(`${folder}/in/${name}`, 'utf8').then((content) => take(name, content));
      const tray = await taken.then(() => 'done', refused);
      await rename(`${folder}/in/${name}`, `${folder}/${tray}/${name}`);
    }
    await drops.next(); // throws when the signal comes
  }
}
