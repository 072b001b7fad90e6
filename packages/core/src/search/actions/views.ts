import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { can, defineAction, holds, type Scope } from '../../kernel/index.ts';
import { agentIdOf } from '../../team/index.ts';
import { seeTickets, ticketOrders, type TicketOrder } from '../../ticket/index.ts';
import { askedFor } from '../asked.ts';
import { Count, countsOf } from '../counts.ts';
import type { SavedView } from '../entities.ts';
import { noSuchView, viewNotYours } from '../errors.ts';
import { shareViews } from '../permissions.ts';
import { columnsOfLists, usualColumns } from '../rules/views.ts';
import { savedRows, savedViews, teamsOf, viewNamed, viewOfRow, ViewOfTickets, viewsFor } from '../views.ts';
import { hitPage, hitsOf, Page, type Hits } from './search.ts';

export class SaveView {
  /** What people call it, 1-100 characters. */
  @IsString() @Length(1, 100) name!: string;
  /** As for a search; at most 1,000 characters. */
  @IsString() @MaxLength(1_000) query!: string;
  /** `newest` when left out. */
  @IsOptional() @IsIn(ticketOrders) sort?: TicketOrder;
  /** What a list shows, in this order; the usual ones when left out. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @IsIn(columnsOfLists, { each: true }) columns?: string[];
  /** Short name of a team of yours to share it with; yours alone when left out. */
  @IsOptional() @IsString() @Length(1, 63) team?: string;
}
export class ByView {
  /** Number of a saved view. */
  @IsInt() viewId!: number;
}
export class ChangeView extends SaveView {
  /** Number of a saved view. */
  @IsInt() viewId!: number;
}
export class ListView extends Page {
  /** `my-open`, or the number of a saved view. */
  @IsString() @Length(1, 40) view!: string;
}
export class CountViews {
  /** Which views; all that you have when left out. At most 100. */
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @Length(1, 40, { each: true }) views?: string[];
}

/** A team that somebody is in, and may share with; administrators share with any that they are in. */
async function teamToShareWith(scope: Scope, agentId: number, slug: string | undefined): Promise<number | null> {
  if (slug === undefined) return null;
  const [teamId] = [...(await teamsOf(scope, agentId))].find(([, known]) => known === slug.toLowerCase()) ?? [];
  if (teamId === undefined || !holds(scope.actor, shareViews)) throw viewNotYours({ view: `of the team ${slug}` });
  return teamId;
}

async function valuesOf(scope: Scope, agentId: number, input: SaveView): Promise<Omit<SavedView, 'id' | 'ownerId' | 'createdAt'>> {
  const { name, query, sort = 'newest', columns = [...usualColumns], team } = input;
  await askedFor(scope, query); // a query that is wrong is told now, not when the view is opened
  return { name, query, sort, columns, teamId: await teamToShareWith(scope, agentId, team), updatedAt: scope.now };
}

function ownerIn(scope: Scope): number {
  const agentId = agentIdOf(scope.actor);
  if (agentId === undefined) throw viewNotYours({ view: `of ${scope.actor.id}, who is no agent,` });
  return agentId;
}

/** One that the actor may change: their own, or one of a team of theirs when they may share. */
async function changeable(scope: Scope, viewId: number): Promise<SavedView> {
  const { rows, agentId } = await savedViews(scope);
  const row = rows.find((r) => r.id === viewId);
  if (!row) throw noSuchView({ view: String(viewId), known: rows.map((r) => String(r.id)) });
  if (row.ownerId !== agentId && !holds(scope.actor, shareViews)) throw viewNotYours({ view: row.name });
  return row;
}

export const listViews = defineAction('search.views', {
  summary: "The desk's own views, one's own, and those of one's teams.",
  allow: can(seeTickets),
  http: 'GET /views',
  output: [ViewOfTickets],
  run: (scope): Promise<ViewOfTickets[]> => viewsFor(scope),
});

export const saveView = defineAction('search.save-view', {
  summary: 'Give a search a name, for oneself or for a team.',
  allow: can(seeTickets),
  http: 'POST /views',
  input: SaveView,
  output: ViewOfTickets,
  async run(scope, input): Promise<ViewOfTickets> {
    const ownerId = ownerIn(scope);
    const values = await valuesOf(scope, ownerId, input);
    const row = await savedRows(scope).insert({ ...values, ownerId, createdAt: scope.now });
    return viewOfRow(row, await teamsOf(scope, ownerId), ownerId);
  },
});

export const changeView = defineAction('search.change-view', {
  summary: 'Make a saved view another: what is left out goes back to what is usual.',
  allow: can(seeTickets),
  http: 'PUT /views/:viewId',
  input: ChangeView,
  output: ViewOfTickets,
  async run(scope, { viewId, ...input }): Promise<ViewOfTickets> {
    const row = await changeable(scope, viewId);
    const agentId = ownerIn(scope);
    const values = await valuesOf(scope, agentId, input);
    await savedRows(scope).update({ id: row.id }, values);
    return viewOfRow({ ...row, ...values }, await teamsOf(scope, agentId), agentId);
  },
});

export const removeView = defineAction('search.remove-view', {
  summary: 'Do away with a saved view.',
  allow: can(seeTickets),
  http: 'DELETE /views/:viewId',
  input: ByView,
  async run(scope, { viewId }): Promise<void> {
    const { id } = await changeable(scope, viewId);
    await savedRows(scope).remove({ id });
  },
});

export const listOfView = defineAction('search.of-view', {
  summary: 'The tickets of a view.',
  allow: can(seeTickets),
  http: 'GET /views/:view/tickets',
  input: ListView,
  output: hitPage,
  async run(scope, { view, ...page }): Promise<Hits> {
    const { query, sort } = await viewNamed(scope, view);
    return hitsOf(scope, { ...page, query, sort });
  },
});

export const countViews = defineAction('search.counts', {
  summary: 'How many tickets views have, of those that the asker sees; many views in one call.',
  allow: can(seeTickets),
  http: 'GET /views/counts',
  input: CountViews,
  output: [Count],
  async run(scope, { views }): Promise<Count[]> {
    const all = await viewsFor(scope);
    const wanted = views === undefined ? all.slice(0, 100) : all.filter((v) => views.includes(v.view));
    const unknown = views?.find((view) => !all.some((v) => v.view === view));
    if (unknown !== undefined) throw noSuchView({ view: unknown, known: all.map((v) => v.view) });
    return countsOf(scope, wanted);
  },
});
