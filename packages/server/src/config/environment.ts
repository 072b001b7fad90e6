/** The settings that the process was started with. The only place of the project that looks at them. */
export function environment(): Readonly<Record<string, string>> {
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('LUURI_') && entry[1] !== undefined,
  );
  return Object.fromEntries(ours);
}
