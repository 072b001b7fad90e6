import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { clientBySlug, contractOf, manageClients } from '../../client/index.ts';
import { can, defineAction, out } from '../../kernel/index.ts';
import { versionName } from '../contract.ts';
import { previewStale } from '../errors.ts';
import { recomputeBegan } from '../events.ts';
import { changes, Preview, previewOf, startRecompute, type Change } from '../recompute.ts';

const DAY = 86_400_000;

export class RecomputeClocks {
  /** Short name of a client; its contract in force is applied. */
  @IsString() @Length(1, 63) client!: string;
  /**
   * `targets`: hold tickets that are not closed to what is promised now, from now on. `hours`: count the past in the hours of now.
   * `everything`: as if the contract of now had held from each ticket's start.
   */
  @IsIn(changes) change!: Change;
  /** For `hours` and `everything`: how many days back tickets were received, 1-400; 30 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(400) days?: number;
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

export const recomputeClocks = defineAction('sla.recompute', {
  summary: 'Apply the contract in force to tickets that there are already: first a preview, then, with its `confirm`, in earnest.',
  allow: can(manageClients),
  http: 'POST /contracts/recompute',
  input: RecomputeClocks,
  output: Recomputation,
  async run(scope, { client, change, days = 30, reason, confirm }): Promise<Recomputation> {
    const { id: clientId } = await clientBySlug(scope, client);
    const version = versionName(await contractOf(scope, clientId));
    const { now } = scope;
    const recompute = { clientId, version, change, since: new Date(now.getTime() - days * DAY).toISOString(), at: now.toISOString() };
    const preview = await previewOf(scope, recompute);
    const begun = confirm !== undefined;
    if (begun && confirm !== preview.confirm) throw previewStale({ changed: preview.changed, confirm: preview.confirm });
    if (begun) {
      const { changed, counts } = preview;
      const cause = await scope.emit(recomputeBegan, { clientId, version, change, days, reason, changed, counts });
      await startRecompute(scope, recompute, { cause: String(cause), actor: scope.actor.id });
    }
    return { client, version, begun, ...preview };
  },
});
