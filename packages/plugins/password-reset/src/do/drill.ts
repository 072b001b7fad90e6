import { can, clientBySlug, defineAction, out } from '@luuri/core';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { drillRows, resetStates, type Drill, type Reset, type ResetState } from '../entities.ts';
import { seeEvidence } from '../permissions.ts';
import { ByClientAndMonth, requestsIn } from '../records/read.ts';
import { drillFigures, drillResult, drillResults, type DrillResult } from '../rules/drill.ts';
import { deeds, type Deed } from '../rules/terms.ts';

/** A5: rehearsals. Quality plans one, somebody calls who is not the owner, and the agent who takes the call is not told. */

const HOUR = 3_600_000;

export class PlanDrill {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** Login name of the account that the caller will name: best one that nobody uses. */
  @IsString() @Length(1, 200) login!: string;
  /** For how many hours the next request about it is a rehearsal, 1-8; 1 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(8) hours?: number;
}

/** A rehearsal that is planned. */
export class DrillPlan {
  @out.integer readonly id!: number;
  @out.text readonly login!: string;
  @out.instant readonly until!: Date;
}

export const planDrill = defineAction('password-reset.plan-drill', {
  summary: 'Make the next request about an account a rehearsal: everything is as ever, and nothing is done at the directory.',
  allow: can(seeEvidence),
  http: 'POST /password-resets/drills',
  input: PlanDrill,
  output: DrillPlan,
  async run(scope, { client, login, hours = 1 }): Promise<DrillPlan> {
    const { id: clientId } = await clientBySlug(scope, client);
    const until = new Date(scope.now.getTime() + hours * HOUR);
    const row = { clientId, login: login.toLowerCase(), plannedBy: scope.actor.id, plannedAt: scope.now, until, resetId: null };
    const kept: Drill = await scope.rows(drillRows).insert(row);
    return { id: kept.id, login: kept.login, until };
  },
});

/** What became of a rehearsal. */
export class DrillLine {
  @out.integer readonly resetId!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.oneOf(...resetStates) readonly state!: ResetState;
  /** Who took it. */
  @out.text readonly heldBy!: string;
  @out.instant readonly startedAt!: Date;
  /** `forged`: somebody got a proof who is not the owner. `noticed`: it was marked as suspicious, and there was none. */
  @out.oneOf(...drillResults) readonly result!: DrillResult;
  /** For the scorecard: fails whatever else was good. */
  @out.flag readonly criticalFail!: boolean;
}

/** Rehearsals of a month, apart from what was real. */
export class DrillReport {
  @out.integer readonly drills!: number;
  @out.integer readonly held!: number;
  @out.integer readonly noticed!: number;
  @out.integer readonly forged!: number;
  @out.list(DrillLine) readonly lines!: readonly DrillLine[];
}

const lineOf = (reset: Reset): DrillLine => {
  const { id: resetId, ticketId, deed, state, heldBy, startedAt } = reset;
  const result = drillResult(reset);
  return { resetId, ticketId, deed, state, heldBy, startedAt, result, criticalFail: result === 'forged' };
};

export const reportDrills = defineAction('password-reset.drills', {
  summary: 'The rehearsals of a month: who took them, and whether somebody got a proof who is not the owner.',
  allow: can(seeEvidence),
  http: 'GET /clients/:client/password-resets/drills',
  input: ByClientAndMonth,
  output: DrillReport,
  async run(scope, input): Promise<DrillReport> {
    const drills = (await requestsIn(scope, input)).filter((reset) => reset.drill);
    return { ...drillFigures(drills), lines: drills.map(lineOf) };
  },
});
