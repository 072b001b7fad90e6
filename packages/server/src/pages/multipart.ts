/** A file that was chosen in a form. */
export interface SentFile {
  /** Name of the field. */
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** A form that was sent with files. */
export class SentForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly SentFile[];

  constructor(fields: ReadonlyMap<string, string>, files: readonly SentFile[]) {
    this.fields = fields;
    this.files = files;
  }
}

/** No form of ours has so many; what comes after them is left out. */
const MOST_PARTS = 100;

/** Browsers write what would end a name as `%22`, `%0D`, `%0A`, and everything else as it is, in UTF-8. */
const named = (text: string | undefined): string | undefined =>
  text?.replaceAll(/%(22|0D|0A)/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));

const parameter = (disposition: string, name: string): string | undefined =>
  named(new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]);

/** The parts between the boundaries, each with its head and its bytes. */
function partsOf(bytes: Buffer, boundary: string): { head: string; body: Buffer }[] {
  const all = Buffer.concat([Buffer.from('\r\n'), bytes]);
  const line = Buffer.from(`\r\n--${boundary}`);
  const parts: { head: string; body: Buffer }[] = [];
  for (let at = all.indexOf(line); at >= 0 && parts.length < MOST_PARTS;) {
    const next = all.indexOf(line, at + line.length);
    if (next < 0) break;
    const part = all.subarray(at + line.length, next);
    const end = part.indexOf('\r\n\r\n');
    if (end >= 0) parts.push({ head: part.subarray(0, end).toString('utf8'), body: part.subarray(end + 4) });
    at = next;
  }
  return parts;
}

/** Take a body of `multipart/form-data` apart; undefined when its type names no boundary. What is no part of a form is left out. */
export function formOf(bytes: Buffer, contentType: string): SentForm | undefined {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const fields = new Map<string, string>();
  const files: SentFile[] = [];
  for (const { head, body } of partsOf(bytes, boundary)) {
    const disposition = /^content-disposition:\s*form-data([^\r\n]*)/im.exec(head)?.[1] ?? '';
    const field = parameter(disposition, 'name');
    const name = parameter(disposition, 'filename');
    if (field === undefined) continue;
    if (name === undefined) fields.set(field, body.toString('utf8'));
    // An empty one without a name is sent where none was chosen.
    else if (name !== '' && body.length > 0) files.push({ field, name, bytes: body });
  }
  return new SentForm(fields, files);
}
