const brand = Symbol.for('luuri.download');

/** What an action returns to hand over a file: HTTP answers with the bytes, as an attachment that no browser runs. */
export class Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;

  constructor(file: { name: string; mediaType: string; bytes: Uint8Array }) {
    this.name = file.name;
    this.mediaType = file.mediaType;
    this.bytes = file.bytes;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Works across duplicated installs, where `instanceof` does not. */
export const isDownload = (value: unknown): value is Download => typeof value === 'object' && value !== null && brand in value;
