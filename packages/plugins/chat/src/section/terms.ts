import type { FileTerms } from '../rules/files.ts';

/** A text in some languages. */
export type Texts = Readonly<Partial<Record<string, string>>>;

export const proofKinds = ['none', 'mail'] as const;

/** `chat:` of a contract pack. */
export interface ChatTerms {
  /** Public: it says whose chat it is, and opens nothing. None where there is no chat. */
  readonly key: string | undefined;
  /** Sites whose pages may hold the widget: `https://www.acme.example`. */
  readonly origins: readonly string[];
  /** Calendar in whose open time somebody answers; always when left out. */
  readonly hours: string | undefined;
  readonly title: Texts;
  readonly greeting: Texts;
  /** What is said outside of the hours. */
  readonly away: Texts;
  /** How many chats one agent may have at once when one of this client is among them. */
  readonly limitPerAgent: number;
  /** A chat in which nobody said anything for so long ends. */
  readonly idleMs: number;
  /** True when somebody who cannot chat now may leave a message. */
  readonly form: boolean;
  /** `mail`: whoever chats first types a code that is mailed to the address they gave. */
  readonly proof: (typeof proofKinds)[number];
  /** What a chat may come to, and whether its agent has to say it before it leaves the list. */
  readonly wrapUp: { readonly codes: readonly string[]; readonly mandatory: boolean };
  readonly colours: { readonly accent: string; readonly onAccent: string };
  readonly files: FileTerms;
}
