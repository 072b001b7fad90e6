import { IsIn, IsString, Length } from 'class-validator';
import { can, catalogue, defineAction, holds, notAllowed, out, roles, settingChanged, type Role, type Scope } from '../../kernel/index.ts';
import { rolePermissionRows } from '../entities.ts';
import { noSuchPermission } from '../errors.ts';
import { rolesChanged } from '../events.ts';
import { manageTeams, seeTeams } from '../permissions.ts';
import { adjusted, permissionsOf } from '../rules.ts';

/** A role with what it holds on this desk. */
export class RoleView {
  @out.oneOf(...roles) readonly role!: Role;
  /** Names of permissions; `*` is every one. */
  @out.list(out.text) readonly permissions!: readonly string[];
}

async function rolesHere(scope: Scope): Promise<RoleView[]> {
  const here = adjusted(scope.get(catalogue).permissions, await scope.rows(rolePermissionRows).find());
  return roles.map((role) => ({ role, permissions: permissionsOf(role, here) }));
}

export const listRoles = defineAction('team.roles', {
  summary: 'Which roles there are and what each may.',
  allow: can(seeTeams),
  http: 'GET /roles',
  output: [RoleView],
  run: rolesHere,
});

/** An administrator holds every permission, always: the role cannot be changed. */
const changeable = roles.filter((role) => role !== 'administrator');

export class RolesPermission {
  @IsIn(changeable) role!: Exclude<Role, 'administrator'>;
  /** Name of a permission, such as `ticket.work`. */
  @IsString() @Length(1, 100) permission!: string;
}

async function settle(scope: Scope, { role, permission }: RolesPermission, held: boolean): Promise<RoleView[]> {
  const known = scope.get(catalogue).permissions;
  const declared = known.find((p) => p.permission === permission);
  if (!declared) throw noSuchPermission({ permission, known: known.map((p) => p.permission) });
  // A role is the same for every client: whoever sees only some of them changes none.
  if (!holds(scope.actor, declared) || scope.actor.reach !== 'all')
    throw notAllowed({ action: 'team.grant-permission', actor: scope.actor.id, needs: permission });
  const rows = scope.rows(rolePermissionRows);
  const before = adjusted([declared], await rows.find({ where: { permission } }))[0]?.heldBy.includes(role) ?? false;
  await rows.remove({ role, permission });
  // What is as the plugin declares it needs no row, and follows the plugin when that changes its mind.
  if (declared.heldBy.includes(role) !== held) await rows.insert({ role, permission, held });
  await scope.emit(rolesChanged, { role, permission, held });
  const said = { setting: `role:${role}`, actor: scope.actor.id };
  await scope.emit(settingChanged, { ...said, before: { [permission]: before }, after: { [permission]: held } });
  return rolesHere(scope);
}

export const grantPermission = defineAction('team.grant-permission', {
  summary: 'Let everybody of a role do something more. Which rows they see stays as it is.',
  allow: can(manageTeams),
  http: 'PUT /roles/:role/permissions/:permission',
  input: RolesPermission,
  output: [RoleView],
  run: (scope, input) => settle(scope, input, true),
});

export const takePermission = defineAction('team.take-permission', {
  summary: 'Take a permission from a role.',
  allow: can(manageTeams),
  http: 'DELETE /roles/:role/permissions/:permission',
  input: RolesPermission,
  output: [RoleView],
  run: (scope, input) => settle(scope, input, false),
});
