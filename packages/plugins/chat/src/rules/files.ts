/** What of a file a client lets through. */
export interface FileTerms {
  readonly mostBytes: number;
  /** Media types, `image/*` for all of a kind. */
  readonly types: readonly string[];
}

/** Kinds of file by their first bytes; for the rest the label is believed, since it is handed over as a download anyway. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
];

const allows = (types: readonly string[], mediaType: string): boolean =>
  types.some((type) => type === mediaType || (type.endsWith('/*') && mediaType.startsWith(type.slice(0, -1))));

/** Why a file may not be sent; undefined when it may. */
export function whyRefused({ mostBytes, types }: FileTerms, file: { mediaType: string; bytes: Uint8Array }): string | undefined {
  if (file.bytes.length === 0) return 'is empty';
  if (file.bytes.length > mostBytes) return `has ${String(file.bytes.length)} bytes, and ${String(mostBytes)} is the most`;
  if (!allows(types, file.mediaType)) return `is ${file.mediaType}, and only ${types.join(', ')} may be sent`;
  const wanted = signatures.find(([type]) => type === file.mediaType)?.[1];
  return wanted?.every((byte, i) => file.bytes[i] === byte) === false ? `is not what it says it is (${file.mediaType})` : undefined;
}

/** A name that is safe to show and to save under: no folders, no control characters, not too long. */
export function safeName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .trim()
      .slice(-120) || 'file'
  );
}
