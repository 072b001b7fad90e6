/**
 * What an actor may see. `all` is everything; otherwise a row is visible only when, for each dimension named here, its own value
 * is in the list: `{ client: [3, 4] }`, `{ client: [3], requester: [17] }`. An entity says which of its columns is which dimension.
 */
export type Reach = 'all' | Readonly<Record<string, readonly number[]>>;

/** Who acts: a person, an agent, or the desk itself. */
export interface Actor {
  /** `agent:12`, `person:40`, `system`: what the timeline and the audit show. */
  readonly id: string;
  readonly kind: 'system' | 'agent' | 'person' | 'anonymous';
  /** Names of permissions, as `definePermission` gave them; `*` is every one. */
  readonly permissions: readonly string[];
  readonly reach: Reach;
  /** By what they came in: `session:12`, `key:4`; unknown when left out. */
  readonly via?: string;
}

/** The desk itself: sees all, may all. Only rules that were decided in code run as it. */
export const system: Actor = { id: 'system', kind: 'system', permissions: ['*'], reach: 'all' };

/** Nobody in particular: sees no rows. */
export const anonymous: Actor = { id: 'anonymous', kind: 'anonymous', permissions: [], reach: {} };

/** Decides from the actor alone whether an action may be called at all. Which rows it then finds is the reach's affair. */
export interface Rule {
  (actor: Actor): boolean;
  /** Said in the catalogue and the API document: `ticket.work`, `anyone`, `system`. */
  readonly rule: string;
}

/** A right that roles are made of. */
export interface Permission {
  readonly permission: string;
  readonly summary: string;
  /** Roles that hold it; administrators hold every one. */
  readonly heldBy: readonly Role[];
}

/** What a person is on a desk: a named set of permissions. */
export const roles = ['requester', 'client-contact', 'agent', 'team-lead', 'quality', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Declare a permission. @param name `room.what`, unique. @param heldBy administrators alone when left out. */
export const definePermission = (name: string, summary: string, heldBy: readonly Role[] = []): Permission => ({
  permission: name,
  summary,
  heldBy,
});

/** True when the actor holds the permission. */
export const holds = (actor: Actor, permission: Permission): boolean =>
  actor.permissions.includes('*') || actor.permissions.includes(permission.permission);

/** Whoever holds this permission. */
export const can = (permission: Permission): Rule =>
  Object.assign((actor: Actor) => holds(actor, permission), { rule: permission.permission });

/** Anybody, signed in or not. */
export const anyone: Rule = Object.assign(() => true, { rule: 'anyone' });

/** The desk itself and nobody else. */
export const onlySystem: Rule = Object.assign((actor: Actor) => actor.kind === 'system', { rule: 'system' });
