import { defineError } from '@luuri/core';

/** The address of the API is taken by another program. */
export const portInUse = defineError<{ host: string; port: number }>(
  'serve.port-in-use',
  'conflict',
  ({ host, port }) => `Port ${port} on ${host} is in use; set LUURI_PORT to another.`,
);

/** The address of the API cannot be listened on for another reason. */
export const cannotListenThere = defineError<{ host: string; port: number; reason: string }>(
  'serve.cannot-listen',
  'unavailable',
  ({ host, port, reason }) =>
    `Nothing can listen on port ${port} of ${host} (${reason}); set LUURI_HOST and LUURI_PORT to an address of this machine.`,
);

/** The embedded database is for one process. */
export const dataInUse = defineError<{ folder: string }>(
  'serve.data-in-use',
  'conflict',
  ({ folder }) => `Another desk is running on ${folder}; stop it, or set LUURI_DATA to another folder.`,
);

/** The data folder cannot be made or written to. */
export const dataUnusable = defineError<{ folder: string; reason: string }>(
  'serve.data-unusable',
  'unavailable',
  ({ folder, reason }) => `${folder} cannot be written to (${reason}); set LUURI_DATA to a folder of this user's.`,
);

/** A contract pack of the folder cannot be applied. */
export const packUnusable = defineError<{ file: string; reason: string }>(
  'serve.pack-unusable',
  'invalid',
  ({ file, reason }) => `${file}: ${reason}`,
);

/** A SQLite file has one process. */
export const splitTakesPostgres = defineError(
  'serve.split-takes-postgresql',
  'conflict',
  () =>
    'Web and work can be two processes on PostgreSQL only: set LUURI_DATABASE_URL, or run `luuri serve` without --no-work, which does both.',
);
