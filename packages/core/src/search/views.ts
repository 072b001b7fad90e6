import { out, system, type Rows, type Scope } from '../kernel/index.ts';
import { agentIdOf, membershipRows, teamRows } from '../team/index.ts';
import { ticketOrders, type TicketOrder } from '../ticket/index.ts';
import { savedViewRows, type SavedView } from './entities.ts';
import { noSuchView } from './errors.ts';
import { ownViews, usualColumns } from './rules/views.ts';

/** A view as the outside sees it. */
export class ViewOfTickets {
  /** What it is called by in addresses: `my-open`, or the number of one that somebody saved. */
  @out.text readonly view!: string;
  @out.text readonly name!: string;
  @out.text readonly query!: string;
  @out.oneOf(...ticketOrders) readonly sort!: TicketOrder;
  @out.list(out.text) readonly columns!: readonly string[];
  /** Short name of the team that shares it. */
  @out.orNull(out.text) readonly team!: string | null;
  /** True for one that the asker made. */
  @out.flag readonly mine!: boolean;
}

/** The teams that an agent is in. */
export async function teamsOf(scope: Scope, agentId: number): Promise<Map<number, string>> {
  const desk = scope.as(system);
  const ids = (await desk.rows(membershipRows).find({ where: { agentId } })).map((m) => m.teamId);
  const teams = ids.length > 0 ? await desk.rows(teamRows).find({ where: { id: ids } }) : [];
  return new Map(teams.map((t) => [t.id, t.slug]));
}

/** The saved views of everybody: whoever asks limits them to the agent who acts and to their teams. */
export const savedRows = (scope: Scope): Rows<SavedView> => scope.as(system).rows(savedViewRows);

/** Saved views that the actor may see: their own, and those of their teams. Somebody who is no agent has none. */
export async function savedViews(scope: Scope): Promise<{ rows: SavedView[]; teams: Map<number, string>; agentId: number | undefined }> {
  const agentId = agentIdOf(scope.actor);
  if (agentId === undefined) return { rows: [], teams: new Map(), agentId };
  const teams = await teamsOf(scope, agentId);
  const saved = savedRows(scope);
  const own = await saved.find({ where: { ownerId: agentId } });
  const shared = teams.size > 0 ? await saved.find({ where: { teamId: [...teams.keys()] } }) : [];
  const rows = [...new Map([...own, ...shared].map((row) => [row.id, row])).values()].sort((a, b) => a.id - b.id);
  return { rows, teams, agentId };
}

export const viewOfRow = (row: SavedView, teams: ReadonlyMap<number, string>, agentId: number | undefined): ViewOfTickets => ({
  view: String(row.id),
  name: row.name,
  query: row.query,
  sort: row.sort,
  columns: row.columns,
  team: row.teamId === null ? null : (teams.get(row.teamId) ?? null),
  mine: row.ownerId === agentId,
});

/** The desk's own views, and then those that the actor may see. */
export async function viewsFor(scope: Scope): Promise<ViewOfTickets[]> {
  const { rows, teams, agentId } = await savedViews(scope);
  const own = ownViews.map((v): ViewOfTickets => ({ ...v, name: v.view, columns: usualColumns, team: null, mine: false }));
  return [...own, ...rows.map((row) => viewOfRow(row, teams, agentId))];
}

/** @throws `search.no-such-view` for one that is another's, too */
export async function viewNamed(scope: Scope, view: string): Promise<ViewOfTickets> {
  const views = await viewsFor(scope);
  const found = views.find((v) => v.view === view);
  if (!found) throw noSuchView({ view, known: views.map((v) => v.view) });
  return found;
}
