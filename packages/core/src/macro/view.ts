import { clientRows } from '../client/index.ts';
import { out, system, type Scope } from '../kernel/index.ts';
import { teamRows } from '../team/index.ts';
import type { Macro } from './entities.ts';
import { StepsView } from './steps.ts';

/** A macro as the outside sees it. */
export class MacroView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  /** Short name of the client that it is for; empty when it is for every one. */
  @out.orNull(out.text) readonly client!: string | null;
  /** Short name of the team that it is for; empty when it is for every one. */
  @out.orNull(out.text) readonly team!: string | null;
  @out.one(StepsView) readonly steps!: StepsView;
  @out.instant readonly updatedAt!: Date;
}

const present = (ids: readonly (number | null)[]): number[] => [...new Set(ids.filter((id) => id !== null))];

/** Macros that the actor was found to see. */
export async function macroViews(scope: Scope, macros: readonly Macro[]): Promise<MacroView[]> {
  const desk = scope.as(system);
  const clients = await desk.rows(clientRows).find({ where: { id: present(macros.map(({ clientId }) => clientId)) } });
  const teams = await desk.rows(teamRows).find({ where: { id: present(macros.map(({ teamId }) => teamId)) } });
  return macros.map(({ id, name, clientId, teamId, steps, updatedAt }) => ({
    ...{ id, name, steps, updatedAt },
    client: clients.find((one) => one.id === clientId)?.slug ?? null,
    team: teams.find((one) => one.id === teamId)?.slug ?? null,
  }));
}
