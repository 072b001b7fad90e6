import type { Contract } from '../client/index.ts';
import { definePort, type Form, type Localised, type Scope } from '../kernel/index.ts';

/** One step of a page: a form, and what of the answer to the one before it sends along unseen. */
export interface PortalStep {
  readonly form: Form;
  /** Properties of the answer of the step before that are input of this one: `token`. */
  readonly carries?: readonly string[];
}

/** A page that a plugin adds to every portal where its client has what it takes: a link on the first page, and its steps as forms. */
export interface PortalPage {
  /** Its address: `/portal/acme/do/password`. */
  readonly page: string;
  readonly title: Localised;
  /** What it is good for, in one sentence. */
  readonly summary: Localised;
  /** One after the other; none for a page of the plugin's own. */
  readonly steps: readonly PortalStep[];
  /** What to say when an action refuses, by the code of its error; a sentence of the portal's own for any other. */
  readonly problems?: Readonly<Record<string, Localised>>;
  /** Said when the last step is done. */
  readonly done?: Localised;
  /** Where the plugin serves the page itself: a path of this desk. @param language the one in which the portal is read */
  readonly address?: (client: string, language: string) => string;
  /** True for whoever has signed in alone. */
  readonly signedIn?: boolean;
  /** False where a client has not got it; every client has it when left out. */
  readonly offered?: (contract: Contract) => boolean;
}

/** Add to it in `start`: `get(portalPages).push(...)`. */
export const portalPages = definePort<PortalPage[]>('portal.pages', () => []);

/** Something to read that may help. */
export interface Suggestion {
  readonly id: number;
  readonly title: string;
  /** The beginning of it, or the words that were found; plain text. */
  readonly excerpt: string;
}

/** Finds what may help somebody who writes this, best first. The scope is the desk's own: find what requesters of the client may read. */
export type Suggest = (scope: Scope, asked: { clientId: number; text: string; language: string }) => Promise<readonly Suggestion[]>;

/** Filled by whoever has something to read. */
export const portalSuggestions = definePort<Suggest[]>('portal.suggestions', () => []);
