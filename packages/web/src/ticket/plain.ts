/** As much of an editor's document as is written out. */
export interface Doc {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly content?: readonly Doc[] | undefined;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

const marked: Readonly<Record<string, string>> = { bold: '*', italic: '_', code: '`', strike: '~' };

/** Marks as people have always written them in plain mail: `*bold*`, `_italic_`; a link with its address behind it. */
function inline({ text = '', marks = [], attrs = {}, type, content }: Doc): string {
  if (type === 'hardBreak') return '\n';
  if (type === 'picture') return `[${String(attrs['name'])}]`;
  if (type === 'mention') return `@${String(attrs['label'])}`;
  if (content) return content.map(inline).join('');
  const link = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
  const signs = marks.flatMap((mark) => marked[mark.type] ?? []);
  const inner = text.trim();
  const said = inner ? text.replace(inner, `${signs.join('')}${inner}${signs.toReversed().join('')}`) : text;
  return typeof link === 'string' && link !== text ? `${said} <${link}>` : said;
}

const indented = (text: string, first: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : ' '.repeat(first.length)) + line)
    .join('\n');

function list({ content = [], type, attrs }: Doc): string {
  const start = Number(attrs?.['start'] ?? 1);
  return content.map((item, i) => indented(blocks(item.content ?? [], '\n'), type === 'orderedList' ? `${start + i}. ` : '- ')).join('\n');
}

function block(node: Doc): string {
  const { type, content = [] } = node;
  if (type === 'bulletList' || type === 'orderedList') return list(node);
  if (type === 'blockquote')
    return blocks(content, '\n\n')
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
  if (type === 'codeBlock') return indented(content.map(inline).join(''), '    ').replace(/^ +$/gm, '');
  return content.map(inline).join('');
}

const blocks = (nodes: readonly Doc[], between: string): string => nodes.map(block).join(between);

/** A document as plain text that reads well in any mail program, and loses no word. */
export const plainText = ({ content = [] }: Doc): string =>
  blocks(content, '\n\n')
    .replace(/[ \t]+$/gm, '')
    .trim();

const lineOf = (text: string): Doc[] => (text === '' ? [] : [{ type: 'text', text }]);

/** Plain text as a document: {@link plainText} makes the same of it again. */
export const docOf = (text: string): Doc => ({
  type: 'doc',
  content: text.split('\n\n').map((paragraph) => ({
    type: 'paragraph',
    content: paragraph.split('\n').flatMap((line, i) => [...(i === 0 ? [] : [{ type: 'hardBreak' }]), ...lineOf(line)]),
  })),
});
