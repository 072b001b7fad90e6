const blocks = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'table']);
const lists = new Set(['ul', 'ol']);
const mostQuotes = 10;

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/**
 * Plain text of html, put together while a sanitiser walks it: told of each tag and of each piece of text that is shown. Quotations
 * (`blockquote`) become lines that begin with `> `, as in mail.
 */
export class HtmlText {
  private readonly lines: string[] = [];
  // pieces of the line being written; a string that grew by each piece would be copied for each look at its end
  private line: string[] = [];
  private atWord = false;
  private quotes = 0;
  private verbatim = 0;
  private href = '';
  private linkFrom = 0;
  /** True right behind the mark of a point: a paragraph that begins there goes on behind it. */
  private atPoint = false;
  /** For each list that is open the number of its last point; undefined where points have none. */
  private readonly lists: (number | undefined)[] = [];

  open(tag: string, { href, start, alt }: Readonly<Record<string, string | undefined>>): void {
    if (blocks.has(tag) && (!this.atPoint || tag === 'li')) this.endLine(spaced.has(tag) && this.lists.length === 0);
    if (tag === 'br') this.breakLine();
    if (lists.has(tag)) this.lists.push(tag === 'ol' ? (Number.isSafeInteger(Number(start)) ? Number(start) : 1) - 1 : undefined);
    if (tag === 'li') this.openPoint();
    if (tag === 'img' && alt) this.put(`[${alt.slice(0, 200).replace(/\s+/g, ' ')}]`);
    if (tag === 'hr') this.put('________________________________');
    if ((tag === 'td' || tag === 'th') && this.atWord) this.put(' ');
    if (tag === 'blockquote') this.quotes++;
    if (tag === 'pre') this.verbatim++;
    if (tag === 'a' && href !== undefined) this.openLink(href);
  }

  close(tag: string): void {
    if (tag === 'a') this.closeLink();
    if (lists.has(tag)) this.lists.pop();
    if (blocks.has(tag)) this.endLine(spaced.has(tag) && this.lists.length === 0);
    if (tag === 'blockquote') this.quotes = Math.max(0, this.quotes - 1);
    if (tag === 'pre') this.verbatim = Math.max(0, this.verbatim - 1);
  }

  /** A piece of text as it stands in the html, with its signs escaped. */
  add(escaped: string): void {
    const text = unescaped(escaped);
    if (this.verbatim > 0) this.addVerbatim(text);
    else this.put(this.atWord ? text.replace(/[\s\u00a0]+/g, ' ') : text.replace(/[\s\u00a0]+/g, ' ').trimStart());
  }

  toString(): string {
    this.endLine(false);
    return this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private addVerbatim(text: string): void {
    const [head = '', ...rest] = text.split('\n');
    this.put(head);
    for (const next of rest) {
      this.breakLine();
      this.put(next);
    }
  }

  private put(text: string): void {
    if (text === '') return;
    if (text.trim() !== '') this.atPoint = false;
    this.line.push(text);
    this.atWord = !text.endsWith(' ');
  }

  /** `- ` or `3. `, further in for each list around it. */
  private openPoint(): void {
    const last = this.lists.length - 1;
    const number = this.lists[last];
    if (number !== undefined) this.lists[last] = number + 1;
    this.put(`${'  '.repeat(Math.min(Math.max(0, last), mostQuotes))}${number === undefined ? '-' : `${String(number + 1)}.`} `);
    this.atPoint = true;
  }

  private openLink(href: string): void {
    this.href = /^https?:/i.test(href) && href.length <= 300 ? href : '';
    this.linkFrom = this.line.length;
  }

  /** A link whose address the text does not show gets it in brackets. */
  private closeLink(): void {
    const bare = this.href.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
    const shown = this.line.slice(this.linkFrom).join('').trim();
    if (this.href !== '' && shown !== '' && !shown.includes(bare)) this.put(` (${this.href})`);
    this.href = '';
  }

  private breakLine(): void {
    this.atPoint = false;
    this.lines.push(('> '.repeat(Math.min(this.quotes, mostQuotes)) + this.line.join('')).trimEnd());
    this.line = [];
    this.atWord = false;
    this.linkFrom = 0;
  }

  private endLine(gap: boolean): void {
    if (this.atWord || this.line.some((piece) => piece.trim() !== '')) this.breakLine();
    this.line = [];
    this.atWord = false;
    if (gap && this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('');
  }
}
