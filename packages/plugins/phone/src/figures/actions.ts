import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsNumber, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { can, clientBySlug, defineAction, out, teamRows, type Scope } from '@luuri/core';
import { rangeTooLong } from '../errors.ts';
import { seeCalls } from '../permissions.ts';
import { agentsFor, erlangC, scheduledFor } from '../rules/erlang.ts';
import {
  abandoning,
  Abandoning,
  FirstContact,
  firstContact,
  handling,
  Handling,
  intervalOf,
  limitKept,
  occupancy,
  promisesKept,
  serviceLevel,
  ServiceLevel,
  waiting,
  Waiting,
} from '../rules/figures.ts';
import {
  agentTimes,
  countedCalls,
  countedPromises,
  countedTickets,
  countedTurns,
  slugsOf,
  turnsIn,
  type Grouped,
  type Range,
} from './gather.ts';

const MOST_DAYS = 92;

class Figures {
  /** From this instant on. */
  @Type(() => Date) @IsDate() from!: Date;
  /** Up to this instant, which does not belong to it; at most 92 days later. */
  @Type(() => Date) @IsDate() to!: Date;
  /** Short name of a client; all that you see when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** One row for each of these; one row for all when left out. */
  @IsOptional() @IsIn(['client', 'team', 'agent', 'interval']) by?: 'client' | 'team' | 'agent' | 'interval';
  /** Length of an interval in minutes: 15, 30, 60 or 1440; 30 when left out. */
  @IsOptional() @IsIn([15, 30, 60, 1440]) minutes?: number;
}

/** The figures of one client, team, agent or interval. Shares are from 0 to 1; null where there was nothing to count. */
export class FigureRow {
  /** Slug of the client or team, number of the agent, start of the interval; `all`. */
  @out.text readonly key!: string;
  @out.one(Abandoning) readonly calls!: Abandoning;
  @out.one(ServiceLevel) readonly serviceLevel!: ServiceLevel;
  /** Seconds; the mean is the ASA. */
  @out.one(Waiting) readonly wait!: Waiting;
  /** Seconds, of calls that came in. */
  @out.one(Handling) readonly handling!: Handling;
  /** Seconds, of calls that were made. */
  @out.one(Handling) readonly outbound!: Handling;
  @out.orNull(out.number) readonly limitKept!: number | null;
  @out.orNull(out.number) readonly callBacksKept!: number | null;
  @out.one(FirstContact) readonly firstContact!: FirstContact;
  /** Only by agent, by team, and for all: nobody waits for one client alone. */
  @out.orNull(out.number) readonly occupancy!: number | null;
}

interface Counted {
  readonly calls: Awaited<ReturnType<typeof countedCalls>>;
  readonly turns: ReturnType<typeof countedTurns>;
  readonly tickets: Awaited<ReturnType<typeof countedTickets>>;
  readonly promises: Awaited<ReturnType<typeof countedPromises>>;
  readonly times: Awaited<ReturnType<typeof agentTimes>>;
}

async function gather(scope: Scope, range: Range): Promise<Counted> {
  const began = await turnsIn(scope, range);
  return {
    ...{ calls: await countedCalls(scope, range, began), turns: countedTurns(began), tickets: await countedTickets(scope, began) },
    promises: await countedPromises(scope, range),
    times: await agentTimes(scope, range, [...new Set(began.map((turn) => turn.agentId))]),
  };
}

type KeyOf = (one: Grouped<unknown>) => string;
const picked = <T>(all: readonly Grouped<T>[], keyOf: KeyOf, key: string): T[] =>
  all.filter((one) => keyOf(one) === key).map((one) => one.counted);

function rowFor(key: string, found: Counted, { keyOf, agents }: { keyOf: KeyOf; agents: readonly number[] | undefined }): FigureRow {
  const calls = picked(found.calls, keyOf, key);
  const turns = picked(found.turns, keyOf, key);
  const times = (agents ?? []).map((id) => found.times.get(id) ?? { handlingMs: 0, availableMs: 0 });
  const sum = (of: (time: { handlingMs: number; availableMs: number }) => number) => times.reduce((total, time) => total + of(time), 0);
  return {
    ...{ key, calls: abandoning(calls), serviceLevel: serviceLevel(calls), wait: waiting(calls) },
    ...{ handling: handling(turns.filter((t) => t.direction === 'in')), outbound: handling(turns.filter((t) => t.direction === 'out')) },
    ...{ limitKept: limitKept(turns), callBacksKept: promisesKept(picked(found.promises, keyOf, key)) },
    firstContact: firstContact(picked(found.tickets, keyOf, key)),
    occupancy: agents ? occupancy({ handlingMs: sum((t) => t.handlingMs), availableMs: sum((t) => t.availableMs) }) : null,
  };
}

