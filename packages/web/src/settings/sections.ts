import { contractSections } from './contract-sections.ts';
import { deskSections } from './desk-sections.ts';
import type { Section } from './section.ts';
import { workSections } from './work-sections.ts';

/** Every section, in the order of the list. A section that has no screen is not listed: nothing here leads nowhere. */
export const sections: readonly Section[] = [...contractSections, ...workSections, ...deskSections];

/** What somebody must hold one of to have settings at all. */
export const needsOfSettings: readonly string[] = [...new Set(sections.map(({ needs }) => needs))];
