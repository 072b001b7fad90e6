/** A timer that fired: when it should have, and when it did. */
export interface Firing {
  readonly due: Date;
  readonly fired: Date;
}

interface Possible {
  /** When the last of them was written down. */
  readonly planned: Date;
  /** When the database was there again; while it was away nothing can fire. */
  readonly back: Date;
}

const ms = (at: Date) => at.getTime();

/**
 * How punctual timers were, in milliseconds, on a machine that may be too busy to fire so many a second. What its speed costs is told apart
 * from what the desk's own doing costs: when the machine fired its hundredth timer, the hundredth that was due could have been
 * it. A timer that fired later than its turn was held up by more than the others' being served: it lay in dead hands, or was put off. A desk
 * that is late with everything, and not for want of speed, is found by its first timer and by its standing still.
 */
export function punctuality(firings: readonly Firing[], { planned, back }: Possible) {
  const turns = firings.map((f) => ms(f.fired)).sort((a, b) => a - b);
  const inDue = [...firings].sort((a, b) => ms(a.due) - ms(b.due));
  const standing = inDue.map(({ due }, i) => {
    const [turn = 0, before = 0] = [turns[i], turns[i - 1]];
    const since = Math.max(before, ms(due), ms(planned));
    return since < ms(back) && turn > ms(back) ? turn - ms(back) : turn - since;
  });
  return {
    earliest: Math.min(...firings.map((f) => ms(f.fired) - ms(f.due))),
    firstLate: standing[0] ?? NaN,
    beyondTurn: Math.max(...inDue.map(({ fired }, i) => ms(fired) - (turns[i] ?? 0))),
    /** The longest time in which something was due, the database was there and nothing fired. */
    standstill: Math.max(...standing),
  };
}
