/** By what somebody was in contact: what is looked at differs with it. A reset is one by whatever way it was asked for. */
export const contactKinds = ['call', 'mail', 'chat', 'reset'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** `yes-no`: it was so or not. `scale`: 1 to 5. `critical`: when it was not so, nothing else makes it good. */
export const criterionKinds = ['yes-no', 'scale', 'critical'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** Texts by language. */
export type Texts = Readonly<Record<string, string>>;

export interface Criterion {
  /** Short name, unique in its card. */
  readonly criterion: string;
  readonly text: Texts;
  /** What to look for; empty for one that says enough. */
  readonly help: Texts;
  readonly kind: CriterionKind;
  /** Beside the others of its section. A critical one has none. */
  readonly weight: number;
}

export interface CardSection {
  readonly name: Texts;
  /** Of 100 together with the other sections. */
  readonly weight: number;
  readonly criteria: readonly Criterion[];
}

/** What a critical criterion does that was not met: `zero` makes the score 0, `apart` leaves it and says so beside it. */
export const criticalWays = ['zero', 'apart'] as const;
export type CriticalWay = (typeof criticalWays)[number];

/** What contacts of some kinds are looked at by. */
export interface Card {
  /** Short name, unique in its pack. */
  readonly card: string;
  readonly name: Texts;
  readonly kinds: readonly ContactKind[];
  /** Languages of the tickets that it is for; every one when null. */
  readonly languages: readonly string[] | null;
  readonly critical: CriticalWay;
  readonly sections: readonly CardSection[];
}

/** The card of a contact: the first that is for its kind and language. */
export const cardFor = (cards: readonly Card[], contact: { readonly kind: ContactKind; readonly language: string }): Card | undefined =>
  cards.find((card) => card.kinds.includes(contact.kind) && (card.languages === null || card.languages.includes(contact.language)));

/** All that a card asks, in its order. */
export const criteriaOf = (card: Pick<Card, 'sections'>): Criterion[] => card.sections.flatMap((section) => section.criteria);

/** True when `earlier` is chosen wherever `later` could be: then nobody ever sees the later one. */
export const hides = (earlier: Pick<Card, 'kinds' | 'languages'>, later: Pick<Card, 'kinds' | 'languages'>): boolean =>
  later.kinds.every((kind) => earlier.kinds.includes(kind)) &&
  (earlier.languages === null || (later.languages !== null && later.languages.every((one) => earlier.languages?.includes(one))));

/** The kind of a contact: by its channel, unless an account was to be reset. */
export function kindOf({ channel, reset }: { readonly channel: string; readonly reset: boolean }): ContactKind {
  if (reset) return 'reset';
  if (channel === 'phone') return 'call';
  return channel === 'chat' ? 'chat' : 'mail';
}
