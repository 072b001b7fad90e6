import type { Priority, Ticket } from '../../ticket/index.ts';

/** Which tickets are meant: each key that is given must have one of the values. */
export interface Meant {
  readonly type?: readonly string[];
  readonly service?: readonly string[];
  readonly channel?: readonly string[];
  readonly priority?: readonly Priority[];
  readonly tier?: readonly number[];
}

/** One entry of the `skills:` list: what tickets of a kind ask of whoever works on them. */
export interface SkillRule {
  /** Short names of skills; all of them. */
  readonly needs: readonly string[];
  /** Empty: every ticket. */
  readonly when: Meant;
}

type Asking = Pick<Ticket, 'type' | 'service' | 'channel' | 'priority' | 'tier'>;

const isMeant = (ticket: Asking, when: Meant): boolean =>
  (Object.keys(when) as (keyof Meant)[]).every((key) => (when[key] as readonly unknown[]).includes(ticket[key]));

/** Every skill that a ticket asks for, each once, in the order of letters: what all rules that mean it need. */
export const skillsNeeded = (rules: readonly SkillRule[], ticket: Asking): readonly string[] =>
  [...new Set(rules.filter(({ when }) => isMeant(ticket, when)).flatMap(({ needs }) => needs))].sort();

/** Skills as a lane keeps them: `linux printers`; empty for none. */
export const joined = (skills: readonly string[]): string => skills.join(' ');

/** True when somebody has all of the skills that a lane keeps. */
export const isSkilled = (has: readonly string[], needed: string): boolean =>
  needed === '' || needed.split(' ').every((skill) => has.includes(skill));
