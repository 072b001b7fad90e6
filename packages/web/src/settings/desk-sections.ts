import type { Section } from './section.ts';

/** Who works in the desk, and what it is made of. */
export const deskSections: readonly Section[] = [];
