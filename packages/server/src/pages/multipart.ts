import { Busboy } from '@fastify/busboy';

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

/** No form of ours has so many parts; what comes after them is left out. How large they may be, the limit of the body says. */
const limits = { parts: 100, fieldSize: Infinity };

/** Browsers write what would end a name as `%22`, `%0D`, `%0A`, and everything else as it is, in UTF-8. */
const named = (text: string): string => text.replaceAll(/%(22|0D|0A)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));

const readerFor = (contentType: string): InstanceType<typeof Busboy> | undefined => {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    return undefined; // it names no boundary
  }
};

/** Take a body of `multipart/form-data` apart; undefined when its type names no boundary. A part that cannot be read is left out. */
export function formOf(bytes: Buffer, contentType: string): Promise<SentForm | undefined> {
  const reader = readerFor(contentType);
  if (!reader) return Promise.resolve(undefined);
  const fields = new Map<string, string>();
  const files: SentFile[] = [];
  reader.on('field', (field, value) => void fields.set(named(field), value));
  reader.on('file', (field, stream, name: string | undefined) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => void pieces.push(piece));
    stream.on('end', () => {
      const whole = Buffer.concat(pieces);
      // An empty one without a name is sent where none was chosen.
      if (name !== undefined && name !== '' && whole.length > 0) files.push({ field: named(field), name: named(name), bytes: whole });
    });
    stream.on('error', () => undefined); // it was cut off: there is no such file
  });
  return new Promise((resolve) => {
    reader.on('finish', () => {
      resolve(new SentForm(fields, files));
    });
    reader.on('error', () => {
      resolve(new SentForm(new Map(), [])); // it ends before its end
    });
    reader.end(bytes);
  });
}
