import { mkdir, writeFile } from 'node:fs/promises';
import { definePlugin, type Arrival, type Channel } from '@luuri/core';
import { IsString } from 'class-validator';
import { emptyTray } from './tray.ts';

class LettersOptions {
  /** Folder with the trays: `in` for letters to the desk, each a file of JSON; `out` for letters from the desk. */
  @IsString() folder!: string;
}

const lettersIn = (folder: string): Channel => ({
  channel: 'letters',
  listen: (accept, signal) =>
    emptyTray(folder, (name, content) => accept({ ...(JSON.parse(content) as Arrival), externalId: name }), signal),
  async send({ externalId, to, subject, text }) {
    await mkdir(`${folder}/out`, { recursive: true });
    await writeFile(`${folder}/out/${externalId}.json`, JSON.stringify({ to, subject, text }));
    return { externalId };
  },
});

/** Tickets by letter. A letter's file name is its number: the same letter twice is one ticket. */
export const letters = definePlugin({
  name: 'letters',
  summary: 'Tickets by letter.',
  options: LettersOptions,
  start: ({ options }) => ({ channels: [lettersIn(options.folder)] }),
});
