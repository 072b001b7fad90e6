import { readFileSync } from 'node:fs';
import { clients, defineError, system, type Difference } from '@luuri/core';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface ContractOptions {
  readonly config?: string;
}

export const noSuchFile = defineError<{ file: string; reason: string }>(
  'contract.no-file',
  'invalid',
  ({ file, reason }) => `${file} cannot be read: ${reason}.`,
);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (e) {
    throw noSuchFile({ file, reason: e instanceof Error ? e.message : String(e) }, e);
  }
}

/** `luuri contract check FILE`: every mistake with its path. */
export const checkPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: false }, async (desk) => {
    const { client, mistakes } = await desk
      .as(system)
      .use(clients)
      .check({ yaml: read(file) });
    for (const { path, message } of mistakes) say(`${file}: ${path} ${message}`);
    if (mistakes.length === 0) say(`${file}: a contract of ${client ?? ''}, without a mistake.`);
    return mistakes.length > 0 ? 1 : 0;
  });

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const line = ({ path, from, to }: Difference): string => `  ${path}: ${shown(from)} -> ${shown(to)}`;

/** `luuri contract diff FILE`: what applying it would change. */
export const diffPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: false }, async (desk) => {
    const { client, isNew, differences } = await desk
      .as(system)
      .use(clients)
      .diff({ yaml: read(file) });
    if (isNew) say(`${client} is a new client.`);
    else
      say(
        differences.length > 0
          ? [`The contract of ${client} would change:`, ...differences.map(line)].join('\n')
          : `The contract of ${client} says the same already.`,
      );
    return 0;
  });

/** `luuri contract apply FILE`: make it the client's contract. */
export const applyPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: true }, async (desk) => {
    const { client, version, changed } = await desk
      .as(system)
      .use(clients)
      .apply({ yaml: read(file) });
    say(
      changed
        ? `The contract of ${client} is at version ${String(version)} now.`
        : `The contract of ${client} says the same already (version ${String(version)}).`,
    );
    return 0;
  });
