import type { Agent } from '../../team/index.ts';
import type { Told } from '../events.ts';
import type { Recipient } from './rule.ts';

/** Who could be meant, looked up beforehand. */
export interface People {
  readonly assignee: Agent | undefined;
  readonly team: readonly Agent[];
  /** Team leads of all the client's tiers. */
  readonly leads: readonly Agent[];
  readonly administrators: readonly Agent[];
  /** The pack's `owner`. */
  readonly owner: string | undefined;
}

/** An agent in the language that they read first. */
export const toldAs = ({ address, languages }: Agent): Told => ({ address, language: languages[0] ?? 'en' });

function meant(who: Recipient, { assignee, team, leads, administrators, owner }: People): Told[] {
  const ownLeads = team.filter((a) => a.role === 'team-lead');
  switch (who) {
    case 'assignee':
      // A ticket that nobody has concerns the whole team.
      return assignee ? [toldAs(assignee)] : team.map(toldAs);
    case 'team':
      return team.map(toldAs);
    case 'team-lead':
      return ([ownLeads, leads, administrators].find((some) => some.length > 0) ?? []).map(toldAs);
    case 'client-owner':
      return owner === undefined ? administrators.map(toldAs) : [{ address: owner, language: 'en' }];
    default:
      return [{ address: who.toLowerCase(), language: 'en' }];
  }
}

/** Nobody is told twice: of one address the last. */
export const eachOnce = (told: readonly Told[]): Told[] => [...new Map(told.map((t) => [t.address, t])).values()];

/** The people a rule tells, each once. A team without a lead has the client's other leads, then the administrators: a warning must reach somebody. */
export function recipients(who: readonly Recipient[], people: People): Told[] {
  const all = who.flatMap((w) => meant(w, people));
  return eachOnce(all);
}
