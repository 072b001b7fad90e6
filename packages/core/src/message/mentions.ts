import { IsInt } from 'class-validator';
import { can, defineAction, invalidInput, out, pageOf, PageWanted, system, type Scope } from '../kernel/index.ts';
import { agentIdOf, agentsInSight, agentsWhoSee, pageOfAgents, type Agent } from '../team/index.ts';
import { ticketRows, workTickets, type Ticket } from '../ticket/index.ts';
import { mentionRows, type Message } from './entities.ts';
import { messageMentioned } from './events.ts';

/** A colleague who may be mentioned. */
export class ColleagueView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
}

/** Colleagues whom the actor may know of, and who may see the ticket: nobody else can be mentioned, or learned of. */
async function colleaguesOn(scope: Scope, { clientId }: Ticket): Promise<Agent[]> {
  const own = agentIdOf(scope.actor);
  const seeing = new Set((await agentsWhoSee(scope, clientId)).map(({ id }) => id));
  return (await agentsInSight(scope)).filter(({ id }) => id !== own && seeing.has(id));
}

export class ListColleagues extends PageWanted {
  /** Number of the ticket. */
  @IsInt() ticketId!: number;
}

export const listColleagues = defineAction('message.colleagues', {
  summary: 'Colleagues whom a note on a ticket may mention: those who may see it, by name.',
  allow: can(workTickets),
  http: 'GET /tickets/:ticketId/colleagues',
  input: ListColleagues,
  output: pageOf(ColleagueView),
  async run(scope, { ticketId, limit, after }): Promise<{ items: ColleagueView[]; next: number | null }> {
    const among = (await colleaguesOn(scope, await scope.rows(ticketRows).get(ticketId))).map(({ id }) => id);
    const { items, next } = await pageOfAgents(scope, { what: 'message.colleagues', among, limit, after });
    return { items: items.map(({ id, name }) => ({ id, name })), next };
  },
});

const wrong = (message: string) => invalidInput({ what: 'message', mistakes: [{ path: 'mentions', message }] });

/** Who is mentioned, when all of them may be. @throws `input.invalid`, the same for who may not see the ticket as for nobody */
export async function checkMentions(
  scope: Scope,
  ticket: Ticket,
  said: { mentions?: readonly number[]; public: boolean },
): Promise<number[]> {
  const wanted = [...new Set(said.mentions ?? [])];
  if (wanted.length === 0) return [];
  if (said.public) throw wrong('must be left out of what the requester reads: colleagues are mentioned in notes');
  const known = new Set((await colleaguesOn(scope, ticket)).map(({ id }) => id));
  const strangers = wanted.filter((id) => !known.has(id));
  if (strangers.length > 0)
    throw wrong(`must be colleagues who may see the ticket; ${strangers.join(', ')} ${strangers.length === 1 ? 'is' : 'are'} not`);
  return wanted;
}

/** Keep who is mentioned, and tell of it. */
export async function keepMentions(
  scope: Scope,
  { id: messageId, ticketId, clientId, authorName }: Message,
  agentIds: readonly number[],
): Promise<void> {
  if (agentIds.length === 0) return;
  const desk = scope.as(system);
  await desk.rows(mentionRows).insertAll(agentIds.map((agentId) => ({ messageId, ticketId, clientId, agentId, at: scope.now })));
  await scope.emit(messageMentioned, { ticketId, clientId, messageId, agentIds, by: authorName });
}
