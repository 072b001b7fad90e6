import type { components } from '../api/schema.d.ts';

/** What a contract may choose from. The desk knows them by the same names. */
export type ClientColour = components['schemas']['Client']['colour'];

// prettier-ignore
export const clientColours: readonly ClientColour[] = ['blue', 'teal', 'green', 'violet', 'plum', 'red', 'brown', 'slate', 'indigo', 'rose', 'ochre', 'olive'];
