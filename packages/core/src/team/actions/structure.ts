import { IsString, Length, Matches } from 'class-validator';
import { clientRows } from '../../client/index.ts';
import { can, catalogue, defineAction, notAllowed, out, roles, settingChanged, type Role, type Scope } from '../../kernel/index.ts';
import { clientGrantRows, membershipRows, rolePermissionRows, Team, teamRows, tierRows } from '../entities.ts';
import { noSuchTeam, teamTaken } from '../errors.ts';
import { teamsInSight } from '../find.ts';
import { manageTeams, seeTeams } from '../permissions.ts';
import { adjusted } from '../rules.ts';

/** A tier of a client that a team serves. */
export class ServedTier {
  /** Short name of the client. */
  @out.text readonly client!: string;
  @out.integer readonly level!: number;
  /** What the client's contract calls it. */
  @out.text readonly name!: string;
}

/** A team with whom it serves and who is in it. */
export class TeamInside extends Team {
  @out.list(ServedTier) readonly tiers!: readonly ServedTier[];
  /** Numbers of agents, of those who left too. */
  @out.list(out.integer) readonly members!: readonly number[];
}

/** A client that an agent sees although none of their teams serves it. */
export class GrantView {
  @out.integer readonly agentId!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
}

/** Who is in which team, and who serves whom. */
export class DeskStructure {
  @out.list(TeamInside) readonly teams!: readonly TeamInside[];
  @out.list(GrantView) readonly grants!: readonly GrantView[];
}

export const showStructure = defineAction('team.structure', {
  summary: 'Which team serves which tiers of which clients, who is in it, and which clients were granted to agents alone.',
  allow: can(seeTeams),
  http: 'GET /teams/structure',
  output: DeskStructure,
  async run(scope): Promise<DeskStructure> {
    const seen = await teamsInSight(scope);
    const slugs = new Map((await scope.rows(clientRows).find()).map((client) => [client.id, client.slug]));
    const tiers = await scope.rows(tierRows).find({ order: { clientId: 'ASC', level: 'ASC' } });
    const members = await scope.rows(membershipRows).find();
    const grants = await scope.rows(clientGrantRows).find();
    return {
      teams: seen.map((team) => ({
        ...team,
        tiers: tiers
          .filter((tier) => tier.teamId === team.id)
          .map(({ clientId, level, name }) => ({ client: slugs.get(clientId) ?? '', level, name })),
        members: members.filter((member) => member.teamId === team.id).map((member) => member.agentId),
      })),
      grants: grants.map(({ agentId, clientId }) => ({ agentId, client: slugs.get(clientId) ?? '' })),
    };
  },
});

/** A right that roles are made of, as this desk gives it. */
export class PermissionView {
  @out.text readonly permission!: string;
  /** What it lets somebody do, in a sentence. */
  @out.text readonly summary!: string;
  /** The plugin that brings it. */
  @out.text readonly plugin!: string;
  /** Roles that hold it here; administrators hold every one. */
  @out.list(out.oneOf(...roles)) readonly heldBy!: readonly Role[];
}

export const listPermissions = defineAction('team.permissions', {
  summary: 'Every permission in words, and which roles hold it here.',
  allow: can(seeTeams),
  http: 'GET /permissions',
  output: [PermissionView],
  async run(scope): Promise<PermissionView[]> {
    const { plugins, permissions } = scope.get(catalogue);
    const here = adjusted(permissions, await scope.rows(rolePermissionRows).find());
    const plugin = (name: string) => plugins.find((p) => p.permissions?.some((one) => one.permission === name))?.name ?? '';
    return here.map(({ permission, summary, heldBy }) => ({ permission, summary, plugin: plugin(permission), heldBy: [...heldBy] }));
  },
});

export class NewTeam {
  /** Short name, as contract packs write it: `service-desk`. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { message: 'must be small letters, digits and hyphens, such as service-desk' }) team!: string;
  @IsString() @Length(1, 200) name!: string;
}

/** A team may serve any client: whoever sees only some of them makes and renames none. @throws `access.denied` */
function refuseUnlessAll({ actor }: Scope, action: string): void {
  if (actor.reach !== 'all') throw notAllowed({ action, actor: actor.id, needs: manageTeams.permission });
}

export const makeTeam = defineAction('team.make', {
  summary: 'Make a team. It serves nobody until a contract names it.',
  allow: can(manageTeams),
  http: 'POST /teams',
  input: NewTeam,
  output: Team,
  async run(scope, { team: slug, name }): Promise<Team> {
    refuseUnlessAll(scope, 'team.make');
    if (await scope.rows(teamRows).first({ slug })) throw teamTaken({ team: slug });
    return scope.rows(teamRows).insert({ slug, name });
  },
});

export class TeamsName {
  /** Short name of a team that exists. */
  @IsString() @Length(1, 63) team!: string;
  @IsString() @Length(1, 200) name!: string;
}

export const renameTeam = defineAction('team.rename', {
  summary: 'Give a team another name. Its short name stays: contracts write it.',
  allow: can(manageTeams),
  http: 'PATCH /teams/:team',
  input: TeamsName,
  output: Team,
  async run(scope, { team: slug, name }): Promise<Team> {
    refuseUnlessAll(scope, 'team.rename');
    const found = await scope.rows(teamRows).first({ slug });
    if (!found) throw noSuchTeam({ team: slug, known: (await teamsInSight(scope)).map((t) => t.slug) });
    await scope.rows(teamRows).update({ id: found.id }, { name });
    const said = { setting: `team:${slug}`, actor: scope.actor.id, before: { name: found.name }, after: { name } };
    await scope.emit(settingChanged, said);
    return { ...found, name };
  },
});
