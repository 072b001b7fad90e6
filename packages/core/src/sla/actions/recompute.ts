import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { clientBySlug, contractOf, manageClients } from '../../client/index.ts';
import { can, defineAction, defineOutsideAction, onlySystem, out } from '../../kernel/index.ts';
import { versionName } from '../contract.ts';
import { previewStale } from '../errors.ts';
import { recomputeBegan } from '../events.ts';
import { eachPage } from '../pages.ts';
import { changes, confirmed, Preview, previewPage, startRecompute, type Change, type PreviewPage, type Recompute } from '../recompute.ts';
import { NOTHING, together } from '../rules/whatIf.ts';

const DAY = 86_400_000;

export class WhatToRecompute {
  /** Short name of a client; its contract in force is applied. */
  @IsString() @Length(1, 63) client!: string;
  /**
   * `targets`: hold tickets that are not closed to what is promised now, from now on. `hours`: count the past in the hours of now.
   * `everything`: as if the contract of now had held from each ticket's start. `zones`: by the time zone rules that this program came with,
   * for tickets that were computed by others.
   */
  @IsIn(changes) change!: Change;
  /** For all but `targets`: how many days back tickets were received, 1-400; 30 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(400) days?: number;
}

export class RecomputeClocks extends WhatToRecompute {
  /** Why, 1-1000 characters; it stands in the log. */
  @IsString() @Length(1, 1000) reason!: string;
  /** The preview's own `confirm`, to carry out what it showed. Left out, this is the preview and changes nothing. */
  @IsOptional() @IsString() @Length(16, 16) confirm?: string;
}

/** What a recomputation would change, and whether it has begun. */
export class Recomputation extends Preview {
  @out.text readonly client!: string;
  /** `acme@3` */
  @out.text readonly version!: string;
  @out.flag readonly begun!: boolean;
}

export const planRecompute = defineAction('sla.plan-recompute', {
  summary: 'Which contract a recomputation would apply, and to which tickets.',
  allow: can(manageClients),
  input: WhatToRecompute,
  reads: true,
  async run(scope, { client, change, days = 30 }): Promise<Recompute> {
    const { id: clientId } = await clientBySlug(scope, client);
    const version = versionName(await contractOf(scope, clientId));
    const { now } = scope;
    return { clientId, version, change, since: new Date(now.getTime() - days * DAY).toISOString(), at: now.toISOString() };
  },
});

class PlannedRecompute implements Recompute {
  @IsInt() clientId!: number;
  @IsString() version!: string;
  @IsIn(changes) change!: Change;
  @IsString() since!: string;
  @IsString() at!: string;
}

export class PreviewFrom {
  @IsObject() @ValidateNested() @Type(() => PlannedRecompute) plan!: PlannedRecompute;
  /** Tickets with a higher number. */
  @IsInt() @Min(0) after!: number;
}

export const previewRecompute = defineAction('sla.preview-page', {
  summary: 'What a recomputation would do to some tickets of many.',
  allow: can(manageClients),
  input: PreviewFrom,
  reads: true,
  run: (scope, { plan, after }): Promise<PreviewPage> => previewPage(scope, plan, after),
});

export class BeginRecompute {
  @IsObject() @ValidateNested() @Type(() => PlannedRecompute) plan!: PlannedRecompute;
  @IsInt() days!: number;
  @IsString() reason!: string;
  /** Who decided. */
  @IsString() actor!: string;
  /** As previewed. */
  @IsInt() changed!: number;
  @IsObject() counts!: Record<string, number>;
}

export const beginRecompute = defineAction('sla.begin-recompute', {
  summary: 'Apply a contract to tickets that there are already, in earnest.',
  allow: onlySystem,
  input: BeginRecompute,
  async run(scope, { plan, actor, ...said }): Promise<void> {
    const { clientId, version, change } = plan;
    const cause = await scope.emit(recomputeBegan, { clientId, version, change, ...said });
    await startRecompute(scope, plan, { cause: String(cause), actor });
  },
});

export const recomputeClocks = defineOutsideAction('sla.recompute', {
  summary: 'Apply the contract in force to tickets that there are already: first a preview, then, with its `confirm`, in earnest.',
  allow: can(manageClients),
  http: 'POST /contracts/recompute',
  input: RecomputeClocks,
  output: Recomputation,
  async reach({ own, steps, actor }, { client, change, days = 30, reason, confirm }): Promise<Recomputation> {
    const plan = await own.run(planRecompute, { client, change, days });
    let seen: Pick<PreviewPage, 'tickets' | 'found'> = { tickets: 0, found: NOTHING };
    await eachPage(
      (after) => own.run(previewRecompute, { plan, after }),
      ({ tickets, found }) => {
        seen = { tickets: seen.tickets + tickets, found: together(seen.found, found) };
      },
    );
    const preview = confirmed(plan, seen);
    const begun = confirm !== undefined;
    const { changed, counts } = preview;
    if (begun && confirm !== preview.confirm) throw previewStale({ changed, confirm: preview.confirm });
    if (begun) await steps.run(beginRecompute, { plan, days, reason, actor: actor.id, changed, counts });
    return { client, version: plan.version, begun, ...preview };
  },
});
