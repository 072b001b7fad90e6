import { expect, test } from '@jest/globals';
import { defineAction, onlySystem, system, type Scope } from '@luuri/core';
import { checkPages, eachDatabase } from '@luuri/testing';
import { aftercareRows, alertRows, resetRows, type Reset } from './entities.ts';
import { acmeResets, bravoResets, openResetDesk, rowsOf, wish, type ResetDesk } from './fixtures.ts';

const act = <T>({ desk }: ResetDesk, run: (scope: Scope) => Promise<T>): Promise<T> =>
  desk.as(system).run(defineAction('test.act', { summary: '', allow: onlySystem, run }), {});

/** Resets that are like one that somebody began, but for what is said. */
async function planted(it: ResetDesk) {
  const { id } = await it.as(it.aino).begin(wish);
  const one = (await rowsOf(it.desk, resetRows)).find((reset) => reset.id === id) as Reset;
  const add = (more: Partial<Reset> = {}): Promise<number> => {
    const { id: _id, ...like } = one;
    return act(it, async (scope) => (await scope.rows(resetRows).insert({ ...like, state: 'aborted', ...more })).id);
  };
  return { one, add };
}

eachDatabase((_name, open) => {
  test('requests, alerts and what people said afterwards go on page by page', async () => {
    const it = await openResetDesk(open, { packs: [acmeResets(), bravoResets] });
    const { one, add } = await planted(it);
    const elsewhere = { clientId: one.clientId + 1 };
    const ids = [one.id, await add(), await add()].reverse();
    await add(elsewhere);
    const requests = await checkPages({ list: (query) => it.as(it.aino).list(query), keyOf: ({ id }) => id, meanwhile: () => add() });
    expect(requests.map(({ id }) => id)).toEqual(ids);

    const alert = (of: { clientId: number }) =>
      act(it, (scope) =>
        scope.rows(alertRows).insert({
          ...{ clientId: of.clientId, why: 'suspicious', resetId: null, actor: 'agent:1', at: one.startedAt },
          ...{ seenBy: null, seenAt: null, note: null },
        }),
      );
    for (const whose of [one, elsewhere, one, one]) await alert(whose);
    const alerts = await checkPages({
      list: (query) => it.as(it.quinn).alerts(query),
      keyOf: ({ id }) => id,
      meanwhile: () => alert(one),
    });
    expect(alerts.map(({ clientId }) => clientId)).toEqual([one.clientId, one.clientId, one.clientId]);

    const asked = async (answer: 'yes' | 'no') => {
      const resetId = await add();
      const times = { askAt: one.startedAt, dueAt: one.startedAt, askedAt: null };
      const said = { link: null, answer, answeredAt: null, answeredBy: null };
      await act(it, (scope) => scope.rows(aftercareRows).insert({ clientId: one.clientId, resetId, ...times, ...said }));
      return resetId;
    };
    const no: number[] = [];
    for (let i = 0; i < 3; i++) no.unshift(await asked('no'));
    await asked('yes');
    const answers = await checkPages({
      list: (query) => it.as(it.quinn).aftercare({ answer: 'no', ...query }),
      keyOf: ({ resetId }) => resetId,
      meanwhile: () => asked('no'),
    });
    expect(answers.map(({ resetId }) => resetId)).toEqual(no);
  });

  test('what was done without a proof goes on page by page, and a ticket’s one proof is not counted on every page', async () => {
    const it = await openResetDesk(open);
    const { one, add } = await planted(it);
    const ids: number[] = [];
    for (let i = 0; i < 3; i++) ids.push(await add({ state: 'done' }));
    const found = await checkPages({
      list: (query) => it.as(it.quinn).withoutProof(query),
      keyOf: ({ resetId }) => resetId,
      meanwhile: () => add({ state: 'done' }),
    });
    expect(found.map(({ resetId }) => resetId)).toEqual(ids);
    expect(found.map(({ ticketId }) => ticketId)).toEqual([one.ticketId, one.ticketId, one.ticketId]);
  });
});
