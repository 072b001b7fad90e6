import { Brackets } from 'typeorm';
import { pageByName, system, type Scope } from '../kernel/index.ts';
import { teamsInSight } from '../team/index.ts';
import { macroRows, type Macro } from './entities.ts';
import { noMacro, notForAll } from './errors.ts';

/** Macros are in no reach, for one for the whole desk is everybody's: every reading goes through here. */
async function readable(scope: Scope) {
  const query = scope.as(system).rows(macroRows).query('macro');
  const { reach } = scope.actor;
  if (reach === 'all') return query;
  const clients = reach['client'] ?? [];
  const teams = (await teamsInSight(scope)).map(({ id }) => id);
  const among = (column: string, ids: readonly number[]) =>
    new Brackets((either) => {
      either.where(`macro.${column} IS NULL`);
      if (ids.length > 0) either.orWhere(`macro.${column} IN (:...${column})`, { [column]: [...ids] });
    });
  return query.andWhere(among('clientId', clients)).andWhere(among('teamId', teams));
}

/** Every macro that the actor may see, by name. */
const macrosInSight = async (scope: Scope): Promise<Macro[]> =>
  (await readable(scope)).orderBy('macro.name').addOrderBy('macro.id').getMany();

/** A page of them. @throws `input.invalid` that names `after` */
export const pageOfMacros = async (
  scope: Scope,
  wanted: { limit: number | undefined; after: number | undefined },
): Promise<{ items: Macro[]; next: number | null }> =>
  pageByName(await readable(scope), { what: 'macro.list', known: await readable(scope), ...wanted });

/** Those that fit a ticket which the actor was found to see: of its client or of every one, of its team or of every one. */
export const macrosFor = async (scope: Scope, { clientId, teamId }: { clientId: number; teamId: number }): Promise<Macro[]> =>
  (await macrosInSight(scope)).filter(
    (macro) => (macro.clientId === null || macro.clientId === clientId) && (macro.teamId === null || macro.teamId === teamId),
  );

/** @throws `macro.not-found`, also for one that somebody else alone may use */
export async function macroInSight(scope: Scope, macroId: number): Promise<Macro> {
  const found = Number.isSafeInteger(macroId) ? await (await readable(scope)).andWhere('macro.id = :macroId', { macroId }).getOne() : null;
  if (!found) throw noMacro({ macroId });
  return found;
}

/** One that the actor may change: those for the whole desk are changed by whoever sees every client. */
export async function macroInHand(scope: Scope, macroId: number): Promise<Macro> {
  const { id, clientId, teamId } = await macroInSight(scope, macroId);
  if (clientId === null && teamId === null && scope.actor.reach !== 'all') throw notForAll({});
  return scope.as(system).rows(macroRows).lock(id);
}
