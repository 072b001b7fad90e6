import { useCallback, useEffect, useState } from 'react';
import { initialOf, type Typed } from '../screens/values.ts';
import type { Form } from '../screens/shapes.ts';
import type { Pop, Script } from './shapes.ts';

/** What the script's answers fill in, by the names of the ticket's fields. */
export const filledBy = (script: Script | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((script?.steps ?? []).flatMap(({ into, answer }) => (into && answer?.value ? [[into, answer.value] as const] : [])));

const keyOf = (callId: number): string => `luuri.call.${String(callId)}`;

function kept(callId: number): Typed {
  try {
    return JSON.parse(localStorage.getItem(keyOf(callId)) ?? '{}') as Typed;
  } catch {
    return {};
  }
}
/** The call is logged: what was typed is on the ticket. */
export const forgetDraft = (callId: number): void => localStorage.removeItem(keyOf(callId));

/** What the agent typed themselves goes before what the script filled in. */
export const merged = (form: Form, given: { typed: Typed; script: Readonly<Record<string, string>>; pop: Pop }): Typed => {
  const { personId, caller, ticketId, wrapUp } = given.pop;
  const only = caller.match === 'one' ? caller.people[0]?.personId : undefined;
  const known = { personId: personId ?? only, ticketId, codes: wrapUp?.codes ?? [] };
  return { ...initialOf(form.fields, { ...known, ...given.script }), ...given.typed };
};

/** The ticket of a call while it is being filled: by the script, and by hand. It outlives a reload. */
export function useDraft(form: Form, pop: Pop, script: Script | undefined): readonly [Typed, (change: (before: Typed) => Typed) => void] {
  const [typed, setTyped] = useState<Typed>(() => kept(pop.callId));
  const whole = merged(form, { typed, script: filledBy(script), pop });
  useEffect(() => {
    if (Object.keys(typed).length > 0) localStorage.setItem(keyOf(pop.callId), JSON.stringify(typed));
  }, [typed, pop.callId]);
  const change = useCallback(
    (next: (before: Typed) => Typed) => {
      const after = next(whole);
      const changed = Object.entries(after).filter(([name, value]) => value !== whole[name]);
      setTyped((before) => ({ ...before, ...Object.fromEntries(changed) }));
    },
    [whole],
  );
  return [whole, change];
}
