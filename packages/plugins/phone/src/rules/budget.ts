import { out } from '@luuri/core';
/** A warning point of a call's budget. */
export class BudgetPoint {
  /** Share of the budget: 0.7 is 70 %. */
  @out.number readonly share!: number;
  @out.instant readonly at!: Date;
}

/** What of an agent's part of a call decides how long it may take. */
export interface Budget {
  readonly answeredAt: Date;
  readonly limitMs: number;
  readonly extendedMs: number;
}

/** When each share of the budget is spent. An extension moves all of them. */
export const budgetPoints = ({ answeredAt, limitMs, extendedMs }: Budget, shares: readonly number[]): BudgetPoint[] =>
  shares.map((share) => ({ share, at: new Date(answeredAt.getTime() + Math.round((limitMs + extendedMs) * share)) }));
