import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { clientBySlug } from '../../client/index.ts';
import { can, defineAction, out, PageWanted, system, type Scope } from '../../kernel/index.ts';
import { noSuchTeam, teamsInSight } from '../../team/index.ts';
import { seeTickets } from '../../ticket/index.ts';
import { checkedSteps } from '../check.ts';
import { macroRows, type Macro } from '../entities.ts';
import { notForAll } from '../errors.ts';
import { macroInHand, pageOfMacros } from '../find.ts';
import { manageMacros } from '../permissions.ts';
import { variables } from '../rules/variables.ts';
import { Steps } from '../steps.ts';
import { MacroView, macroViews } from '../view.ts';

export class WriteMacro {
  /** What people call it, 1-100 characters. */
  @IsString() @Length(1, 100) name!: string;
  /** Short name of the client that it is for; every one when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Short name of the team that it is for; every one when left out. Without client and team it is for the whole desk, and for whoever sees every client to make. */
  @IsOptional() @IsString() @Length(1, 63) team?: string;
  @IsDefined() @ValidateNested() @Type(() => Steps) steps!: Steps;
}

export class ChangeMacro extends WriteMacro {
  @IsInt() macroId!: number;
}
export class ByMacro {
  @IsInt() macroId!: number;
}

/** Macros, and what their texts may name. */
export class Macros {
  @out.list(MacroView) readonly items!: readonly MacroView[];
  /** For `after`; null at the end. */
  @out.orNull(out.integer) readonly next!: number | null;
  @out.list(out.text) readonly variables!: readonly string[];
}

async function whoseIs(scope: Scope, { client, team }: WriteMacro): Promise<Pick<Macro, 'clientId' | 'teamId'>> {
  if (client === undefined && team === undefined && scope.actor.reach !== 'all') throw notForAll({});
  const teams = team === undefined ? [] : await teamsInSight(scope);
  const found = teams.find(({ slug }) => slug === team);
  if (team !== undefined && !found) throw noSuchTeam({ team, known: teams.map(({ slug }) => slug) });
  return { clientId: client === undefined ? null : (await clientBySlug(scope, client)).id, teamId: found?.id ?? null };
}

async function valuesOf(scope: Scope, input: WriteMacro): Promise<Omit<Macro, 'id' | 'createdAt'>> {
  const whose = await whoseIs(scope, input);
  const steps = await checkedSteps(scope, input.steps, whose);
  return { ...whose, name: input.name.trim(), steps, updatedAt: scope.now, updatedBy: scope.actor.id };
}

const viewOf = async (scope: Scope, macro: Macro): Promise<MacroView> => (await macroViews(scope, [macro]))[0] as MacroView;

export const listMacros = defineAction('macro.list', {
  summary: 'The macros that one may use: of the whole desk, of clients that one serves, of teams that one knows; by name.',
  allow: can(seeTickets),
  http: 'GET /macros',
  input: PageWanted,
  output: Macros,
  async run(scope, { limit, after }): Promise<Macros> {
    const { items, next } = await pageOfMacros(scope, { limit, after });
    return { items: await macroViews(scope, items), next, variables };
  },
});

export const createMacro = defineAction('macro.create', {
  summary: 'Make a macro.',
  allow: can(manageMacros),
  http: 'POST /macros',
  input: WriteMacro,
  output: MacroView,
  async run(scope, input): Promise<MacroView> {
    const values = await valuesOf(scope, input);
    return viewOf(
      scope,
      await scope
        .as(system)
        .rows(macroRows)
        .insert({ ...values, createdAt: scope.now }),
    );
  },
});

export const changeMacro = defineAction('macro.change', {
  summary: 'Make a macro another.',
  allow: can(manageMacros),
  http: 'PUT /macros/:macroId',
  input: ChangeMacro,
  output: MacroView,
  async run(scope, { macroId, ...input }): Promise<MacroView> {
    const macro = await macroInHand(scope, macroId);
    const values = await valuesOf(scope, input);
    await scope.as(system).rows(macroRows).update({ id: macroId }, values);
    return viewOf(scope, { ...macro, ...values });
  },
});

export const removeMacro = defineAction('macro.remove', {
  summary: 'Do away with a macro.',
  allow: can(manageMacros),
  http: 'DELETE /macros/:macroId',
  input: ByMacro,
  async run(scope, { macroId }): Promise<void> {
    const { id } = await macroInHand(scope, macroId);
    await scope.as(system).rows(macroRows).remove({ id });
  },
});
