import type { Calendar } from '../calendar/index.ts';
import { clientRows, contractById, contractRows, type Contract } from '../client/index.ts';
import { catalogue, type Catalogue, type Scope } from '../kernel/index.ts';
import { agentRows } from '../team/index.ts';
import { laneRows, turnRows, waitingRows, type Lane, type WaitingTicket } from './entities.ts';
import type { Candidate } from './rules/rank.ts';

/** The lanes of some teams, of the clients that the actor may see. */
export const lanesOf = (scope: Scope, teams: readonly number[]): Promise<Lane[]> => scope.rows(laneRows).find({ where: { teamId: teams } });

const inOrder = (alias: string): string => `${alias}.due_at, ${alias}.priority_rank, ${alias}.ticket_id`;

/** For each lane the first few in its order: as many steps into the index as there are lanes, however much waits. */
const firstOfEach = {
  postgres: `SELECT first.id FROM unnest($1::bigint[]) AS lane(id) CROSS JOIN LATERAL
    (SELECT w.id FROM "waiting_ticket" w WHERE w.lane_id = lane.id ORDER BY ${inOrder('w')} LIMIT $2) AS first`,
  sqlite: `SELECT f.id FROM json_each(?) AS lane CROSS JOIN "waiting_ticket" f WHERE f.id IN
    (SELECT w.id FROM "waiting_ticket" w WHERE w.lane_id = lane.value ORDER BY ${inOrder('w')} LIMIT ?)`,
} as const;

/** The first few of each lane, in no order. */
async function firstIn(scope: Scope, lanes: readonly Lane[], many: number): Promise<WaitingTicket[]> {
  if (lanes.length === 0) return [];
  const { dialect, manager } = scope.sql;
  const ids = lanes.map((lane) => lane.id);
  const given = dialect === 'postgres' ? ids : JSON.stringify(ids);
  const found = await manager.query<{ id: number | string }[]>(firstOfEach[dialect], [given, many]);
  return scope.rows(waitingRows).find({ where: { id: found.map((row) => Number(row.id)) } });
}

/** The lanes in which something waits. */
export async function busyOf(scope: Scope, lanes: readonly Lane[]): Promise<Lane[]> {
  const waiting = new Set((await firstIn(scope, lanes, 1)).map((row) => row.laneId));
  return lanes.filter((lane) => waiting.has(lane.id));
}

/** What could be taken from some lanes: the first few of each, in no order. */
export const candidatesIn = async (scope: Scope, lanes: readonly Lane[], many: number): Promise<Candidate[]> =>
  candidatesOf(scope, lanes, await firstIn(scope, lanes, many));

/** SQLite takes 500 in one statement. */
const TICKETS_AT_ONCE = 200;

/** Those of some tickets that could be taken from some lanes, in no order. */
export async function candidatesAmong(scope: Scope, lanes: readonly Lane[], ticketIds: readonly number[]): Promise<Candidate[]> {
  const rows: WaitingTicket[] = [];
  for (let i = 0; i < ticketIds.length; i += TICKETS_AT_ONCE)
    rows.push(...(await scope.rows(waitingRows).find({ where: { ticketId: ticketIds.slice(i, i + TICKETS_AT_ONCE) } })));
  return candidatesOf(scope, lanes, rows);
}

async function candidatesOf(scope: Scope, lanes: readonly Lane[], rows: readonly WaitingTicket[]): Promise<Candidate[]> {
  const byId = new Map(lanes.map((lane) => [lane.id, lane]));
  const clients = [...new Set(rows.map((row) => row.clientId))];
  const contracts = await contractsInForce(scope, clients);
  return rows.flatMap(({ ticketId, clientId, laneId, dueAt, priorityRank }) => {
    const lane = byId.get(laneId);
    return lane ? [{ ticketId, clientId, dueAt, priorityRank, targetMs: lane.targetMs, calendar: hours(contracts, lane) }] : [];
  });
}

/** The calendar as it is today. One that the contract no longer has counts day and night. */
const hours = (contracts: ReadonlyMap<number, Contract>, { clientId, calendar }: Lane): Calendar | undefined =>
  calendar === '' ? undefined : contracts.get(clientId)?.calendars[calendar];

/** A version of a contract never changes, so it is read once. */
const read = new WeakMap<Catalogue, Map<number, Contract>>();

async function contractRead(scope: Scope, contractId: number): Promise<Contract> {
  const installed = scope.get(catalogue);
  const contracts = read.get(installed) ?? new Map<number, Contract>();
  read.set(installed, contracts);
  const seen = contracts.get(contractId);
  if (seen) return seen;
  const contract = await contractById(scope, contractId);
  scope.onCommit(() => contracts.set(contractId, contract));
  return contract;
}

/** For each client the newest version that has taken effect, or the first one: one question for all of them, and no pack is parsed twice. */
async function contractsInForce(scope: Scope, clients: readonly number[]): Promise<Map<number, Contract>> {
  if (clients.length === 0) return new Map();
  const versions = await scope
    .rows(contractRows)
    .query('contract')
    .select(['contract.id', 'contract.clientId', 'contract.version', 'contract.effectiveFrom'])
    .andWhere('contract.clientId IN (:...clients)', { clients })
    .orderBy('contract.version', 'DESC')
    .getMany();
  const found = new Map<number, Contract>();
  for (const clientId of clients) {
    const own = versions.filter((version) => version.clientId === clientId);
    const inForce = own.find((version) => version.effectiveFrom <= scope.now) ?? own.at(-1);
    if (inForce) found.set(clientId, await contractRead(scope, inForce.id));
  }
  return found;
}

interface LastTurn {
  readonly who: number | string;
  readonly turn: number | string | null;
}

const asTurns = (rows: readonly LastTurn[]): Map<number, number> => new Map(rows.map(({ who, turn }) => [Number(who), Number(turn ?? 0)]));

/** The number of each client's last turn, 0 for none: one step into the index for each. */
export async function turnsOfClients(scope: Scope, ids: readonly number[]): Promise<Map<number, number>> {
  const last = `(SELECT MAX(turn.id) FROM ${scope.sql.table(turnRows)} turn WHERE turn.client_id = client.id)`;
  const query = scope.rows(clientRows).query('client').select('client.id', 'who').addSelect(last, 'turn');
  return asTurns(await query.andWhere('client.id IN (:...ids)', { ids }).getRawMany<LastTurn>());
}

/** The number of each agent's last turn, 0 for none. */
export async function turnsOfAgents(scope: Scope, ids: readonly number[]): Promise<Map<number, number>> {
  const last = `(SELECT MAX(turn.id) FROM ${scope.sql.table(turnRows)} turn WHERE turn.agent_id = agent.id)`;
  const query = scope.rows(agentRows).query('agent').select('agent.id', 'who').addSelect(last, 'turn');
  return asTurns(await query.andWhere('agent.id IN (:...ids)', { ids }).getRawMany<LastTurn>());
}
