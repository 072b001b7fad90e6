/** A5: what became of a rehearsal. Whoever calls is an impostor, so a proof was given to somebody who is not the owner. */
export interface Drilled {
  readonly state: string;
  readonly provenAt: Date | null;
  readonly suspicious: boolean;
  readonly failures: number;
}

export const drillResults = ['running', 'held', 'noticed', 'forged'] as const;
export type DrillResult = (typeof drillResults)[number];

/** `forged` is a critical failure: there was a proof. `noticed` is best: the agent marked it, and gave none. */
export function drillResult({ state, provenAt, suspicious }: Drilled): DrillResult {
  if (provenAt !== null) return 'forged';
  if (suspicious) return 'noticed';
  return state === 'proving' ? 'running' : 'held';
}

export interface DrillFigures {
  readonly drills: number;
  readonly held: number;
  readonly noticed: number;
  readonly forged: number;
}

export function drillFigures(all: readonly Drilled[]): DrillFigures {
  const count = (result: DrillResult) => all.filter((one) => drillResult(one) === result).length;
  return { drills: all.length, held: count('held'), noticed: count('noticed'), forged: count('forged') };
}
