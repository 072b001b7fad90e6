import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { everyPage } from '../../api/pages.ts';
import type { components } from '../../api/schema.d.ts';

/** Which team serves whom, who is in it, and which clients agents see besides. */
export const structureQuery = queryOptions({ queryKey: ['structure'], queryFn: () => ask(api.GET('/teams/structure')) });

/** How agents can come in. */
export const accessQuery = queryOptions({
  queryKey: ['access'],
  queryFn: () => everyPage((query) => ask(api.GET('/agents/access', { params: { query } }))),
  staleTime: 10_000,
});

/** What agents know; one of whom nothing is said is not among them. */
export const skillsQuery = queryOptions({
  queryKey: ['all', 'agent', 'skills'],
  queryFn: () => everyPage((query) => ask(api.GET('/agents/skills', { params: { query } }))),
});
export type Skills = components['schemas']['AgentSkills'];

export type Structure = Awaited<ReturnType<NonNullable<(typeof structureQuery)['queryFn']>>>;

/** What changes when people do. */
export const ofPeople = [['all', 'agent'], ['structure'], ['access']] as const;

/** Roles of those who work here. */
export const staffRoles = ['agent', 'team-lead', 'quality', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];
export const isStaffRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

/** Short names of the clients that an agent's teams serve, each once. */
export const servedBy = (structure: Structure, agentId: number): readonly string[] => [
  ...new Set(structure.teams.filter((team) => team.members.includes(agentId)).flatMap((team) => team.tiers.map((tier) => tier.client))),
];
