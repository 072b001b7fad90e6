import { defineEntity, type Role } from '../kernel/index.ts';

/** People who work a queue together. */
export interface Team {
  id: number;
  slug: string;
  name: string;
}
export const teamRows = defineEntity<Team>('team', (c) => ({ id: c.id(), slug: c.text(), name: c.text() }), {
  settled: true,
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
  { settled: true, reach: 'everyone', indexes: [{ columns: ['address'], unique: true }] },
);

export interface Membership {
  id: number;
  agentId: number;
  teamId: number;
}
export const membershipRows = defineEntity<Membership>('team_member', (c) => ({ id: c.id(), agentId: c.ref(), teamId: c.ref() }), {
  settled: true,
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
  { settled: true, reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'level'], unique: true }, { columns: ['teamId'] }] },
);

/** A client that an agent sees although none of their teams serves it. */
export interface ClientGrant {
  id: number;
  agentId: number;
  clientId: number;
}
export const clientGrantRows = defineEntity<ClientGrant>('client_grant', (c) => ({ id: c.id(), agentId: c.ref(), clientId: c.ref() }), {
  settled: true,
  reach: { client: 'clientId' },
  indexes: [{ columns: ['agentId', 'clientId'], unique: true }],
});

/** Where a role of this desk differs from what the plugins declare. */
export interface RolePermission {
  id: number;
  role: Role;
  permission: string;
  /** True when the role holds it here and would not; false when it would and does not. */
  held: boolean;
}
export const rolePermissionRows = defineEntity<RolePermission>(
  'role_permission',
  (c) => ({ id: c.id(), role: c.text(), permission: c.text(), held: c.flag() }),
  { settled: true, reach: 'everyone', indexes: [{ columns: ['role', 'permission'], unique: true }] },
);
