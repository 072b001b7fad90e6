/** What a file of a folder says of its article. */
export interface ArticleFile {
  readonly title: string;
  readonly text: string;
  readonly language: string | undefined;
  readonly audience: string | undefined;
  readonly state: string | undefined;
  readonly knownError: boolean;
}

const fields = (head: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    head.split('\n').flatMap((line) => {
      const match = /^([a-z-]+):\s*(.*?)\s*$/.exec(line);
      return match ? [[match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]] : [];
    }),
  );

/**
 * An article out of a file: between two lines of `---` may stand `title`, `language`, `audience`, `state` and `known-error`. Without a
 * title there, it is the first heading, else the name of the file; without a language, the end of the name: `salasana.fi.md`.
 */
export function articleFromFile(name: string, content: string): ArticleFile {
  const text = content.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const said = fields(matter?.[1] ?? '');
  const body = matter ? text.slice(matter[0].length) : text;
  const heading = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(body);
  const file = /([^/\\]+?)(?:\.(fi|sv|en))?\.md$/i.exec(name);
  return {
    title: said['title'] ?? heading?.[1] ?? file?.[1] ?? name,
    text: (heading && said['title'] === undefined ? body.slice(heading[0].length) : body).trim(),
    language: said['language'] ?? file?.[2]?.toLowerCase(),
    audience: said['audience'],
    state: said['state'],
    knownError: said['known-error'] === 'true',
  };
}
