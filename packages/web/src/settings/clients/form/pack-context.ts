import { createContext, use } from 'react';
import type { Path } from '../pack/text.ts';

export type Said = Readonly<Record<string, unknown>>;

/** The pack that a form shows: what it says, how to change it, and what the desk has against it. */
export interface PackOnForm {
  /** What the text said when it could last be read. */
  readonly said: Said;
  /** True while the text cannot be read: then the form only shows. */
  readonly isBroken: boolean;
  /** Says something else at a path; nothing there any more when undefined. */
  readonly change: (path: Path, value: unknown) => void;
  /** What is wrong at a path, in words. */
  readonly mistakeAt: (path: Path) => string | undefined;
  /** Goes to a place in the YAML. */
  readonly goTo: (path: Path) => void;
}

export const PackContext = createContext<PackOnForm>({
  said: {},
  isBroken: true,
  change: () => undefined,
  mistakeAt: () => undefined,
  goTo: () => undefined,
});
export const usePack = (): PackOnForm => use(PackContext);

const isRecord = (value: unknown): value is Said => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The value as a mapping; an empty one for anything else. */
export const recordOf = (value: unknown): Said => (isRecord(value) ? value : {});
/** The value as a list; an empty one for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
/** A plain value as it is shown; a list or a mapping shows nothing. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** What stands at a path. */
export const valueAt = (said: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (typeof key === 'number' ? listOf(value)[key] : recordOf(value)[key]), said);

/** A path as the desk writes it: `sla[0].targets.urgent`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${String(key)}]` : text === '' ? key : `${text}.${key}`), '');
