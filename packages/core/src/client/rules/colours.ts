/**
 * What a client's mark and portal may be coloured with, as a person calls it. White letters are read on each of them, in light and dark alike,
 * and no two of them look the same.
 */
// prettier-ignore
export const clientColours = ['blue', 'teal', 'green', 'violet', 'plum', 'red', 'brown', 'slate', 'indigo', 'rose', 'ochre', 'olive'] as const;
export type ClientColour = (typeof clientColours)[number];

/** That of a client whose contract names none. */
export const usualColour: ClientColour = 'blue';
