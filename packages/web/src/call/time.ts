import type { Pop } from './shapes.ts';

/** How a call stands to its time. */
export interface Budget {
  readonly spentMs: number;
  readonly wholeMs: number;
  /** 0 to 1, and above when it is over. */
  readonly share: number;
  readonly stage: 'in-time' | 'warned' | 'over';
}

const WARNED = 0.7;

/** Undefined where the contract gives a call no limit, and before the answer. */
export function budgetNow({ budget, answeredAt }: Pick<Pop, 'budget' | 'answeredAt'>, now: number): Budget | undefined {
  if (!budget || answeredAt === null) return undefined;
  const spentMs = Math.max(0, now - Date.parse(answeredAt));
  const wholeMs = budget.limitMs + budget.extendedMs;
  const share = wholeMs > 0 ? spentMs / wholeMs : 1;
  return { spentMs, wholeMs, share, stage: share >= 1 ? 'over' : share >= WARNED ? 'warned' : 'in-time' };
}

/** `7:05`, `1:02:09`: as clocks of calls are read. */
export function callLength(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
