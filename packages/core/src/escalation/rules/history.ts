import type { Selector, Snapshot } from './rule.ts';
import { selects } from './holds.ts';

/** A fact of a ticket's log that changed its shape. */
export interface Shaping {
  readonly eventId: number;
  readonly at: Date;
  readonly to: Partial<Snapshot>;
}

/** The shape that a ticket had from an instant on, and the fact that gave it. */
export interface Shape extends Snapshot {
  readonly eventId: number;
  readonly at: Date;
}

/**
 * A ticket's shapes, one for each fact, oldest first.
 * @param opened its shape when it was opened; the first fact is the opening.
 */
export function shapesOf(opened: Snapshot, facts: readonly Shaping[]): readonly Shape[] {
  let shape = opened;
  return facts.map(({ eventId, at, to }) => {
    shape = { ...shape, ...to };
    return { ...shape, eventId, at };
  });
}

/** Since when a ticket has been as meant without a break, and the fact that brought it about; undefined when it is not so now. */
export function heldSince(shapes: readonly Shape[], meant: Selector): Shape | undefined {
  let since: Shape | undefined;
  for (const shape of shapes) since = selects(meant, shape) ? (since ?? shape) : undefined;
  return since;
}
