/** As long as a short name may be. */
const LONGEST = 63;

/** A short name out of a name, as contracts write it: `Åbo support` becomes `abo-support`. */
export const shortNameOf = (name: string, most = LONGEST): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, most)
    .replace(/-+$/, '');

export const isShortName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
