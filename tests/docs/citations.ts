/** A test that a page names: the file as the page says it, and a part of the test's title. */
export interface Citation {
  readonly file: string;
  readonly title: string;
}

/** `` `ticket.test.ts`: _a title_, _another_; `rules.test.ts`: _a third_ `` on one line. */
export function citationsOf(text: string): Citation[] {
  return text.split('\n').flatMap((line) =>
    line.split(/(?=`[\w./-]+\.test\.ts`)/).flatMap((part) => {
      const [, file, rest = ''] = /^`([\w./-]+\.test\.ts)`(.*)$/.exec(part) ?? [];
      if (file === undefined) return [];
      const words = rest.replaceAll(/`[^`]*`/g, (code) => code.replaceAll('_', '\0'));
      const titles = [...words.matchAll(/(?<![\w])_([^_]+)_(?![\w])/g)].map((match) =>
        (match[1] ?? '').replaceAll('\0', '_').replaceAll('\\', ''),
      );
      return titles.length > 0 ? titles.map((title) => ({ file, title })) : [{ file, title: '' }];
    }),
  );
}

/** Titles stand in quotes there, and quotes inside them behind a backslash. */
export const holdsTitle = (source: string, title: string): boolean => source.replaceAll('\\', '').includes(title);
