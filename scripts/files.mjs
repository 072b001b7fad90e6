import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder. */
export const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
