import type { Category } from './rules.ts';

/** A state that a plugin adds. */
export interface StatePart {
  readonly category: Category;
  /** A ticket gets there only with a proof of its requester's identity for one of these deeds; with none when left out. */
  readonly proof?: readonly string[];
}

/** States and moves that a plugin adds. A move between states that nobody declared stops the start. */
export interface WorkflowPart {
  readonly states?: Readonly<Record<string, StatePart>>;
  readonly moves?: readonly (readonly [from: string, to: string])[];
}

/** Adds a mistake at a path inside the section: `mistake('[0].targets', 'must ...')`. */
export type Complain = (path: string, message: string) => void;

/** What a plugin lets each client set in its contract pack, under a key of its own. */
export interface Section<T> {
  readonly section: string;
  readonly summary: string;
  /** Turn the raw YAML value (undefined when the pack leaves the section out) into a checked one; complain of everything wrong. */
  readonly read: (raw: unknown, pack: SectionSurroundings, complain: Complain) => T;
  /** Never set; it carries the type. */
  readonly type?: T;
}

/** What a section may look at beside itself: the raw pack, as YAML gave it. */
export interface SectionSurroundings {
  readonly raw: Readonly<Record<string, unknown>>;
  /** The pack's calendars by name; undefined for one that could not be read. The kernel does not know what a calendar is. */
  readonly calendars: Readonly<Record<string, unknown>>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of sections of different values has no other element type
export type AnySection = Section<any>;

export const defineSection = <T>(section: string, spec: Omit<Section<T>, 'section' | 'type'>): Section<T> => ({ section, ...spec });
