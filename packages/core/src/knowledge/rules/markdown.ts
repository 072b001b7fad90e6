/** Markdown, as much of it as an article needs, into HTML that is safe because nothing else can come out of it. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** Links that run nothing: to the web, to mail, to a telephone, or to a page of this desk. */
const safe = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s"'<>]*$/i;

/** Code first, so that nothing in it counts; links next, for their addresses hold anything. */
const spans = /`([^`]+)`|\[([^\][]*)\]\(([^()\s]*)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/g;

function inline(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(spans)) {
    const [whole, code, label, address = '', strong, emphasis, bare] = match;
    html += escaped(text.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) html += `<code>${escaped(code)}</code>`;
    else if (strong !== undefined) html += `<strong>${inline(strong)}</strong>`;
    else if (emphasis !== undefined) html += `<em>${inline(emphasis)}</em>`;
    else if (bare !== undefined) html += `<a href="${escaped(bare)}" rel="noopener noreferrer">${escaped(bare)}</a>`;
    else
      html += safe.test(address)
        ? `<a href="${escaped(address)}" rel="noopener noreferrer">${escaped(label ?? '')}</a>`
        : escaped(label ?? '');
  }
  return html + escaped(text.slice(at));
}

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const quote = /^\s{0,3}>\s?(.*)$/;
const fence = /^\s{0,3}(?:```|~~~)/;
const rule = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;

/** The first lines that a test takes, and the rest. */
function taken(lines: readonly string[], test: RegExp): [string[], readonly string[]] {
  const end = lines.findIndex((line) => !test.test(line));
  const own = end < 0 ? lines : lines.slice(0, end);
  return [own.map((line) => test.exec(line)?.[1] ?? ''), lines.slice(own.length)];
}

/** An item goes on in lines that are set in below it. */
function items(lines: readonly string[], mark: RegExp): [string[], readonly string[]] {
  const found: string[] = [];
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const item = mark.exec(line)?.[1];
    if (item !== undefined) found.push(item);
    else if (found.length > 0 && /^\s{2,}\S/.test(line)) found.push(`${found.pop() ?? ''} ${line.trim()}`);
    else break;
  }
  return [found, lines.slice(at)];
}

function code(lines: readonly string[]): [string, readonly string[]] {
  const end = lines.findIndex((line, i) => i > 0 && fence.test(line));
  const body = lines.slice(1, end < 0 ? undefined : end);
  return [`<pre>${escaped(body.join('\n'))}</pre>`, end < 0 ? [] : lines.slice(end + 1)];
}

const starts = [heading, bullet, numbered, quote, fence, rule];
const isPlain = (line: string): boolean => line.trim() !== '' && !starts.some((start) => start.test(line));

/** The block that some lines begin with, and what comes after it. */
function block(lines: readonly string[]): [string, readonly string[]] {
  const [line = ''] = lines;
  const head = heading.exec(line);
  // The title of the article is the one heading of the first order on its page.
  if (head)
    return [
      `<h${String(Math.min(6, (head[1]?.length ?? 1) + 1))}>${inline(head[2] ?? '')}</h${String(Math.min(6, (head[1]?.length ?? 1) + 1))}>`,
      lines.slice(1),
    ];
  if (fence.test(line)) return code(lines);
  if (rule.test(line)) return ['<hr>', lines.slice(1)];
  for (const [mark, tag] of [
    [bullet, 'ul'],
    [numbered, 'ol'],
  ] as const) {
    if (!mark.test(line)) continue;
    const [found, rest] = items(lines, mark);
    return [`<${tag}>${found.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`, rest];
  }
  if (quote.test(line)) {
    const [found, rest] = taken(lines, quote);
    return [`<blockquote><p>${inline(found.join(' '))}</p></blockquote>`, rest];
  }
  const end = lines.findIndex((l) => !isPlain(l));
  const own = end < 0 ? lines : lines.slice(0, Math.max(1, end));
  return [`<p>${inline(own.map((l) => l.trim()).join(' '))}</p>`, lines.slice(own.length)];
}

/** Headings, paragraphs, lists, quotes, code, emphasis and links. HTML in it is shown as it was written. */
export function markdownToHtml(markdown: string): string {
  const html: string[] = [];
  let lines: readonly string[] = markdown.replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 0) {
    if (lines[0]?.trim() === '') lines = lines.slice(1);
    else {
      const [made, rest] = block(lines);
      html.push(made);
      lines = rest;
    }
  }
  return html.join('\n');
}

const EXCERPT = 160;

/** The beginning of an article without its marks. */
export function excerptOf(markdown: string): string {
  const plain = markdown
    .replaceAll(/^#.*$|^\s*(?:```|~~~).*$|^\s{0,3}(?:[-*+>]|\d+[.)])\s+/gm, ' ')
    .replaceAll(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[*`_]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length <= EXCERPT ? plain : `${plain.slice(0, plain.lastIndexOf(' ', EXCERPT))}…`;
}
