import type { PDFFont, PDFPage } from 'pdf-lib';

/** Loaded when the first document is asked for. */
const library = () => import('pdf-lib');

interface Pack {
  readonly resetId: number;
  readonly ticketId: number;
  readonly deed: string;
  readonly login: string;
  readonly state: string;
  readonly policy: string;
  readonly heldBy: string;
  readonly flags: readonly string[];
  readonly brokenAt: number | null;
  readonly lines: readonly {
    readonly seq: number;
    readonly at: Date;
    readonly by: string;
    readonly what: string;
    readonly facts: object;
    readonly hash: string;
  }[];
}

const [WIDTH, HEIGHT, MARGIN, SIZE, STEP] = [595, 842, 48, 9, 13];

/** What the standard fonts cannot write is shown as a question mark: names of northern languages they can. */
function writable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(text, (character) => (known.has(character.codePointAt(0) ?? 0) ? character : '?')).join('');
}

function broken(text: string, font: PDFFont): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of Array.from(writable(text, font))) {
    if (font.widthOfTextAtSize(line + character, SIZE) > WIDTH - 2 * MARGIN) {
      lines.push(line);
      line = '    ';
    }
    line += character;
  }
  return [...lines, line];
}

const textOf = (pack: Pack): { head: string; lines: string[] } => ({
  head: `#${String(pack.resetId)}  ${pack.deed}  ${pack.login}  ${pack.state}`,
  lines: [
    `ticket ${String(pack.ticketId)}, rules ${pack.policy}, by ${pack.heldBy}${pack.flags.length > 0 ? `, flags ${pack.flags.join(', ')}` : ''}, chain ${pack.brokenAt === null ? 'holds' : `broken at line ${String(pack.brokenAt)}`}`,
    ...pack.lines.map(
      (l) => `${String(l.seq)}  ${l.at.toISOString()}  ${l.by}  ${l.what}  ${JSON.stringify(l.facts)}  ${l.hash.slice(0, 16)}`,
    ),
    '',
  ],
});

/** Plain pages of text, one request after another. */
export async function pdfOf(title: string, packs: readonly Pack[]): Promise<Uint8Array> {
  const { PDFDocument, StandardFonts } = await library();
  const document = await PDFDocument.create();
  document.setTitle(title);
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  let page: PDFPage | undefined;
  let y = 0;
  const write = (text: string, font: PDFFont) => {
    for (const line of broken(text, font)) {
      if (!page || y < MARGIN) {
        page = document.addPage([WIDTH, HEIGHT]);
        y = HEIGHT - MARGIN;
      }
      page.drawText(line, { x: MARGIN, y, size: SIZE, font });
      y -= STEP;
    }
  };
  write(title, bold);
  for (const pack of packs) {
    const { head, lines } = textOf(pack);
    write(head, bold);
    for (const line of lines) write(line, plain);
  }
  return document.save();
}
