import type { LocalizedText } from './text.ts';

/** How a plugin is, in a sentence for whoever looks after the desk. */
export interface Health {
  /** `well`; `idle` when it was given nothing to do; `troubled` when somebody should look. */
  readonly state: 'well' | 'idle' | 'troubled';
  readonly words: LocalizedText;
}

/** Asked whenever somebody looks: it is quick, and reaches nothing outside. */
export type AskHealth = () => Health | Promise<Health>;
