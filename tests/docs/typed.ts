/** A command as a shell would take it apart: quotes, `$NAME`, continued lines, comments. No pipes, no redirection. */
export function wordsOf(command: string, variables: Readonly<Record<string, string>>): string[] {
  const bare = command.replaceAll(/\\\n\s*/g, ' ').replace(/\s+#.*$/, '');
  const filled = (text: string) => text.replaceAll(/\$(\w+)/g, (_, name: string) => variables[name] ?? '');
  return [...bare.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? filled(double ?? plain ?? ''));
}

/** The commands of a block, continued lines in one piece. */
export const commandsOf = (code: string): string[] => code.split(/(?<!\\)\n/).filter((line) => line.trim() !== '');

/** What `curl` would send, for the few options that the pages use. */
export async function curl(words: readonly string[]): Promise<{ status: number; body: unknown }> {
  const headers: Record<string, string> = {};
  let method: string | undefined;
  let body: string | undefined;
  let url = '';
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '-s') continue;
    if (word === '-X') method = words[++i];
    else if (word === '-d') body = words[++i];
    else if (word === '-H') {
      const [name = '', value = ''] = (words[++i] ?? '').split(/:\s*(.*)/);
      headers[name] = value;
    } else url = word;
  }
  const asked = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, ...(body === undefined ? {} : { body }) };
  const answered = await fetch(url, asked);
  return { status: answered.status, body: await answered.json() };
}
