import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { auditRows } from '../audit/index.ts';
import { acme, nordbo, rowsIn, staffed } from '../fixtures.ts';
import { essentials } from '../essentials.ts';
import { invalidInput, notAllowed, system } from '../kernel/index.ts';
import { clients, contractMovedOn } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    return { ...opened, own: opened.desk.as(system).use(clients) };
  };

  test('versions are listed with who applied them, when and why, and each is there word for word', async () => {
    const { own, desk, travelTo } = await world();
    const { admin } = await staffed(desk, [acme]);
    const shorter = acme.replace('2026-01-01', '2026-07-01').replace('resolution: 4h', 'resolution: 2h');
    await travelTo('2026-06-02T06:00:00Z');
    await desk.as(admin).use(clients).apply({ yaml: shorter, over: 1, reason: 'Agreed on Monday' });
    const versions = (await desk.as(admin).use(clients).versions({ client: 'acme' })).items;
    expect(versions.map(({ version, inForce, appliedBy, reason }) => [version, inForce, appliedBy, reason])).toEqual([
      [2, false, admin.id, 'Agreed on Monday'],
      [1, true, 'system', null],
    ]);
    expect(versions[0]).toMatchObject({ effectiveFrom: new Date('2026-06-30T21:00:00Z'), appliedAt: new Date('2026-06-02T06:00:00Z') });
    expect(await own.show({ client: 'acme' })).toMatchObject({ client: 'acme', version: 2, inForce: false, yaml: shorter });
    expect(await own.show({ client: 'acme', version: 1 })).toMatchObject({ version: 1, inForce: true, yaml: acme });
    for (const version of [3, 2_147_483_647])
      await expect(own.show({ client: 'acme', version })).rejects.toMatchObject({ code: 'contract.no-such-version' });
    await expect(own.show({ client: 'acme', version: 3_000_000_000 })).rejects.toMatchObject({ code: invalidInput.code });
    // Why stands in the log, too.
    const lines = (await rowsIn(desk, auditRows)).filter(({ action }) => action === 'contract.apply');
    expect(lines.at(-1)).toMatchObject({
      actor: admin.id,
      changes: [{ setting: 'contract:acme', after: { version: 2, reason: 'Agreed on Monday' } }],
    });
    await travelTo('2026-06-30T21:00:00Z');
    expect((await own.versions({ client: 'acme' })).items.map(({ version, inForce }) => [version, inForce])).toEqual([[2, true], [1, false]]); // prettier-ignore
  });

  test('what was written over an older version is refused, and nothing is kept of it; the same text again is not', async () => {
    const { own } = await world();
    const second = acme.replace('name: Acme Oy', 'name: Acme Oyj');
    await expect(own.apply({ yaml: acme, over: 3 })).rejects.toMatchObject({ code: contractMovedOn.code });
    expect((await own.list({})).items).toEqual([]);
    expect(await own.apply({ yaml: acme, over: 0 })).toMatchObject({ version: 1, changed: true });
    expect(await own.apply({ yaml: second, over: 1 })).toMatchObject({ version: 2, changed: true });
    const refused = own.apply({ yaml: acme.replace('name: Acme Oy', 'name: Acme AB'), over: 1 });
    await expect(refused).rejects.toMatchObject({ code: contractMovedOn.code, details: { client: 'acme', version: 2, over: 1 } });
    expect((await own.versions({ client: 'acme' })).items).toHaveLength(2);
    expect(await own.apply({ yaml: second, over: 1 })).toMatchObject({ version: 2, changed: false });
  });

  test('the colour of a client is that of its newest pack', async () => {
    const { own } = await world();
    await own.apply({ yaml: nordbo });
    expect((await own.list({})).items).toMatchObject([{ slug: 'nordbo', colour: 'blue' }]);
    await own.apply({ yaml: `${nordbo}colour: ochre\n` });
    expect((await own.list({})).items).toMatchObject([{ slug: 'nordbo', colour: 'ochre' }]);
    expect((await own.check({ yaml: `${nordbo}colour: pink\n` })).mistakes).toMatchObject([{ path: 'colour' }]);
  });

  test('nobody else reads a contract, and no administrator of some clients that of another', async () => {
    const { desk } = await world();
    const { aino, lea } = await staffed(desk, [acme, nordbo]);
    for (const one of [aino, lea]) {
      await expect(desk.as(one).use(clients).versions({ client: 'acme' })).rejects.toMatchObject({ code: notAllowed.code });
      await expect(desk.as(one).use(clients).show({ client: 'acme' })).rejects.toMatchObject({ code: notAllowed.code });
    }
    const some = { ...aino, permissions: ['client.manage', 'client.see'] };
    expect((await desk.as(some).use(clients).versions({ client: 'acme' })).items).toHaveLength(1);
    await expect(desk.as(some).use(clients).versions({ client: 'nordbo' })).rejects.toMatchObject({ code: 'client.not-found' });
    await expect(desk.as(some).use(clients).show({ client: 'nordbo', version: 1 })).rejects.toMatchObject({ code: 'client.not-found' });
  });
});
