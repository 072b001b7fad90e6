/** What a queue is expected to meet. */
export interface Load {
  /** Calls that come in an hour. */
  readonly callsPerHour: number;
  /** Average handling time, seconds. */
  readonly ahtSeconds: number;
}

/** What a number of agents makes of a load, by Erlang C: nobody gives up waiting, so it overstates the wait. */
export interface Staffing {
  readonly agents: number;
  /** Traffic in Erlang: how many agents would be busy all the time. */
  readonly traffic: number;
  /** Chance that a caller waits at all. */
  readonly waits: number;
  /** Share of callers answered within the threshold. */
  readonly serviceLevel: number;
  /** Average speed of answer, seconds; infinite when the queue only grows. */
  readonly asaSeconds: number;
  readonly occupancy: number;
}

/** Traffic in Erlang. */
export const trafficOf = ({ callsPerHour, ahtSeconds }: Load): number => (callsPerHour * ahtSeconds) / 3600;

/** Chance that all agents are busy, by the recursion of Erlang B: no factorials, so nothing overflows. */
function blocked(traffic: number, agents: number): number {
  let b = 1;
  for (let k = 1; k <= agents; k++) b = (traffic * b) / (k + traffic * b);
  return b;
}

/** What becomes of a load with so many agents. @param thresholdSeconds within which a call should be answered. */
export function erlangC(load: Load, agents: number, thresholdSeconds: number): Staffing {
  const traffic = trafficOf(load);
  if (agents <= traffic) return { agents, traffic, waits: 1, serviceLevel: 0, asaSeconds: Infinity, occupancy: 1 };
  const occupancy = traffic / agents;
  const b = blocked(traffic, agents);
  const waits = b / (1 - occupancy * (1 - b));
  const spare = agents - traffic;
  const serviceLevel = load.ahtSeconds > 0 ? 1 - waits * Math.exp((-spare * thresholdSeconds) / load.ahtSeconds) : 1;
  return { agents, traffic, waits, serviceLevel, asaSeconds: (waits * load.ahtSeconds) / spare, occupancy };
}

/** No desk has more; a goal that more would not reach is not to be reached. */
const MOST = 20_000;

/** The fewest agents that answer the share wanted within the threshold; undefined when no number does. */
export function agentsFor(load: Load, goal: { readonly share: number; readonly seconds: number }): Staffing | undefined {
  const least = Math.max(1, Math.floor(trafficOf(load)) + 1);
  for (let agents = least; agents <= least + MOST; agents++) {
    const found = erlangC(load, agents, goal.seconds);
    if (found.serviceLevel >= goal.share) return found;
  }
  return undefined;
}

/** How many to put on the roster for so many at work, when a share of paid time is spent elsewhere. */
export const scheduledFor = (agents: number, shrinkage: number): number => Math.ceil(agents / (1 - shrinkage));
