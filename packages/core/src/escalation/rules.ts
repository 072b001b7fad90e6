import type { Agent } from '../team/index.ts';
import type { Told } from './events.ts';
import type { Recipient } from './section.ts';

/** Who could be meant, looked up beforehand. */
export interface Standing {
  readonly assignee: Agent | undefined;
  readonly team: readonly Agent[];
  /** Team leads of all the client's tiers. */
  readonly leads: readonly Agent[];
  readonly administrators: readonly Agent[];
  /** The pack's `owner`. */
  readonly owner: string | undefined;
}

const toldAs = ({ address, languages }: Agent): Told => ({ address, language: languages[0] ?? 'en' });

function meant(who: Recipient, { assignee, team, leads, administrators, owner }: Standing): Told[] {
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

/** The people a rule tells, each once. A team without a lead has the client's other leads, then the administrators: a warning must reach somebody. */
export function recipients(who: readonly Recipient[], standing: Standing): Told[] {
  const all = who.flatMap((w) => meant(w, standing));
  return [...new Map(all.map((t) => [t.address, t])).values()];
}
