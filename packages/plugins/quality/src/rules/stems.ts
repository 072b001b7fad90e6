/** How Finnish changes a name before an ending: Pekka and Peka-n, Virta and Virra-n, Koski and Koske-n, Virtanen and Virtase-n. */

/** Consonants before the last vowel, and what becomes of them; the first that is there counts. */
const grades: readonly (readonly [strong: string, weak: readonly string[]])[] = [
  ['kk', ['k']],
  ['pp', ['p']],
  ['tt', ['t']],
  ['nk', ['ng']],
  ['nt', ['nn']],
  ['mp', ['mm']],
  ['lt', ['ll']],
  ['rt', ['rr']],
  ['ht', ['hd']],
  ['lk', ['l', 'lj']],
  ['rk', ['r', 'rj']],
  ['hk', ['h', 'hj']],
  // These stay: Koski, Koske-n; Ahtisti.
  ...(['sk', 'st', 'sp', 'tk'] as const).map((stays) => [stays, []] as const),
  ['k', ['', 'v']],
  ['t', ['d']],
  ['p', ['v']],
];

/** `Pekka` before an ending: `Peka`. */
function weakOf(before: string): readonly string[] {
  const small = before.toLowerCase();
  const grade = grades.find(([strong]) => small.endsWith(strong));
  return grade ? grade[1].map((weak) => before.slice(0, -grade[0].length) + weak) : [];
}

/** Shorter ones are words of their own. */
const SHORTEST = 3;

/** Virtanen is Virtas- before an ending, whatever comes then: Virtasen, Virtasta, Virtasia. */
export const sibilantOf = (name: string): readonly string[] => (/^..+nen$/i.test(name) ? [`${name.slice(0, -3)}s`] : []);

/** What a name begins with when it has an ending, apart from itself. */
export function stemsOf(name: string): string[] {
  const [before, last] = [name.slice(0, -1), name.slice(-1).toLowerCase()];
  const found: string[] = [];
  if (last === 's') found.push(`${before}kse`);
  if (/[aä]s$/i.test(name)) found.push(before + before.slice(-1));
  if (/[aeiouyäöå]/.test(last)) found.push(...weakOf(before).map((weak) => weak + last));
  // Koski and Lahti get an e; Matti and Heikki keep their i.
  if (last === 'i' && !/(kk|pp|tt)$/i.test(before)) found.push(...[before, ...weakOf(before)].map((stem) => `${stem}e`));
  return [...new Set(found)].filter((stem) => stem.length >= SHORTEST);
}

/** Endings that stand behind such a beginning; a longer word that begins so is another word. */
export const WEAK_ENDING = (() => {
  const cases = [
    'n',
    'en',
    't',
    'a',
    'ä',
    '[nt][aä]',
    'ss[aä]',
    'st[aä]',
    'll[aä]',
    'lt[aä]',
    'tt[aä]',
    'lle',
    'ksi',
    'n[aä]',
    'nsa',
    'nsä',
  ];
  const behind = ['kin', 'k[aä]{1,2}n', 'h[aä]n', 'k[oö](?:h[aä]n)?', 'p[aä]'];
  return `(?:${cases.join('|')})(?:${behind.join('|')})?`;
})();
