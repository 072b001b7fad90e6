import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where programs of the machine are besides PATH, which often leaves these out for people. */
const others = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/opt/openldap/libexec'];

/** @returns {string | undefined} the path of a program of the machine */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter(Boolean), ...others];
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
