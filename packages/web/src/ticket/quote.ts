/** A part of a text: what was written, and what was quoted behind or between it. */
export interface Part {
  readonly quoted: boolean;
  readonly text: string;
}

/**
 * A text in parts. Lines that begin with `>` are quoted; so is whatever the server found to be quoted or a signature, which it left out of
 * `stripped`, when that is how the text begins.
 */
export function partsOf(text: string, stripped: string | null): Part[] {
  const own = stripped !== null && text.trimStart().startsWith(stripped.trim()) ? stripped.trim() : undefined;
  if (own !== undefined) {
    const rest = text.trimStart().slice(own.length).trim();
    return [...byLines(own), ...(rest ? [{ quoted: true, text: rest }] : [])];
  }
  return byLines(text);
}

function byLines(text: string): Part[] {
  const parts: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = line.startsWith('>');
    const last = parts.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else parts.push({ quoted, lines: [line] });
  }
  return parts.map(({ quoted, lines }) => ({ quoted, text: lines.join('\n').trim() })).filter(({ text: words }) => words !== '');
}

/** A piece of a line: plain, marked as the console's editor writes marks, or an address. */
export interface Piece {
  readonly as: 'plain' | 'bold' | 'italic' | 'code' | 'link';
  readonly text: string;
}

const PIECES =
  /(?<link>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(?<=^|[\s(])(?:\*(?<bold>[^*\n]+)\*|_(?<italic>[^_\n]+)_|`(?<code>[^`\n]+)`)(?=$|[\s.,;:!?)])/gu;

/** Addresses become links, and marks what they mean. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ as: 'plain', text: text.slice(end, match.index) });
    const { link, bold, italic, code } = match.groups as Readonly<Record<string, string | undefined>>;
    if (link !== undefined) pieces.push({ as: 'link', text: link });
    else if (bold !== undefined) pieces.push({ as: 'bold', text: bold });
    else if (italic !== undefined) pieces.push({ as: 'italic', text: italic });
    else if (code !== undefined) pieces.push({ as: 'code', text: code });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ as: 'plain', text: text.slice(end) });
  return pieces;
}
