import { IsBoolean, IsOptional } from 'class-validator';
import { can, defineAction, definePort, system, out, whispers, type Clock, type Whispers } from '../kernel/index.ts';
import { agentIdOf, agentRows } from '../team/index.ts';
import { ByTicket, seeTickets, ticketRows } from '../ticket/index.ts';

/** Who looks at a ticket, as somebody said lately. */
interface Seen {
  readonly agentId: number;
  readonly typing: boolean;
  readonly at: number;
}

/** Who looks at which ticket at this moment, in the memory of this process: whoever looks says so again and again, to all of them. */
export interface Presence {
  /** Those who said within the last half minute that they look at it. */
  at(ticketId: number): readonly Omit<Seen, 'at'>[];
}

export const presence = definePort<Presence>('live.presence');

const TOPIC = 'live.look';
/** Whoever says nothing for this long looks elsewhere. */
const STAYS_MS = 30_000;

/** Listens to who looks. @returns with `stop`, which ends it */
export function presenceIn(heard: Pick<Whispers, 'hear'>, { now }: Pick<Clock, 'now'>): Presence & { readonly stop: () => void } {
  const all = new Map<number, Map<number, Seen>>();
  const forget = () => {
    const before = now().getTime() - STAYS_MS;
    for (const [ticketId, seen] of all) {
      for (const [agentId, { at }] of seen) if (at < before) seen.delete(agentId);
      if (seen.size === 0) all.delete(ticketId);
    }
  };
  const stop = heard.hear((topic, { ticketId, agentId, typing }) => {
    if (topic !== TOPIC || typeof ticketId !== 'number' || typeof agentId !== 'number') return;
    forget();
    const seen = all.get(ticketId) ?? new Map<number, Seen>();
    all.set(ticketId, seen.set(agentId, { agentId, typing: typing === true, at: now().getTime() }));
  });
  return {
    stop,
    at(ticketId) {
      forget();
      return [...(all.get(ticketId)?.values() ?? [])].map(({ agentId, typing }) => ({ agentId, typing }));
    },
  };
}

export class LookAt extends ByTicket {
  /** True while an answer is being written; false when left out. */
  @IsOptional() @IsBoolean() typing?: boolean;
}

/** A colleague who looks at the same ticket. */
export class PresentAgent {
  @out.integer readonly agentId!: number;
  @out.text readonly name!: string;
  /** True while they write an answer. */
  @out.flag readonly typing!: boolean;
}

export const lookAtTicket = defineAction('live.look', {
  summary: 'Say that one looks at a ticket, every ten seconds or so, and hear who else does. It is kept nowhere.',
  allow: can(seeTickets),
  http: 'POST /tickets/:ticketId/look',
  input: LookAt,
  output: [PresentAgent],
  reads: true,
  async run(scope, { ticketId, typing = false }): Promise<PresentAgent[]> {
    await scope.rows(ticketRows).get(ticketId);
    const own = agentIdOf(scope.actor);
    const others = scope
      .get(presence)
      .at(ticketId)
      .filter(({ agentId }) => agentId !== own);
    if (own !== undefined) await scope.get(whispers).tell(scope, TOPIC, { ticketId, agentId: own, typing });
    const ids = others.map(({ agentId }) => agentId);
    const agents =
      ids.length > 0
        ? await scope
            .as(system)
            .rows(agentRows)
            .find({ where: { id: ids } })
        : [];
    return others.flatMap(({ agentId, typing: isTyping }) => {
      const agent = agents.find(({ id }) => id === agentId);
      return agent ? [{ agentId, name: agent.name, typing: isTyping }] : [];
    });
  },
});
