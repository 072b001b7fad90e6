import type { Role } from '../../kernel/index.ts';
import { isSkilled } from './skills.ts';

/** Who asks for work, or could be given some. */
export interface Server {
  readonly agentId: number;
  readonly role: Role;
  readonly languages: readonly string[];
  readonly teams: readonly number[];
  /** What they know. */
  readonly skills: readonly string[];
}

/** What of a ticket, or of a lane, decides who can serve it. */
export interface Served {
  readonly teamId: number;
  readonly language: string;
  readonly triage: boolean;
  /** What one must know, as a lane keeps it; empty for nothing in particular. */
  readonly skills: string;
}

const speaks = (who: Pick<Server, 'languages'>, { language }: Pick<Served, 'language'>): boolean => who.languages.includes(language);

/** What came from a stranger's address is a team lead's to look at first, or an administrator's. */
const mayTriage = (who: Pick<Server, 'role'>, { triage }: Pick<Served, 'triage'>): boolean =>
  !triage || who.role === 'team-lead' || who.role === 'administrator';

/** True when the agent's team has it, they speak its language and know what it asks for, and nobody has to decide first whose it is. */
export const canServe = (who: Server, what: Served): boolean =>
  who.teams.includes(what.teamId) && speaks(who, what) && isSkilled(who.skills, what.skills) && mayTriage(who, what);

/** Why somebody who asked for work got none. */
export const idleReasons = [
  'away',
  'no-team',
  'nothing-waits',
  'other-languages',
  'other-skills',
  'only-triage',
  'in-other-hands',
] as const;
export type Idle = (typeof idleReasons)[number];

const sentences: Readonly<Record<Idle, string>> = {
  away: 'You are away. Come back first.',
  'no-team': 'You are in no team that serves a client.',
  'nothing-waits': 'Nothing waits for your teams.',
  'other-languages': 'Nothing waits in a language that you speak; something does in others.',
  'other-skills': 'What waits for your teams asks for skills that you do not have.',
  'only-triage': 'What waits for your teams is in triage: a team lead says first whose it is.',
  'in-other-hands': 'Others are at this moment busy with all that waits. Ask again.',
};

/** The reason as a sentence for the agent. */
export const sayIdle = (idle: Idle): string => sentences[idle];

/** Why nothing was found. @param waiting what waits for the agent's teams; all of what they could serve was in others' hands. */
export function whyIdle(who: Server, waiting: readonly Served[]): Idle {
  const ours = waiting.filter((what) => who.teams.includes(what.teamId));
  if (ours.length === 0) return 'nothing-waits';
  if (ours.some((what) => canServe(who, what))) return 'in-other-hands';
  const spoken = ours.filter((what) => speaks(who, what));
  if (spoken.length === 0) return 'other-languages';
  return spoken.some((what) => isSkilled(who.skills, what.skills)) ? 'only-triage' : 'other-skills';
}
