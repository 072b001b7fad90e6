import { defineEntity, type Role } from '../kernel/index.ts';

/** People who work a queue together. */
export interface Team {
  id: number;
  slug: string;
  name: string;
}
export const teamRows = defineEntity<Team>('team', (c) => ({ id: c.id(), slug: c.text(), name: c.text() }), {
  reach: 'everyone',
  indexes: [{ columns: ['slug'], unique: true }],
});

/** Somebody who works at the desk. */
export interface Agent {
  id: number;
  name: string;
  /** Mail address for notifications, in small letters. */
  address: string;
  role: Role;
  /** What they speak; the first is the language of their notifications. */
  languages: string[];
  active: boolean;
}
export const agentRows = defineEntity<Agent>(
  'agent',
  (c) => ({ id: c.id(), name: c.text(), address: c.text(), role: c.text(), languages: c.json(), active: c.flag() }),
  { reach: 'everyone', indexes: [{ columns: ['address'], unique: true }] },
);

export interface Membership {
  id: number;
  agentId: number;
  teamId: number;
}
export const membershipRows = defineEntity<Membership>('team_member', (c) => ({ id: c.id(), agentId: c.ref(), teamId: c.ref() }), {
  reach: 'everyone',
  indexes: [{ columns: ['agentId', 'teamId'], unique: true }, { columns: ['teamId'] }],
});

/** A tier of one client: which team serves it. Follows the contract in force. */
export interface Tier {
  id: number;
  clientId: number;
  /** 1, 2, 3: more expertise with each. */
  level: number;
  name: string;
  teamId: number;
}
export const tierRows = defineEntity<Tier>(
  'tier',
  (c) => ({ id: c.id(), clientId: c.ref(), level: c.count(), name: c.text(), teamId: c.ref() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'level'], unique: true }, { columns: ['teamId'] }] },
);
