import { accountRows, clientRows, type PersonalData, type Scope, type Subject } from '@luuri/core';
import {
  alertRows,
  drillRows,
  factorRows,
  resetRows,
  selfRows,
  type Alert,
  type Drill,
  type Factor,
  type Reset,
  type SelfRequest,
} from '../entities.ts';

const gone = '(erased)';

interface Theirs {
  readonly resets: readonly Reset[];
  readonly factors: readonly Factor[];
  /** What was asked for at the portal under their login name, whoever it was that asked. */
  readonly asked: readonly SelfRequest[];
  readonly drills: readonly Drill[];
  /** Those in which somebody wrote what they found. */
  readonly alerts: readonly Alert[];
}

const once = <Row extends { id: number }>(...found: readonly (readonly Row[])[]): Row[] => [
  ...new Map(found.flat().map((row) => [row.id, row])).values(),
];

/** The names of their account, now and when they asked. */
async function loginsOf(scope: Scope, { personId }: Pick<Subject, 'personId'>): Promise<string[]> {
  const found = [
    ...(await scope.rows(resetRows).find({ where: { personId } })),
    ...(await scope.rows(accountRows).find({ where: { personId } })),
  ];
  return [...new Set(found.map((row) => row.login).filter((login) => login !== gone))];
}

async function theirs(scope: Scope, { personId, clientId }: Pick<Subject, 'personId' | 'clientId'>): Promise<Theirs> {
  const all = await scope.rows(resetRows).find({ where: { personId } });
  const login = await loginsOf(scope, { personId });
  const resetId = all.map((reset) => reset.id);
  const { slug: client } = await scope.rows(clientRows).get(clientId);
  const [selves, drills] = [scope.rows(selfRows), scope.rows(drillRows)];
  const asked = once(await selves.find({ where: { resetId } }), await selves.find({ where: { client, login } }));
  const planned = once(await drills.find({ where: { resetId } }), await drills.find({ where: { clientId, login } }));
  return {
    resets: all.filter((reset) => reset.login !== gone || reset.newNumber !== null),
    factors: (await scope.rows(factorRows).find({ where: { resetId } })).filter((factor) => factor.number !== null),
    asked: asked.filter((one) => one.login !== gone),
    drills: planned.filter((drill) => drill.login !== gone),
    alerts: (await scope.rows(alertRows).find({ where: { resetId } })).filter(({ note }) => note !== null && note !== gone),
  };
}

/**
 * What stands of a person in resets: the login name, a number that was to be set or called, what was asked for or planned under the name, and what somebody wrote of an alert.
 * Evidence holds masked addresses, kinds of factors and numbers, which is what has to be shown for as long as the contract says; it goes by time.
 */
export const personalResets: PersonalData = {
  place: 'password resets',
  async find(scope, who) {
    const { resets, factors, asked, drills, alerts } = await theirs(scope, who);
    return [
      ...resets.map(({ id, login, deed, startedAt, newNumber }) => ({ id, login, deed, startedAt, ...(newNumber ? { newNumber } : {}) })),
      ...factors.map(({ id, factor, number, askedAt }) => ({ id, factor, number, askedAt })),
      ...asked.map(({ id, login, deed, at }) => ({ id, login, deed, at })),
      ...drills.map(({ id, login, plannedAt }) => ({ id, login, plannedAt })),
      ...alerts.map(({ id, why, note, at }) => ({ id, why, note, at })),
    ];
  },
  async erase(scope, who) {
    const { resets, factors, asked, drills, alerts } = await theirs(scope, who);
    await scope.rows(resetRows).update({ id: resets.map((row) => row.id) }, { login: gone, newNumber: null });
    await scope.rows(factorRows).update({ id: factors.map((row) => row.id) }, { number: null });
    await scope.rows(selfRows).update({ id: asked.map((row) => row.id) }, { login: gone });
    await scope.rows(drillRows).update({ id: drills.map((row) => row.id) }, { login: gone });
    await scope.rows(alertRows).update({ id: alerts.map((row) => row.id) }, { note: gone });
  },
  async named(scope, who) {
    const resetId = (await scope.rows(resetRows).find({ where: { personId: who.personId } })).map((reset) => reset.id);
    const alertId = (await scope.rows(alertRows).find({ where: { resetId } })).map((alert) => alert.id);
    return { resetId, alertId, login: await loginsOf(scope, who) };
  },
};
