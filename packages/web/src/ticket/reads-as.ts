/** The small words by which three languages are told apart: those that no text goes without, and the others do not have. */
const small: Readonly<Record<'fi' | 'sv' | 'en', ReadonlySet<string>>> = {
  fi: new Set(
    'ja on ei se että mutta tai kun jos niin voi voit hei kiitos terveisin tämä sen olen ole oli myös nyt vielä sinun teidän'.split(' '),
  ),
  sv: new Set('och att det är en ett inte som på för med har vi du ni hej tack om kan jag av den till från hälsningar nu också'.split(' ')),
  en: new Set(
    'the and is are to of you it that for with have we this not can please thank thanks your i hello regards be was if'.split(' '),
  ),
};
const WORDS = 5;
/** So many times as often as any other. */
const CLEAR = 2;

/** The language that a text is written in; undefined when it is short or unclear. */
export function readsAs(text: string): 'fi' | 'sv' | 'en' | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < WORDS) return undefined;
  const [first, second] = (['fi', 'sv', 'en'] as const)
    .map((language) => ({ language, count: words.filter((word) => small[language].has(word)).length }))
    .sort((a, b) => b.count - a.count);
  return first && second && first.count >= 2 && first.count >= second.count * CLEAR ? first.language : undefined;
}
