/** A4: what a month of requests came to. */
export interface Counted {
  readonly personId: number;
  readonly deed: string;
  readonly channel: string;
  readonly state: string;
  readonly suspicious: boolean;
  readonly flags: readonly string[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly selfService: string | null;
  /** What somebody said afterwards; undefined when they were not to be asked. */
  readonly aftercare?: string | null;
}

export interface MonthFigures {
  readonly requests: number;
  readonly done: Record<string, number>;
  readonly selfService: number | null;
  readonly failRate: number | null;
  readonly overrides: number;
  readonly medianSeconds: number | null;
  readonly repeats: number;
  readonly suspicious: number;
  readonly noticeFailures: number;
  /** P5: of requests that an agent took, what came of asking whether they could do it by themselves. */
  readonly selfServiceAnswers: Record<string, number>;
  /** F10: what people said afterwards; `open` while nobody has and there is still time. */
  readonly aftercare: Record<string, number>;
}

const WEEK = 7 * 86_400_000;
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function tally(values: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(values)].sort().map((value) => [value, values.filter((one) => one === value).length]));
}

export function monthOf(all: readonly Counted[]): MonthFigures {
  const done = all.filter((r) => r.state === 'done');
  const failed = all.filter((r) => ['stopped', 'aborted', 'failed', 'called-off'].includes(r.state));
  const again = (one: Counted) =>
    done.some(
      (r) =>
        r !== one && r.personId === one.personId && r.startedAt < one.startedAt && one.startedAt.getTime() - r.startedAt.getTime() <= WEEK,
    );
  const count = (test: (r: Counted) => boolean) => all.filter(test).length;
  return {
    requests: all.length,
    done: tally(done.map((r) => r.deed)),
    selfService: share(done.filter((r) => r.channel === 'portal').length, done.length),
    failRate: share(failed.length, all.length),
    overrides: count((r) => r.flags.includes('override')),
    medianSeconds: median(done.map((r) => ((r.endedAt ?? r.startedAt).getTime() - r.startedAt.getTime()) / 1000)),
    repeats: done.filter(again).length,
    suspicious: count((r) => r.suspicious),
    noticeFailures: count((r) => r.flags.includes('notice-failed')),
    selfServiceAnswers: tally(all.flatMap((r) => r.selfService ?? [])),
    aftercare: tally(all.flatMap((r) => (r.aftercare === undefined ? [] : (r.aftercare ?? 'open')))),
  };
}
