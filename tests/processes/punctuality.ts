/** A timer that fired: when it should have, and when it did. */
export interface Firing {
  readonly due: Date;
  readonly fired: Date;
}

/** A stretch of time, in milliseconds since 1970, and how many cores of the machine had nothing to do in it. */
export interface Spell {
  readonly from: number;
  readonly to: number;
  readonly idle: number;
}

interface Surroundings {
  /** When the last timer was written down. */
  readonly planned: Date;
  /** While the database is away nothing can fire. */
  readonly away: { readonly from: Date; readonly to: Date };
  readonly spells: readonly Spell[];
}

/** With less than this there is no core on which what is due could run. */
const FREE = 0.5;

const ms = (at: Date) => at.getTime();

/** How much of a stretch lies between two instants. */
const within = ({ from, to }: Pick<Spell, 'from' | 'to'>, begin: number, end: number): number =>
  Math.max(0, Math.min(to, end) - Math.max(from, begin));

/** The stretches in which nobody could have fired anything: no database, or no core. They do not overlap. */
function excuses({ away, spells }: Surroundings): Pick<Spell, 'from' | 'to'>[] {
  const [down, up] = [ms(away.from), ms(away.to)];
  const busy = spells.filter((spell) => spell.idle < FREE);
  const beside = busy.flatMap(({ from, to }) => [
    { from, to: Math.min(to, down) },
    { from: Math.max(from, up), to },
  ]);
  return [{ from: down, to: up }, ...beside.filter(({ from, to }) => to > from)];
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor((sorted.length - 1) * q)] ?? NaN;

/**
 * How punctual timers were, in milliseconds, measured against the instants at which they were due.
 *
 * `late` is what the desk has to answer for: the time between due and fired in which the database was there and a core had nothing to do.
 * A machine without a free core cannot fire in time, and says nothing about the desk; `free` is the share of the time for which it could.
 * What was so busy a machine is judged by in its place is `beyondTurn`: when it fired its hundredth timer, the hundredth that was due could
 * have been it, and one that fired later than its turn lay in dead hands, or was put off.
 */
export function punctuality(firings: readonly Firing[], surroundings: Surroundings) {
  const excused = excuses(surroundings);
  const answerable = (begin: number, end: number) => end - begin - excused.reduce((sum, spell) => sum + within(spell, begin, end), 0);
  const inDue = [...firings].sort((a, b) => ms(a.due) - ms(b.due));
  const turns = firings.map((f) => ms(f.fired)).sort((a, b) => a - b);
  const after = firings.map((f) => ms(f.fired) - ms(f.due)).sort((a, b) => a - b);
  const [begin, end] = [ms(inDue[0]?.due ?? new Date(0)), turns.at(-1) ?? 0];
  return {
    earliest: after[0] ?? NaN,
    /** From due to fired by the clock on the wall, whatever the reason. */
    wall: { median: quantile(after, 0.5), p99: quantile(after, 0.99), worst: after.at(-1) ?? NaN },
    late: firings.map((f) => Math.max(0, answerable(Math.max(ms(f.due), ms(surroundings.planned)), ms(f.fired)))),
    free: answerable(begin, end) / (end - begin - within({ from: ms(surroundings.away.from), to: ms(surroundings.away.to) }, begin, end)),
    beyondTurn: Math.max(...inDue.map(({ fired }, i) => ms(fired) - (turns[i] ?? 0))),
  };
}
