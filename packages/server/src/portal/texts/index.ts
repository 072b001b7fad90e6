import { en } from './en.ts';
import { fi } from './fi.ts';
import { sv } from './sv.ts';
import type { PortalTexts } from './text.ts';

export type { PortalTexts };

/** By the code of the language: the languages of the desk. */
export const portalTexts: Readonly<Record<string, PortalTexts>> = { fi, sv, en };

export const textsIn = (language: string): PortalTexts => (Object.hasOwn(portalTexts, language) ? portalTexts[language] : undefined) ?? en;
