import type { components } from '../api/schema.d.ts';

export type Chat = components['schemas']['ChatView'];
export type ChatLine = components['schemas']['ChatLine'];
export type ChatTerms = components['schemas']['TermsOfChat'];
