/** F7: without what is mistaken for each other, and without å, ä, ö. */
export const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const syllables = { first: 'bdfghjkmnprstv', vowel: 'aeiou', last: 'klmnrst' };

/** Draws below a number, each as likely as the other: from a cryptographic source, in tests from a list. */
export type Draw = (below: number) => number;

const one = (letters: string, draw: Draw): string => letters.charAt(draw(letters.length));

/** Sixteen characters of four kinds, in an order that is drawn too: what the rules of a domain ask for. */
export function randomSecret(draw: Draw): string {
  const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+='];
  const needed = kinds.map((letters) => one(letters, draw));
  const rest = Array.from({ length: 12 }, () => one(alphabet, draw));
  const all = [...needed, ...rest];
  for (let i = all.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [all[i], all[j]] = [all[j] ?? '', all[i] ?? ''];
  }
  return all.join('');
}

const word = (draw: Draw): string =>
  [0, 1].map(() => one(syllables.first, draw) + one(syllables.vowel, draw) + one(syllables.last, draw)).join('');

/** Four words that can be said, with digits: to be read out on a line. */
export function spokenSecret(draw: Draw): string {
  const words = Array.from({ length: 4 }, () => word(draw));
  const [head = '', ...tail] = words;
  return `${[head.charAt(0).toUpperCase() + head.slice(1), ...tail].join('-')}-${one('23456789', draw)}${one('23456789', draw)}`;
}

/** F11: two words that the desk and the person both see. */
export const twoWords = (draw: Draw): string => `${word(draw)} ${word(draw)}`;

const names: Readonly<Record<string, readonly string[]>> = {
  fi: 'Aarne Bertta Celsius Daavid Eemeli Faarao Gideon Heikki Iivari Jussi Kalle Lauri Matti Niilo Otto Paavo Kuu Risto Sakari Tyyne Urho Vihtori Wiski Äksä Yrjö Tseta'.split(
    ' ',
  ),
  sv: 'Adam Bertil Caesar David Erik Filip Gustav Helge Ivar Johan Kalle Ludvig Martin Niklas Olof Petter Qvintus Rudolf Sigurd Tore Urban Viktor Wilhelm Xerxes Yngve Zäta'.split(
    ' ',
  ),
  en: 'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  ),
};
const signs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fi: { '-': 'väliviiva', '+': 'plus', '=': 'yhtäsuuri', big: 'iso', small: 'pieni' },
  sv: { '-': 'bindestreck', '+': 'plus', '=': 'likhetstecken', big: 'stor', small: 'liten' },
  en: { '-': 'hyphen', '+': 'plus', '=': 'equals', big: 'capital', small: 'small' },
};

/** F7: how each character is said, in a language of the desk. */
export function spelled(secret: string, language: string): string[] {
  const of = names[language] ?? names['en'] ?? [];
  const words = signs[language] ?? signs['en'] ?? {};
  return Array.from(secret, (character) => {
    const index = character.toLowerCase().charCodeAt(0) - 97;
    const name = of[index];
    if (!name) return words[character] ?? character;
    return `${(character === character.toLowerCase() ? words['small'] : words['big']) ?? ''} ${name}`.trim();
  });
}
