import { catalogue, type Catalogue, type Scope } from '../kernel/index.ts';
import { laneRows, type Lane } from './entities.ts';

/** Lanes are never changed nor removed, so a committed one is looked up once. */
const known = new WeakMap<Catalogue, Map<string, number>>();

/** The lane's number; it is made when it is the first of its kind. */
export async function laneOf(scope: Scope, lane: Omit<Lane, 'id'>): Promise<number> {
  const { teamId, clientId, language, triage, calendar, targetMs, skills } = lane;
  const key = JSON.stringify([teamId, clientId, language, triage, calendar, targetMs, skills]);
  const installed = scope.get(catalogue);
  const lanes = known.get(installed) ?? new Map<string, number>();
  known.set(installed, lanes);
  const seen = lanes.get(key);
  if (seen !== undefined) return seen;
  const { id } = (await scope.rows(laneRows).first(lane)) ?? (await scope.rows(laneRows).insert(lane));
  scope.onCommit(() => lanes.set(key, id));
  return id;
}
