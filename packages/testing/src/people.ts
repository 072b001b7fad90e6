import { system, teams, type Actor, type Desk } from '@luuri/core';

/** Somebody at the desk, before they are. */
export interface Hired {
  readonly name: string;
  /** An agent when left out. */
  readonly role?: 'agent' | 'team-lead' | 'quality' | 'administrator';
  readonly teams?: readonly string[];
  /** What they speak; all three when left out. */
  readonly languages?: readonly string[];
}

/** For tests: enrol somebody, under an address made of their first name. */
export async function hire(desk: Desk, hired: Hired): Promise<{ readonly id: number; readonly actor: Actor }> {
  const { name, role = 'agent', teams: of = [], languages = ['fi', 'sv', 'en'] } = hired;
  const own = desk.as(system).use(teams);
  const address = `${name.split(' ')[0]?.toLowerCase() ?? ''}@desk.example`;
  const { id } = await own.enrol({ name, address, role, teams: [...of], languages: [...languages] });
  return { id, actor: (await own.actorFor({ agentId: id })) as Actor };
}
