/** Shorter ones are guessed, longer ones are a way to make the desk work. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

const FEWEST_LETTERS = 5;
/** Beginnings that guessers try first. */
const known = ['password', 'salasana', 'losenord', 'lösenord', 'qwerty', '12345', 'welcome', 'tervetuloa', 'letmein', 'luuri', 'admin'];

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Why a password would be guessed; undefined when it will do. Length is what counts: no capitals or signs are asked for. */
export function weaknessOf(password: string, about: { readonly address: string; readonly name: string }): string | undefined {
  // Whole characters, as a person counts them; the few that are made of several count as more, which hurts nobody.
  const characters = Array.from(password);
  if (characters.length < SHORTEST_PASSWORD) return `it has fewer than ${String(SHORTEST_PASSWORD)} characters`;
  if (new Set(characters).size < FEWEST_LETTERS) return 'it repeats the same few characters';
  const said = plain(password);
  const own = [about.address.split('@')[0] ?? '', about.name].map(plain).find((part) => part.length >= 4 && said.includes(part));
  if (own !== undefined && said.length - own.length < 8) return 'it is mostly your own name or address';
  const easy = known.find((word) => said.startsWith(word));
  return easy !== undefined && said.length - easy.length < 8 ? `it is little more than "${easy}"` : undefined;
}
