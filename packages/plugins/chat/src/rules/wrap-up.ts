/** Codes that a contract knows, each once; undefined when some are not known, or when some are needed and there are none. */
export function codesOf(
  given: readonly string[],
  { codes, mandatory }: { codes: readonly string[]; mandatory: boolean },
): readonly string[] | undefined {
  const own = [...new Set(given)];
  if (own.some((code) => !codes.includes(code)) || (mandatory && own.length === 0)) return undefined;
  return own;
}
