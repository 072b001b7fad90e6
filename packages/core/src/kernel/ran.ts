import { defineEvent } from './event.ts';
import type { Origin } from './origin.ts';

/** An action that somebody called, seen within its own transaction. It leaves no line in the log: the audit keeps what it wants. */
export const actionRan = defineEvent<{ action: string; input: object; actor: string; origin: Origin; via?: string }>('action.ran', {
  summary: 'Somebody called an action, and it is about to be committed.',
  about: (p) => `action:${p.action}`,
  logged: false,
});

/** An action that was called and refused: told in a transaction of its own, for the first was rolled back. */
export const actionRefused = defineEvent<{ action: string; actor: string; code: string; origin: Origin; via?: string }>('action.refused', {
  summary: 'Somebody called an action that they may not call.',
  about: (p) => `action:${p.action}`,
  logged: false,
});

/** A setting that somebody changed, with what it was and what it is: emitted where it is changed, kept by the audit beside the call. */
export const settingChanged = defineEvent<{ setting: string; actor: string; before: unknown; after: unknown }>('setting.changed', {
  summary: 'A setting of the desk or of a client became another.',
  about: (p) => `setting:${p.setting}`,
  logged: false,
});

/**
 * Somebody tried to come in, or left. Emit it in a unit of work that is kept: a refusal is thrown after it, outside.
 * `account` says which was tried and stays unproven when refused; `code` is the error's.
 */
export const signInTried = defineEvent<{
  account: string;
  how: string;
  outcome: 'in' | 'out' | 'refused';
  code?: string;
  origin: Origin;
  via?: string;
}>('access.sign-in-tried', {
  summary: 'Somebody signed in or out, or was refused.',
  about: (p) => `account:${p.account}`,
  logged: false,
});

/** The desk was restored or moved, whole: tables that a plugin derives from others, outside of its entities, are to be made anew. */
export const deskRestored = defineEvent('desk.restored', {
  summary: 'The desk was restored from a backup, or moved to another database.',
  about: () => 'desk:1',
  logged: false,
});
