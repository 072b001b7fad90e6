import { can, clientBySlug, defineAction, invalidInput, out, pageById, pageOf, PageWanted, type Scope } from '@luuri/core';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsString, Length } from 'class-validator';
import { drawRows, type Draw } from '../entities/index.ts';
import { agentNames, clientNames } from '../names.ts';
import { reviewQuality } from '../permissions.ts';
import { drawn } from './drawn.ts';
import { whereClient } from './view.ts';

export class DrawSample {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** Contacts of tickets that were solved from then on, or of which something was told since. */
  @Type(() => Date) @IsDate() from!: Date;
  /** And before then; now when left out. At most 400 days later. */
  @IsOptional() @Type(() => Date) @IsDate() to?: Date;
  /** Of an earlier draw, to come to the same; a new one when left out. */
  @IsOptional() @IsString() @Length(1, 100) seed?: string;
}

/** A sample that was drawn. */
export class DrawView {
  @out.integer readonly id!: number;
  @out.text readonly client!: string;
  @out.instant readonly from!: Date;
  @out.instant readonly to!: Date;
  /** With it, the same terms and the same contacts, anybody comes to the same sample. */
  @out.text readonly seed!: string;
  /** Version of the contract whose terms it was drawn by. */
  @out.text readonly contract!: string;
  /** Share of all contacts that a lot falls on, 0 to 1. */
  @out.number readonly share!: number;
  /** How many there were. */
  @out.integer readonly contacts!: number;
  /** Agents × clients × tiers × channels among them. */
  @out.integer readonly strata!: number;
  @out.integer readonly picked!: number;
  /** Who drew it; `contract` for what was drawn by itself, as the contract says. */
  @out.text readonly by!: string;
  @out.instant readonly at!: Date;
}

async function drawViews(scope: Scope, draws: readonly Draw[]): Promise<DrawView[]> {
  const client = await clientNames(scope);
  const ids = draws.flatMap((draw) => /^agent:(\d+)$/.exec(draw.by)?.[1] ?? []).map(Number);
  const name = await agentNames(scope, ids);
  return draws.map(({ id, clientId, fromAt, toAt, seed, contract, contacts, picked, strata, terms, by, at }) => ({
    ...{
      id,
      client: client(clientId),
      from: fromAt,
      to: toAt,
      seed,
      contract,
      share: terms.share,
      contacts,
      strata: strata.length,
      picked,
    },
    ...{ by: by.startsWith('agent:') ? name(Number(by.slice(6))) : by, at },
  }));
}

const LONGEST = 400 * 86_400_000;

function checkSpan(from: Date, to: Date): void {
  if (from < to && to.getTime() - from.getTime() <= LONGEST) return;
  throw invalidInput({ what: 'quality.draw', mistakes: [{ path: 'to', message: 'must be after from, by at most 400 days' }] });
}

export const drawSample = defineAction('quality.draw', {
  summary: 'Draw contacts of a client to review: some by lot, stratified by agent, tier and channel, and some for a risk.',
  allow: can(reviewQuality),
  http: 'POST /quality/draws',
  input: DrawSample,
  output: DrawView,
  async run(scope, { client, from, to = scope.now, seed }): Promise<DrawView> {
    checkSpan(from, to);
    const { id: clientId } = await clientBySlug(scope, client);
    const draw = await drawn(scope, { clientId, from, to, by: scope.actor.id, ...(seed === undefined ? {} : { seed }) });
    const [view] = await drawViews(scope, [draw]);
    return view as DrawView;
  },
});

export class ListDraws extends PageWanted {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

export const listDraws = defineAction('quality.draws', {
  summary: 'Samples that were drawn, the last first.',
  allow: can(reviewQuality),
  http: 'GET /quality/draws',
  input: ListDraws,
  output: pageOf(DrawView),
  async run(scope, { client, limit, after }): Promise<{ items: DrawView[]; next: number | null }> {
    const where = await whereClient(scope, client);
    const { items, next } = await pageById(scope.rows(drawRows), { where, order: 'DESC', limit, after });
    return { items: await drawViews(scope, items), next };
  },
});
