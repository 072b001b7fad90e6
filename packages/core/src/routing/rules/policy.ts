import type { Role } from '../../kernel/index.ts';
import type { Ticket } from '../../ticket/index.ts';

/** An agent whom a ticket could be given: of its team, here, able to speak its language and skilled in what it asks for. */
export interface Colleague {
  readonly agentId: number;
  readonly role: Role;
  readonly languages: readonly string[];
  /** What they know: all that the ticket asks for, and more. */
  readonly skills: readonly string[];
  /** How many new and open tickets they have. */
  readonly open: number;
  /** Greater for whoever got one from the queue later; 0 for never. */
  readonly turn: number;
}

/** What a policy knows of the ticket that is to be given. */
export type Given = Pick<Ticket, 'id' | 'clientId' | 'teamId' | 'tier' | 'priority' | 'language' | 'channel' | 'subject'>;

/** Decides who gets a ticket that came into a queue. What it gives to nobody waits for 'take next'. */
export interface AssignmentPolicy {
  /** How it is called in the timeline: `round-robin`. */
  readonly policy: string;
  /** The agent's number, or undefined for nobody. Tickets of one team are asked about one after another. */
  choose(ticket: Given, colleagues: readonly Colleague[]): number | undefined | Promise<number | undefined>;
}

const byTurn = (a: Colleague, b: Colleague): number => a.turn - b.turn || a.agentId - b.agentId;

/** Each in turn: whoever got a ticket longest ago, whatever they have. */
export const roundRobin = (): AssignmentPolicy => ({
  policy: 'round-robin',
  choose: (_ticket, colleagues) => [...colleagues].sort(byTurn)[0]?.agentId,
});

/** How much one agent can have open. */
export interface Capacity {
  /** New and open tickets at once, for everybody; 10 when left out. */
  readonly capacity?: number;
  /** For those who can take more or less, by agent's number; 0 for those who get nothing. */
  readonly of?: ReadonlyMap<number, number>;
}

/** Whoever has the least of what they can have; nobody when all are full. Of equals, whoever got one longest ago. */
export function leastLoaded({ capacity = 10, of = new Map() }: Capacity = {}): AssignmentPolicy {
  const capacityOf = ({ agentId }: Colleague) => of.get(agentId) ?? capacity;
  const load = (colleague: Colleague) => colleague.open / capacityOf(colleague);
  return {
    policy: 'least-loaded',
    choose(_ticket, colleagues) {
      const free = colleagues.filter((colleague) => colleague.open < capacityOf(colleague));
      return free.sort((a, b) => load(a) - load(b) || byTurn(a, b))[0]?.agentId;
    },
  };
}
