import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { acme, byPath, nordbo, polar, rowsIn, staffed } from '../fixtures.ts';
import { essentials } from '../essentials.ts';
import { defineAction, invalidInput, notAllowed, onlySystem, system, type DeskError, type Mistake } from '../kernel/index.ts';
import { teams, tierRows, teamRows } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { clientRows, contractApplied, contractOf, contractRows, clients, domainRows, mailboxRows, wrongPack } from './index.ts';

/** What the client is promised for an urgent first response now, and by which version. */
const promiseOf = (clientId: number) =>
  defineAction('test.promise', {
    summary: 'The contract in force.',
    allow: onlySystem,
    reads: true,
    run: async (scope) => {
      const { version, name, mailboxes } = await contractOf(scope, clientId);
      return { version, name, mailboxes };
    },
  });

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const opened = await open({ plugins: essentials(), at });
    const own = opened.desk.as(system);
    return {
      ...opened,
      own: own.use(clients),
      promise: (clientId: number) => own.run(promiseOf(clientId), {}),
      rows: <R extends { id: number }>(e: Parameters<typeof rowsIn<R>>[1]) => rowsIn(opened.desk, e),
    };
  };
  const mistakesOf = async (promise: Promise<unknown>) => {
    const error = (await promise.catch((e: unknown) => e)) as DeskError;
    expect(wrongPack.is(error)).toBe(true);
    return byPath(error.details['mistakes'] as Mistake[]);
  };

  test('T7 C13 a year of a client shows every date with its hours and holidays, in the version that ruled then', async () => {
    const { own, desk, travelTo } = await world();
    const { aino } = await staffed(desk, [acme, nordbo]);
    const year = await own.year({ client: 'acme' });
    expect(year).toMatchObject({ client: 'acme', version: 1, calendar: 'office', zone: 'Europe/Helsinki', year: 2026 });
    const of = (found: typeof year, date: string) => found.days.find((day) => day.date === date);
    expect(of(year, '2026-06-01')).toEqual({
      date: '2026-06-01',
      kind: 'open',
      hours: [{ from: '08:00', to: '16:00' }],
      openMs: 28_800_000,
    });
    expect(of(year, '2026-06-06')).toEqual({ date: '2026-06-06', kind: 'closed', hours: [], openMs: 0 });
    await travelTo(new Date('2026-06-15T09:00:00Z'));
    await own.apply({ yaml: acme.replace("'08:00-16:00'", "'08:00-12:00'") });
    const later = await own.year({ client: 'acme', year: 2026, calendar: 'office' });
    expect(of(later, '2026-06-12')?.hours).toEqual([{ from: '08:00', to: '16:00' }]);
    expect(of(later, '2026-06-15')?.hours).toEqual([{ from: '08:00', to: '12:00' }]);
    expect(of(later, '2026-06-16')?.hours).toEqual([{ from: '08:00', to: '12:00' }]);
    await expect(own.year({ client: 'acme', calendar: 'home' })).rejects.toMatchObject({ code: 'contract.no-such-calendar' });
    await expect(desk.as(aino).use(clients).year({ client: 'nordbo' })).rejects.toMatchObject({ code: 'client.not-found' });
  });

  test('a pack is checked, compared and applied as a version; the same text changes nothing', async () => {
    const { own, rows, events, promise } = await world();
    expect(await own.check({ yaml: acme })).toMatchObject({ client: 'acme', mistakes: [] });
    const before = await own.diff({ yaml: acme });
    expect(before).toMatchObject({ client: 'acme', isNew: true });
    expect(before.differences.map((d) => d.path)).toContain('sla');
    expect(await rows(clientRows)).toEqual([]);

    expect(await own.apply({ yaml: acme })).toEqual({ client: 'acme', clientId: 1, version: 1, changed: true });
    expect(await own.apply({ yaml: acme })).toEqual({ client: 'acme', clientId: 1, version: 1, changed: false });
    expect(await own.diff({ yaml: acme })).toEqual({ client: 'acme', isNew: false, differences: [] });
    expect((await rows(teamRows)).map((t) => t.slug)).toEqual(['service-desk', 'specialists', 'engineers']);
    expect((await rows(tierRows)).map((t) => [t.level, t.name, t.teamId])).toEqual([[1, 'CSR1', 1], [2, 'CSR2', 2], [3, 'Experts', 3]]); // prettier-ignore

    const second = acme
      .replace('name: Acme Oy', 'name: Acme Oyj')
      .replace('it@acme.example', 'apu@acme.example')
      .replace('domains: [acme.example]', 'domains: [acme.example, acme.fi]')
      .replace('team: engineers', 'team: wizards')
      .replace('resolution: 4h', 'resolution: 2h');
    expect((await own.diff({ yaml: second })).differences).toEqual([
      { path: 'name', from: 'Acme Oy', to: 'Acme Oyj' },
      { path: 'domains', from: ['acme.example'], to: ['acme.example', 'acme.fi'] },
      { path: 'mailboxes', from: ['help@acme.example', 'it@acme.example'], to: ['help@acme.example', 'apu@acme.example'] },
      { path: 'tiers[2].team', from: 'engineers', to: 'wizards' },
      { path: 'sla[0].targets.urgent.resolution', from: '4h', to: '2h' },
    ]);
    expect(await own.apply({ yaml: second })).toMatchObject({ version: 2, changed: true });
    expect(await promise(1)).toMatchObject({ version: 2, name: 'Acme Oyj' });
    expect((await rows(mailboxRows)).map((m) => m.address)).toEqual(['help@acme.example', 'apu@acme.example']);
    expect((await rows(domainRows)).map((d) => d.domain)).toEqual(['acme.example', 'acme.fi']);
    expect((await rows(teamRows)).map((t) => t.slug)).toEqual(['service-desk', 'specialists', 'engineers', 'wizards']);
    expect((await rows(tierRows)).map((t) => t.teamId)).toEqual([1, 2, 4]);
    expect((await rows(clientRows)).map((c) => c.name)).toEqual(['Acme Oyj']);
    // The text itself is kept, word for word, for each version.
    expect((await rows(contractRows)).map((c) => [c.version, c.yaml, c.appliedBy])).toEqual([[1, acme, 'system'], [2, second, 'system']]); // prettier-ignore
    // An older text again is a new version.
    expect(await own.apply({ yaml: acme })).toMatchObject({ version: 3, changed: true });
    expect((await events(contractApplied)).map((e) => [e.about, e.payload.version])).toEqual([['client:1', 1], ['client:1', 2], ['client:1', 3]]); // prettier-ignore
  });

  test('a version holds from its day on, and so do its tiers; addresses change at once', async () => {
    const { own, promise, rows, travelTo, desk } = await world();
    await own.apply({ yaml: acme });
    await own.apply({ yaml: nordbo });
    const later = acme
      .replace('2026-01-01', '2026-07-01')
      .replace('name: Acme Oy', 'name: Acme Oyj')
      .replace(/\n {2}- \{ level: 3.*\n/, '\n')
      .replace('team: specialists', 'team: wizards')
      .replace('it@acme.example', 'apu@acme.example');
    expect(await own.apply({ yaml: later })).toMatchObject({ version: 2, changed: true });
    expect(await promise(1)).toMatchObject({ version: 1 });
    expect((await rows(mailboxRows)).map((m) => m.address)).toContain('apu@acme.example');
    const tiersOfAcme = async () => (await rows(tierRows)).filter((t) => t.clientId === 1).map((t) => [t.level, t.teamId]);
    expect(await tiersOfAcme()).toEqual([[1, 1], [2, 2], [3, 3]]); // prettier-ignore
    // A further version that holds at once wins over the one that is yet to come.
    await travelTo('2026-06-30T20:59:59.999Z');
    expect(await promise(1)).toMatchObject({ version: 1 });
    expect(await tiersOfAcme()).toHaveLength(3);
    await travelTo('2026-06-30T21:00:00Z');
    expect(await promise(1)).toMatchObject({ version: 2 });
    expect(await tiersOfAcme()).toEqual([[1, 1], [2, 6]]); // prettier-ignore
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('the first version of a client holds whatever its day: there is no other', async () => {
    const { own, promise, rows } = await world();
    await own.apply({ yaml: acme.replace('2026-01-01', '2027-01-01') });
    expect(await promise(1)).toMatchObject({ version: 1 });
    expect(await rows(tierRows)).toHaveLength(3);
  });

  test("another client's addresses are refused with their paths, and nothing is kept", async () => {
    const { own, rows } = await world();
    await own.apply({ yaml: acme });
    const greedy = nordbo
      .replace('support@nordbo.example', 'help@acme.example')
      .replace('domains: [nordbo.example]', 'domains: [nordbo.example, acme.example]');
    expect(byPath((await own.check({ yaml: greedy })).mistakes)).toEqual({
      mailboxes: expect.stringContaining("help@acme.example: it is another client's mailbox"),
      domains: expect.stringContaining("acme.example: it is another client's domain"),
    });
    expect(Object.keys(await mistakesOf(own.apply({ yaml: greedy })))).toEqual(['mailboxes', 'domains']);
    expect(Object.keys(await mistakesOf(own.diff({ yaml: greedy })))).toEqual(['mailboxes', 'domains']);
    expect((await rows(clientRows)).map((c) => c.slug)).toEqual(['acme']);
    // Once given up, they are free.
    await own.apply({ yaml: acme.replace('help@acme.example, ', '').replace('domains: [acme.example]', 'domains: []') });
    expect(await own.apply({ yaml: greedy })).toMatchObject({ client: 'nordbo', version: 1 });
  });

  test('a pack with mistakes, a text that is none and an empty one are told apart', async () => {
    const { own } = await world();
    expect(await own.check({ yaml: 'client: A\nphone: x' })).toMatchObject({
      client: null,
      mistakes: expect.arrayContaining([expect.objectContaining({ path: 'phone' })]),
    });
    expect(Object.keys(await mistakesOf(own.apply({ yaml: 'client: acme\n\tname: x' })))[0]).toMatch(/^line 2/);
    for (const yaml of ['', 'x'.repeat(200_001), 42, undefined]) {
      await expect(own.apply({ yaml: yaml as string })).rejects.toMatchObject({
        code: invalidInput.code,
        message: expect.stringContaining('yaml'),
      });
    }
  });

  test('texts that no database can keep do no harm', async () => {
    const { own, rows } = await world();
    await own.apply({ yaml: 'client: odd\nname: "A\\0B\\uD800C"\n' });
    expect((await rows(clientRows)).map((c) => c.name)).toEqual(['AB\ufffdC']);
  });

  test('two that apply the same pack at the same moment make one client and one version', async () => {
    const { own, rows } = await world();
    const applied = await Promise.all([own.apply({ yaml: acme }), own.apply({ yaml: acme }), own.apply({ yaml: polar })]);
    expect(applied.map((a) => [a.client, a.version])).toEqual([['acme', 1], ['acme', 1], ['polar', 1]]); // prettier-ignore
    expect(applied.filter((a) => a.changed)).toHaveLength(2);
    expect(await rows(contractRows)).toHaveLength(2);
    expect((await rows(teamRows)).map((t) => t.slug).sort()).toEqual(['engineers', 'service-desk', 'specialists']);
  });

  test('only who manages clients may apply, and everybody sees only their own', async () => {
    const { desk } = await world();
    const { aino, nils, admin, lea } = await staffed(desk);
    await expect(desk.as(lea).use(clients).apply({ yaml: acme })).rejects.toMatchObject({ code: notAllowed.code });
    await expect(desk.as(aino).use(clients).check({ yaml: acme })).rejects.toMatchObject({ code: notAllowed.code });
    await expect(desk.as(admin).use(clients).findMailbox({ address: 'help@acme.example' })).rejects.toMatchObject({
      code: notAllowed.code,
    });
    const seen = async (actor: typeof aino) => (await desk.as(actor).use(clients).list()).items.map((c) => c.slug);
    expect(await seen(aino)).toEqual(['acme', 'polar']);
    expect(await seen(nils)).toEqual(['nordbo']);
    expect(await seen(admin)).toEqual(['acme', 'nordbo', 'polar']);
    expect(await desk.as(admin).use(clients).apply({ yaml: acme })).toMatchObject({ changed: false });
    // Leaving a team's list of clients takes effect with the next reach that is made.
    await desk
      .as(admin)
      .use(clients)
      .apply({ yaml: polar + 'tiers: [{ level: 1, name: CSR1, team: nordic-desk }]\n' });
    const again = await desk
      .as(system)
      .use(teams)
      .actorFor({ agentId: Number(aino.id.split(':')[1]) });
    expect((await desk.as(again!).use(clients).list()).items).toMatchObject([{ slug: 'acme' }]);
    await expect(desk.as(again!).use(tickets).open({ client: 'polar', from: 'a@polar.example', subject: 'x' })).rejects.toMatchObject({
      code: 'client.not-found',
    });
  });
});
