import { viewOf } from './bytes.ts';

/** What the headers of one part of a mail say about its body. */
export interface PartHead {
  readonly lines: readonly Buffer[];
  /** Lower-case media type; `text/plain` when none is named. */
  readonly type: string;
  readonly charset: string | undefined;
  /** Lower-case Content-Transfer-Encoding; empty when none is named. */
  readonly transfer: string;
  readonly attached: boolean;
  readonly language: string;
}

const mostParts = 1000;
const mostNested = 100;

function field(head: string, name: string): string {
  return new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2];
}

function readHead(lines: readonly Buffer[]): PartHead & { readonly boundary: string | undefined } {
  const head = lines
    .map((line) => line.toString('latin1', 0, 20_000))
    .join('\n')
    .replace(/\n[ \t]+/g, ' ');
  const type = field(head, 'content-type');
  return {
    lines,
    type: (type.split(';')[0]?.trim() || 'text/plain').toLowerCase(),
    charset: parameter(type, 'charset'),
    boundary: parameter(type, 'boundary'),
    transfer: field(head, 'content-transfer-encoding').toLowerCase(),
    attached: /^attachment\b/i.test(field(head, 'content-disposition')),
    language: field(head, 'content-language'),
  };
}

const newLine = 10;
const beforeBoundary = Buffer.from('\n--');

/** Walks a mail from one boundary to the next. Boundaries become known as their headers go by. */
export class Walk {
  private readonly bytes: Buffer;
  private readonly boundaries: string[] = [];
  private at = 0;
  private parts = 0;

  constructor(raw: Uint8Array) {
    this.bytes = viewOf(raw);
  }

  /** True when there were more than a thousand parts; the rest of the mail then counts as the body of the last one. */
  get tooMany(): boolean {
    return this.parts > mostParts;
  }

  /** The boundary line at which the walk stands, which is left behind; undefined at the end of the mail. */
  boundary(): Buffer | undefined {
    if (this.done) return undefined;
    const line = this.lineAt(this.at);
    this.at = this.endOf(this.at);
    return line;
  }

  /** The header lines of a part and the blank line below them, which are left behind. */
  head(): PartHead {
    this.parts++;
    const lines: Buffer[] = [];
    for (let line = this.lineAt(this.at); !this.done && line.length > 0 && !this.isBoundary(line); line = this.lineAt(this.at)) {
      lines.push(line);
      this.at = this.endOf(this.at);
    }
    const { boundary, ...head } = readHead(lines);
    if (boundary && head.type.startsWith('multipart/') && this.boundaries.length < mostNested) this.boundaries.push(boundary);
    if (!this.done && this.lineAt(this.at).length === 0) this.at = this.endOf(this.at);
    return head;
  }

  /** Everything up to the next boundary line, which is left behind. */
  body(): Buffer {
    const start = this.at;
    this.at = this.boundaryAfter(Math.max(start - 1, 0));
    return this.bytes.subarray(start, this.at);
  }

  private get done(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Where the first boundary line after a line end at or behind `from` begins; the end of the mail when there is none. */
  private boundaryAfter(from: number): number {
    for (let at = this.bytes.indexOf(beforeBoundary, from); at >= 0; at = this.bytes.indexOf(beforeBoundary, at + 1)) {
      if (this.isBoundary(this.lineAt(at + 1))) return at + 1;
    }
    return this.bytes.length;
  }

  private endOf(start: number): number {
    const end = this.bytes.indexOf(newLine, start);
    return end < 0 ? this.bytes.length : end + 1;
  }

  private lineAt(start: number): Buffer {
    const line = this.bytes.subarray(start, this.endOf(start));
    const tail = line.at(-1) === newLine ? (line.at(-2) === 13 ? 2 : 1) : 0;
    return line.subarray(0, line.length - tail);
  }

  private isBoundary(line: Buffer): boolean {
    if (line[0] !== 45 || line[1] !== 45 || this.tooMany) return false;
    const text = line.toString('latin1', 2, 300).trimEnd();
    return this.boundaries.some((boundary) => text === boundary || text === `${boundary}--`);
  }
}