async function keysBy(scope: Scope, by: Figures['by'], minutes = 30): Promise<KeyOf> {
  const clients = by === 'client' ? await slugsOf(scope) : undefined;
  const teams = by === 'team' ? new Map((await scope.rows(teamRows).find()).map((t) => [t.id, t.slug])) : undefined;
  return (one) => {
    if (by === 'client') return clients?.get(one.clientId) ?? String(one.clientId);
    if (by === 'team') return teams?.get(one.teamId ?? 0) ?? 'none';
    if (by === 'agent') return String(one.agentId ?? 'none');
    return by === 'interval' ? intervalOf(one.at, minutes).toISOString() : 'all';
  };
}

/** Whose time counts in a row. */
function agentsOfRow(found: Counted, keyOf: KeyOf, { key, by }: { key: string; by: Figures['by'] }): number[] | undefined {
  if (by === 'client' || by === 'interval') return undefined;
  return [...new Set(found.turns.filter((turn) => keyOf(turn) === key).map((turn) => turn.agentId ?? 0))];
}

export const phoneFigures = defineAction('phone.figures', {
  summary:
    'Service level in its variants, waiting, abandoning, handling time, occupancy, first-contact resolution, limits and call-backs kept.',
  allow: can(seeCalls),
  http: 'GET /phone/figures',
  input: Figures,
  output: [FigureRow],
  async run(scope, { from, to, client, by, minutes }): Promise<FigureRow[]> {
    if (to <= from || to.getTime() - from.getTime() > MOST_DAYS * 86_400_000) throw rangeTooLong({ most: MOST_DAYS });
    const clientId = client === undefined ? undefined : (await clientBySlug(scope, client)).id;
    const found = await gather(scope, { from, to, clientId });
    const keyOf = await keysBy(scope, by, minutes);
    const all: readonly Grouped<unknown>[] = [...found.calls, ...found.turns, ...found.promises];
    const keys = by === undefined ? ['all'] : [...new Set(all.map(keyOf))].sort();
    return keys.map((key) => rowFor(key, found, { keyOf, agents: agentsOfRow(found, keyOf, { key, by }) }));
  },
});

class Forecast {
  /** Calls expected in an hour. */
  @IsNumber() @Min(0) @Max(1_000_000) callsPerHour!: number;
  /** Average handling time, seconds. */
  @IsNumber() @Min(1) @Max(86_400) ahtSeconds!: number;
  /** Seconds within which a call should be answered; 20 when left out. */
  @IsOptional() @IsNumber() @Min(0) @Max(86_400) seconds?: number;
  /** Share that should be, 0-1; 0.8 when left out. */
  @IsOptional() @IsNumber() @Min(0) @Max(0.9999) share?: number;
  /** Share of paid time that is spent elsewhere, 0-0.9; none when left out. */
  @IsOptional() @IsNumber() @Min(0) @Max(0.9) shrinkage?: number;
  /** What so many agents would make of it; the fewest that keep the promise when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(20_000) agents?: number;
}

/** How many agents it takes, and how many to put on the roster for it. */
export class ScheduledStaffing {
  @out.integer readonly agents!: number;
  /** Traffic in Erlang: how many agents would be busy all the time. */
  @out.number readonly traffic!: number;
  /** Chance that a caller waits at all. */
  @out.number readonly waits!: number;
  /** Share of callers answered within the threshold. */
  @out.number readonly serviceLevel!: number;
  /** Average speed of answer, seconds; null when the queue only grows. */
  @out.orNull(out.number) readonly asaSeconds!: number | null;
  @out.number readonly occupancy!: number;
  /** Agents with what they spend elsewhere. */
  @out.integer readonly scheduled!: number;
}

export const staffing = defineAction('phone.staffing', {
  summary: 'How many agents it takes, by Erlang C: nobody is taken to give up waiting, so the wait is overstated.',
  allow: can(seeCalls),
  http: 'GET /phone/staffing',
  input: Forecast,
  output: out.orNull(ScheduledStaffing),
  async run(_scope, { agents, seconds = 20, share = 0.8, shrinkage = 0, ...load }): Promise<ScheduledStaffing | null> {
    const found = agents === undefined ? agentsFor(load, { share, seconds }) : erlangC(load, agents, seconds);
    if (!found) return null;
    const asaSeconds = Number.isFinite(found.asaSeconds) ? found.asaSeconds : null;
    return { ...found, asaSeconds, scheduled: scheduledFor(found.agents, shrinkage) };
  },
});
