import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { staffed } from '../fixtures.ts';
import { system, type Actor } from '../kernel/index.ts';
import { teams } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { search } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const hire = async (name: string, role: 'agent' | 'team-lead', team: string) => {
      const { id } = await opened.desk
        .as(system)
        .use(teams)
        .enrol({ name, address: `${name}@desk.example`, role, teams: [team] });
      return (await opened.desk.as(system).use(teams).actorFor({ agentId: id })) as Actor;
    };
    const as = (actor: Actor) => opened.desk.as(actor).use(search);
    return { ...opened, ...staff, as, hire };
  };
  const named = (views: readonly { view: string; name: string }[]) => views.filter((v) => v.view !== v.name).map((v) => v.name);

  test('a view is its owner’s, or of a team, and a stranger neither sees nor changes it', async () => {
    const { as, aino, lea, nils, hire } = await world();
    const colleague = await hire('Eero', 'agent', 'specialists');
    const own = await as(aino).saveView({ name: 'Omat', query: 'assignee:me' });
    const shared = await as(lea).saveView({
      name: 'Kiireiset',
      query: 'priority:urgent',
      team: 'specialists',
      sort: 'due',
      columns: ['id'],
    });
    expect(own).toMatchObject({ sort: 'newest', team: null, mine: true });
    expect(shared).toMatchObject({ sort: 'due', columns: ['id'], team: 'specialists', mine: true });
    expect(named(await as(aino).views())).toEqual(['Omat']);
    expect(named(await as(colleague).views())).toEqual(['Kiireiset']);
    expect(named(await as(nils).views())).toEqual([]);
    const change = { viewId: Number(shared.view), name: 'X', query: '' };
    await expect(as(colleague).changeView(change)).rejects.toMatchObject({ code: 'search.view-not-yours' });
    await expect(as(nils).changeView(change)).rejects.toMatchObject({ code: 'search.no-such-view' });
    await expect(as(nils).removeView({ viewId: Number(own.view) })).rejects.toMatchObject({ code: 'search.no-such-view' });
    await expect(as(nils).ofView({ view: own.view })).rejects.toMatchObject({ code: 'search.no-such-view' });
    await expect(as(nils).counts({ views: [own.view] })).rejects.toMatchObject({ code: 'search.no-such-view' });
    await expect(as(aino).saveView({ name: 'Y', query: '', team: 'service-desk' })).rejects.toMatchObject({
      code: 'search.view-not-yours',
    });
    await expect(as(lea).saveView({ name: 'Y', query: '', team: 'nordic-desk' })).rejects.toMatchObject({ code: 'search.view-not-yours' });
    expect(await as(lea).changeView({ viewId: Number(shared.view), name: 'Omani', query: 'tier:2' })).toMatchObject({ team: null });
    expect(named(await as(colleague).views())).toEqual([]);
    await as(aino).removeView({ viewId: Number(own.view) });
    expect(named(await as(aino).views())).toEqual([]);
    await expect(as(system).saveView({ name: 'Z', query: '' })).rejects.toMatchObject({ code: 'search.view-not-yours' });
  });

  test('a wrong view is refused when it is saved', async () => {
    const { as, aino } = await world();
    for (const wrong of [
      { name: '' },
      { query: 'client:nordbo' },
      { query: '(' },
      { sort: 'up' },
      { columns: ['secret'] },
      { columns: ['id', 'id'] },
    ])
      await expect(as(aino).saveView({ name: 'V', query: '', ...wrong } as never)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('every count is what the list holds', async () => {
    const { desk, as, aino, lea, admin, nils, travel } = await world();
    const opener = desk.as(admin).use(tickets);
    for (let i = 0; i < 12; i++)
      await opener.open({
        from: `a${String(i % 3)}@acme.example`,
        subject: `Salasana ${String(i)}`,
        priority: i % 4 ? 'normal' : 'urgent',
      });
    for (let i = 0; i < 5; i++) await opener.open({ from: 'n@nordbo.example', subject: 'Lösenord' });
    await desk.as(aino).use(tickets).assign({ ticketId: 1 });
    await desk.as(aino).use(tickets).move({ ticketId: 2, to: 'pending-requester' });
    await desk.as(aino).use(tickets).move({ ticketId: 3, to: 'resolved' });
    await travel('30min');
    const queries = [
      'salasana',
      'created>-2h',
      'due<1h priority:urgent',
      'tier>1',
      '-state:new',
      'requester:a1@acme.example',
      'salasana state:new -9',
      'due<0min OR state:resolved',
    ];
    for (const actor of [aino, lea, admin, nils]) {
      for (const query of queries) await as(actor).saveView({ name: query, query });
      const views = await as(actor).views();
      const counts = await as(actor).counts();
      expect(counts.map((c) => c.view)).toEqual(views.map((v) => v.view));
      for (const { view, name } of views) {
        const { items } = await as(actor).ofView({ view, limit: 100 });
        expect({ name, ...counts.find((c) => c.view === view) }).toEqual({ name, view, count: items.length, orMore: false });
      }
    }
  });

  test('a view that a member of the team cannot count says why, and the others are counted', async () => {
    const { as, lea, admin, desk, hire } = await world();
    await desk.as(admin).use(tickets).open({ from: 'a@acme.example', subject: 'x' });
    const both = (
      await desk
        .as(system)
        .use(teams)
        .enrol({ name: 'Both', address: 'both@desk.example', role: 'team-lead', teams: ['specialists', 'nordic-desk'] })
    ).id;
    const boss = (await desk.as(system).use(teams).actorFor({ agentId: both })) as Actor;
    const { view } = await as(boss).saveView({ name: 'Nordbo', query: 'client:nordbo', team: 'specialists' });
    const counts = await as(lea).counts({ views: [view, 'all-open'] });
    expect(counts).toMatchObject([{ view: 'all-open', count: 1 }, { view, count: 0, problem: expect.stringContaining('you see no client nordbo') }]); // prettier-ignore
    await expect(as(lea).ofView({ view })).rejects.toMatchObject({ code: 'search.query-wrong' });
    expect(await hire('Only', 'agent', 'nordic-desk')).toBeDefined();
  });

  test('counting stops at a limit and says so', async () => {
    const { desk, as, aino, travel } = await world();
    const opener = desk.as(aino).use(tickets);
    for (let i = 0; i < 101; i++) await opener.open({ from: 'a@acme.example', subject: 'Salasana' });
    await travel(0);
    const { view } = await as(aino).saveView({ name: 'Sanat', query: 'salasana' });
    expect(await as(aino).counts({ views: [view, 'all-open'] })).toEqual([
      { view: 'all-open', count: 101, orMore: false },
      { view, count: 100, orMore: true },
    ]);
  });

  test('lists go by due and by the last touch, page by page, whatever the filters', async () => {
    const { desk, aino, nils, travel } = await world();
    const use = desk.as(aino).use(tickets);
    for (let i = 0; i < 9; i++) {
      const client = i % 3 === 2 ? { client: 'polar', from: 'p@polar.example' } : { from: 'a@acme.example' };
      await use.open({ subject: `Vika ${String(i)}`, priority: i % 2 ? 'urgent' : 'normal', ...client });
      await travel('1min');
    }
    await use.prioritise({ ticketId: 2, priority: 'low' });
    await use.assign({ ticketId: 4 });
    await travel('1min');
    await use.move({ ticketId: 1, to: 'resolved' });
    const walk = async (filter: object) => {
      const seen: number[] = [];
      for (let after: string | undefined | null; after !== null;) {
        const page = await use.list({ ...filter, limit: 2, ...(after === undefined ? {} : { after }) });
        seen.push(...page.items.map((t) => t.id));
        after = page.next;
      }
      return seen;
    };
    const { items } = await use.list({ limit: 200 });
    const due = [...items].sort(
      (a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || (a.dueAt ? a.id - b.id : b.id - a.id),
    );
    const updated = [...items].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || b.id - a.id);
    expect(due.filter((t) => t.dueAt).length).toBeGreaterThan(3);
    expect(due.filter((t) => !t.dueAt).length).toBeGreaterThan(2);
    expect(await walk({ sort: 'due' })).toEqual(due.map((t) => t.id));
    expect(await walk({ sort: 'updated' })).toEqual(updated.map((t) => t.id));
    expect(await walk({ sort: 'due', state: 'new' })).toEqual(due.filter((t) => t.state === 'new').map((t) => t.id));
    expect(await walk({ sort: 'due', client: 'acme' })).toEqual(due.filter((t) => t.client === 'acme').map((t) => t.id));
    expect(await walk({ sort: 'updated', assignee: 'none' })).toEqual(updated.filter((t) => !t.assignee).map((t) => t.id));
    expect(await walk({ assignee: 'me' })).toEqual([4]);
    expect(await walk({ team: 'service-desk', priority: 'urgent' })).toEqual(
      items.filter((t) => t.team === 'service-desk' && t.priority === 'urgent').map((t) => t.id),
    );
    expect(await walk({ tier: 2 })).toEqual([]);
    expect(await walk({ team: 'nobody' })).toEqual([]);
    expect((await desk.as(nils).use(tickets).list({ sort: 'due' })).items).toEqual([]);
    // The due that lists go by is that of the clock that is due next.
    for (const { clocks, dueAt } of items as unknown as { clocks: { state: string; dueAt: Date | null }[]; dueAt: Date | null }[]) {
      const dues = clocks.flatMap((c) => (['running', 'breached'].includes(c.state) && c.dueAt ? [c.dueAt.getTime()] : []));
      expect(dueAt?.getTime() ?? Infinity).toBe(Math.min(Infinity, ...dues));
    }
  });
});
