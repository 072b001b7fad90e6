import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { contractById } from '../client/index.ts';
import { can, defineAction, defineJob, PAGE, pageFrom, pageOf, PageWanted, type Scope } from '../kernel/index.ts';
import { agentInHand, agentRows, agentsInSight, ByAgent, manageTeams, seeTeams } from '../team/index.ts';
import { lockTicket } from '../ticket/index.ts';
import { AgentSkills, agentSkillRows, laneRows, waitingRows } from './entities.ts';
import { keepWaiting } from './keep.ts';
import { skillsSection } from './section.ts';

export class SetSkills extends ByAgent {
  /** Short names, such as `linux`, as the contracts' `skills` ask for them; all that the agent has, at most 50. */
  @IsArray() @ArrayMaxSize(50) @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { each: true }) skills!: string[];
}

export const setSkills = defineAction('routing.set-skills', {
  summary: 'Say what an agent knows: what asks for a skill goes only to those who have it.',
  allow: can(manageTeams),
  http: 'PUT /agents/:agentId/skills',
  input: SetSkills,
  output: AgentSkills,
  async run(scope, { agentId, skills: said }): Promise<AgentSkills> {
    await agentInHand(scope, 'routing.set-skills', agentId);
    await scope.rows(agentRows).lock(agentId);
    const skills = [...new Set(said)].sort();
    await scope.rows(agentSkillRows).remove({ agentId });
    return scope.rows(agentSkillRows).insert({ agentId, skills });
  },
});

export const listSkills = defineAction('routing.skills', {
  summary: 'What the agents know.',
  allow: can(seeTeams),
  http: 'GET /agents/skills',
  input: PageWanted,
  output: pageOf(AgentSkills),
  async run(scope, { limit = PAGE, after = 0 }): Promise<{ items: AgentSkills[]; next: number | null }> {
    // Behind an agent, not a row: what somebody knows is a new row each time that it is said.
    const agentId = (await agentsInSight(scope)).flatMap(({ id }) => (id > after ? id : []));
    const found = await scope.rows(agentSkillRows).find({ where: { agentId }, order: { agentId: 'ASC' }, limit: limit + 1 });
    return pageFrom(found, limit, (last) => last.agentId);
  },
});

/** How many tickets one transaction looks at. */
const AT_ONCE = 100;

/** What a client's tickets ask for may be something else under another contract: those that wait change lanes, some at a time. */
export const followSkills = defineJob<{ clientId: number; after: number; chain?: string }>('routing.follow-skills', {
  async run(scope, { clientId, after, chain = String(clientId) }) {
    const query = scope.rows(waitingRows).query('waiting').select('waiting.ticketId', 'id').distinct(true);
    query.andWhere('waiting.clientId = :clientId AND waiting.ticketId > :after', { clientId, after });
    const found = await query.orderBy('waiting.ticketId', 'ASC').limit(AT_ONCE).getRawMany<{ id: number | string }>();
    const ids = found.map(({ id }) => Number(id));
    for (const id of ids) await keepWaiting(scope, await lockTicket(scope, id));
    const last = ids.at(-1);
    if (last !== undefined) await scope.schedule(followSkills, { input: { clientId, after: last, chain }, key: chain });
  },
});

const asksForSkills = async (scope: Scope, clientId: number): Promise<boolean> =>
  (await scope.rows(laneRows).find({ where: { clientId } })).some((lane) => lane.skills !== '');

/** A contract was applied: from its day on its skills count for what waits, too. */
export async function beginSkills(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const { version, effectiveFrom, ...applied } = await contractById(scope, contractId);
  if (applied.section(skillsSection).length === 0 && !(await asksForSkills(scope, clientId))) return;
  // Of its own for each version: one that is under way would go on behind what the next begins with.
  const chain = `${String(clientId)}@${String(version)}`;
  const at = effectiveFrom > scope.now ? { at: effectiveFrom } : {};
  await scope.schedule(followSkills, { key: chain, input: { clientId, after: 0, chain }, uncaused: true, ...at });
}
