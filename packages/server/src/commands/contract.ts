import { clients, system, type Difference } from '@luuri/core';
import { previewLine } from './clocks.ts';
import { packFile } from './pack-file.ts';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface ContractOptions {
  readonly config?: string;
}

/** `luuri contract check FILE`: every mistake with its path. */
export const checkPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: false }, async (desk) => {
    const { client, mistakes, warnings } = await desk
      .as(system)
      .use(clients)
      .check({ yaml: packFile(file) });
    for (const { path, message } of mistakes) say(`${file}: ${path} ${message}`);
    for (const { path, message } of warnings) say(`${file}: (warning) ${path} ${message}`);
    if (mistakes.length === 0) say(`${file}: a contract of ${client ?? ''}, without a mistake.`);
    return mistakes.length > 0 ? 1 : 0;
  });

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const line = ({ path, from, to }: Difference): string => `  ${path}: ${shown(from)} -> ${shown(to)}`;

/** `luuri contract diff FILE`: what applying it would change. */
export const diffPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: false }, async (desk) => {
    const yaml = packFile(file);
    const { client, isNew, differences } = await desk.as(system).use(clients).diff({ yaml });
    if (isNew) say(`${client} is a new client.`);
    else if (differences.length === 0) say(`The contract of ${client} says the same already.`);
    else say([`The contract of ${client} would change:`, ...differences.map(line), await previewLine(desk, yaml)].join('\n'));
    return 0;
  });

/** `luuri contract apply FILE`: make it the client's contract. */
export const applyPack = (file: string, { config }: ContractOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: true }, async (desk) => {
    const yaml = packFile(file);
    const { isNew, differences } = await desk.as(system).use(clients).diff({ yaml });
    if (!isNew && differences.length > 0) say(await previewLine(desk, yaml));
    const { client, version, changed } = await desk.as(system).use(clients).apply({ yaml });
    say(
      changed
        ? `The contract of ${client} is at version ${String(version)} now.`
        : `The contract of ${client} says the same already (version ${String(version)}).`,
    );
    return 0;
  });
