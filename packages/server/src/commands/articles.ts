import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knowledge, system } from '@luuri/core';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** What `luuri articles import` takes. */
export interface ArticleOptions {
  readonly config?: string;
  readonly client?: string;
  readonly language: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.md'))
    .sort();

/** `luuri articles import FOLDER`: every Markdown file as an article, published unless it says otherwise. */
export const importArticles = (options: ArticleOptions & { readonly folder: string }, { say }: Terminal): Promise<number> =>
  withDesk({ config: options.config, writes: true }, async (desk) => {
    const { folder, client, language } = options;
    const own = desk.as(system).use(knowledge);
    let changed = 0;
    const files = filesIn(folder);
    for (const file of files) {
      const content = readFileSync(path.join(folder, file), 'utf8');
      const source = file.split(path.sep).join('/');
      const read = await own.import({ source, content, language, ...(client === undefined ? {} : { client }) });
      if (read.changed) {
        changed++;
        say(`${source}: ${read.title}`);
      }
    }
    say(`${String(files.length)} files, ${String(changed)} articles new or changed.`);
    return 0;
  });
