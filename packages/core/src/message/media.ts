/** What a file is, by what is in it. Its name and whoever sends it only say what it is called. */

/** Kinds of file that may be taken, with the endings that such a file may have. */
export const knownTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'log', 'csv', 'md', 'json', 'ini', 'conf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/zip': ['zip'],
};

/** What is taken when nothing else is said: all of them but archives, in which anything may be. */
export const usualTypes: readonly string[] = Object.keys(knownTypes).filter((type) => type !== 'application/zip');

const beginnings: readonly (readonly [type: string, bytes: string, at?: number])[] = [
  ['application/pdf', '%PDF-'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'WEBP', 8],
];

const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const LOCAL_HEADER = 'PK\x03\x04';
/** Of what stands before a name in an archive. */
const HEADER_LENGTH = 30;

/** Names of what is in an archive, as its directory lists them: at its end, so one glance is enough. */
function namesInZip(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf('PK\x01\x02'); at >= 0; at = text.indexOf('PK\x01\x02', at + 4)) {
    const length = text.charCodeAt(at + 28) + 256 * text.charCodeAt(at + 29);
    names.push(text.slice(at + 46, at + 46 + length));
  }
  return names;
}

const officeFolders: readonly (readonly [folder: string, type: string])[] = [
  ['word/', 'wordprocessingml.document'],
  ['xl/', 'spreadsheetml.sheet'],
  ['ppt/', 'presentationml.presentation'],
];

/** Programs that a document brings along: what has them is no document that is taken. */
const program = /vbaProject\.bin$|^Basic\//i;

function zipType(text: string): string {
  // OpenDocument says what it is in its first file, which is not packed.
  const first = text.slice(HEADER_LENGTH, HEADER_LENGTH + 100);
  const openDocument = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK/.exec(first)?.[1];
  const names = namesInZip(text);
  if (names.some((name) => program.test(name))) return 'application/zip';
  if (openDocument) return openDocument;
  const office = names.includes('[Content_Types].xml') && officeFolders.find(([folder]) => names.some((name) => name.startsWith(folder)));
  return office ? `application/vnd.openxmlformats-officedocument.${office[1]}` : 'application/zip';
}

/** Anything that a browser or a shell would run, were it told to. */
const markup = /^\ufeff?\s*(?:<[a-z!?/]|#!)/i;
// eslint-disable-next-line no-control-regex -- what no text has
const noText = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !noText.test(text) && !markup.test(text);
  } catch {
    return false;
  }
}

/** The media type of some bytes; `application/octet-stream` for whatever is none of {@link knownTypes}. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = latin(bytes.subarray(0, 64));
  const found = beginnings.find(([, beginning, at = 0]) => head.startsWith(beginning, at));
  if (found && (found[0] !== 'image/webp' || head.startsWith('RIFF'))) return found[0];
  if (head.startsWith(LOCAL_HEADER)) return zipType(latin(bytes));
  return bytes.length > 0 && isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

/** `report.PDF` ends in `pdf`; empty without an ending. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** True when a file that is this may be called that. */
export const fits = (mediaType: string, name: string): boolean => knownTypes[mediaType]?.includes(endingOf(name)) ?? false;

const LONGEST_NAME = 200;

/** A name that is a name alone: no folders, nothing that cannot be seen, no wider than a line. */
export const plainName = (name: string): string =>
  name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^.*[/\\]/, '')
    .replace(/^[.\s]+/, '')
    .slice(-LONGEST_NAME)
    .trim();

/** The file's name in `Content-Disposition: attachment; filename*=UTF-8''n%C3%A4ytt%C3%B6.png`; undefined when it says none. */
export function nameIn(disposition: string | undefined): string | undefined {
  const encoded = /;\s*filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  const quoted = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(disposition ?? '');
  try {
    const name = encoded === undefined ? (quoted?.[1]?.replaceAll(/\\(.)/g, '$1') ?? quoted?.[2]) : decodeURIComponent(encoded);
    return name === undefined ? undefined : plainName(name) || undefined;
  } catch {
    return undefined;
  }
}
