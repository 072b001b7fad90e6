import { defineEvent } from './event.ts';
import type { Origin } from './origin.ts';

/** An action that somebody called, seen within its own transaction. It leaves no line in the log: the audit keeps what it wants. */
export const actionRan = defineEvent<{ action: string; input: object; actor: string; origin: Origin }>('action.ran', {
  summary: 'Somebody called an action, and it is about to be committed.',
  about: (p) => `action:${p.action}`,
  logged: false,
});

/** An action that was called and refused: told in a transaction of its own, for the first was rolled back. */
export const actionRefused = defineEvent<{ action: string; actor: string; code: string; origin: Origin }>('action.refused', {
  summary: 'Somebody called an action that they may not call.',
  about: (p) => `action:${p.action}`,
  logged: false,
});
