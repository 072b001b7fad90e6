import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { acme, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { anonymous, defineAction, onlySystem, signInTried, system, type Desk, type Scope } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { audit, auditLinkRows, auditRows, eraseFromAudit } from './index.ts';
import { fillClients } from './migrations.ts';
import { beginning, linkFor } from './seal.ts';

/** What somebody with the database's own tools could do. */
const tamper = (desk: Desk, work: (scope: Scope) => Promise<unknown>) =>
  desk
    .as(system)
    .run(defineAction('test.tamper', { summary: 'Tamper.', allow: onlySystem, run: (scope) => work(scope).then(() => undefined) }), {});

/** With the triggers out of the way. */
const byForce = (desk: Desk, words: string) =>
  tamper(desk, async ({ sql: { dialect, manager } }) => {
    for (const [name, table] of [
      ['audit_line_stays', 'audit_line'],
      ['audit_line_fixed', 'audit_line'],
      ['audit_line_client_fixed', 'audit_line'],
      ['audit_link_stays', 'audit_link'],
      ['audit_link_fixed', 'audit_link'],
    ])
      await manager.query(`DROP TRIGGER IF EXISTS ${name!}${dialect === 'postgres' ? ` ON ${table!}` : ''}`);
    await manager.query(words);
  });

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const aino = opened.desk.as({ ...staff.aino, via: 'key:7' }, { requestId: 'r-1', address: '192.0.2.7' });
    for (let i = 1; i <= 4; i++) await aino.use(tickets).open({ from: `ada${String(i)}@acme.example`, subject: 'x' });
    const { verify, seal } = opened.desk.as(system).use(audit);
    return { ...opened, ...staff, agent: aino, verify, seal };
  };

  test('lines are sealed after the calls, and an untouched chain holds', async () => {
    const w = await world();
    expect(await w.verify()).toMatchObject({ links: 0, unsealed: 7, broken: null });
    expect(await w.seal()).toEqual({ sealed: 7, more: false });
    const first = await w.verify();
    expect(first).toMatchObject({ links: 7, unsealed: 0, erased: 0, broken: null });
    await w.agent.use(tickets).assign({ ticketId: 1 });
    await w.seal();
    expect(await w.verify({ links: first.links, head: first.head })).toMatchObject({ links: 8, broken: null });
    expect((await rowsIn(w.desk, auditRows)).at(-1)).toMatchObject({ via: 'key:7', requestId: 'r-1', address: '192.0.2.7' });
  });

  test('nothing but an addition is taken by the database', async () => {
    const w = await world();
    await w.seal();
    for (const words of [
      'DELETE FROM audit_line',
      "UPDATE audit_line SET actor = 'x'",
      'UPDATE audit_line SET client_id = 2',
      'DELETE FROM audit_link',
      "UPDATE audit_link SET hash = 'x'",
    ])
      await expect(tamper(w.desk, ({ sql }) => sql.manager.query(words))).rejects.toThrow('the audit is only ever added to');
    expect(await w.verify()).toMatchObject({ links: 7, broken: null });
  });

  test('whatever is changed by force, the first broken link is named', async () => {
    const w = await world();
    await w.seal();
    const noted = await w.verify();
    const [line] = (await rowsIn(w.desk, auditRows)).slice(4);
    const id = String(line!.id);
    await byForce(w.desk, `UPDATE audit_line SET input = '{"from":"other@acme.example"}' WHERE id = ${id}`);
    expect((await w.verify()).broken).toMatchObject({ lineId: line!.id, why: 'what was given in its line is not what was sealed' });
    await byForce(w.desk, `UPDATE audit_line SET input = '{"erased":true}', address = NULL, changes = NULL WHERE id = ${id}`);
    expect((await w.verify()).broken).toMatchObject({
      lineId: line!.id,
      why: 'its line was emptied, and no sealed line says that it was erased',
    });
    await byForce(w.desk, `UPDATE audit_line SET actor = 'agent:99' WHERE id = ${id}`);
    expect((await w.verify()).broken).toMatchObject({ lineId: line!.id, why: 'its line, or a link before it, is not what was sealed' });
    await byForce(w.desk, `DELETE FROM audit_line WHERE id = ${id}`);
    expect((await w.verify()).broken).toMatchObject({ lineId: line!.id, why: 'its line is gone' });
    await byForce(w.desk, `DELETE FROM audit_link WHERE line_id >= ${id}`);
    expect((await w.verify()).broken).toBeNull();
    expect((await w.verify({ links: noted.links, head: noted.head })).broken).toMatchObject({
      why: 'the chain ends here, and 7 links were noted',
    });
  });

  test('a line that commits after later ones is sealed after them', async () => {
    const w = await world();
    await w.seal();
    await byForce(w.desk, 'DELETE FROM audit_link WHERE line_id = (SELECT max(line_id) - 1 FROM audit_link)');
    expect((await w.verify()).broken).not.toBeNull(); // a link that is taken out is missed
    await byForce(w.desk, 'DELETE FROM audit_link WHERE id > 5');
    await w.seal();
    expect(await w.verify()).toMatchObject({ links: 7, broken: null });
  });

  test('what is erased on purpose leaves the chain whole', async () => {
    const w = await world();
    const lines = (await rowsIn(w.desk, auditRows)).filter((l) => l.action === 'ticket.open').slice(1, 3);
    await tamper(w.desk, (scope) => eraseFromAudit(scope, lines, 'asked by ada'));
    expect(await w.verify()).toMatchObject({ links: 8, unsealed: 0, erased: 2, broken: null });
    expect(JSON.stringify(await rowsIn(w.desk, auditRows))).not.toContain(`ada2@acme.example`);
  });

  test('a changed contract leaves what was and what is, also when the keeper changed it at the command line', async () => {
    const w = await world();
    const changed = acme.replace('name: Acme Oy', 'name: Acme Oyj');
    await w.desk.as(w.admin).use(clients).apply({ yaml: changed });
    const lines = await rowsIn(w.desk, auditRows);
    expect(lines[0]).toMatchObject({ actor: 'system', action: 'setting.changed', changes: [{ setting: 'contract:acme', before: null }] });
    expect(lines.at(-1)).toMatchObject({
      ...{ actor: w.admin.id, action: 'contract.apply' },
      changes: [{ setting: 'contract:acme', before: { version: 1, name: 'Acme Oy' }, after: { version: 2, name: 'Acme Oyj' } }],
    });
  });

  test('lines from before they named their client are given it once', async () => {
    const w = await world();
    await w.desk
      .as(w.admin)
      .use(clients)
      .apply({ yaml: acme.replace('name: Acme Oy', 'name: Acme Oyj') });
    await w.agent.use(tickets).assign({ ticketId: 1 });
    await tamper(w.desk, async (scope) => {
      const from = { actor: 'agent:1', action: 'test.of-before', outcome: 'done' as const, code: null, address: null, requestId: null };
      const inputs = [
        { client: 'nordbo' },
        { clientId: 2 },
        { personId: 1 },
        { ticketId: 99 },
        { ticketId: '1' },
        { ticketId: { odd: 1 }, client: 7 },
        {},
      ];
      await scope
        .rows(auditRows)
        .insertAll(inputs.map((input) => ({ ...from, input, at: scope.now, via: null, changes: null, clientId: null })));
    });
    const kept = async () => (await rowsIn(w.desk, auditRows)).map(({ action, clientId }) => [action, clientId]);
    const before = await kept();
    await byForce(w.desk, 'UPDATE audit_line SET client_id = NULL');
    if (fillClients.step !== 'sql') throw new RangeError('no words');
    const words = fillClients;
    await tamper(w.desk, ({ sql: { dialect, manager } }) => manager.query(words[dialect]));
    const given = [2, 2, 1, null, 1, null, null].map((clientId) => ['test.of-before', clientId]);
    const all = await kept();
    expect(all.filter(([action]) => action === 'test.of-before')).toEqual(given);
    const others = (lines: typeof all) => lines.filter(([action]) => action !== 'test.of-before');
    expect(others(all)).toEqual(others(before));
    expect(all).toContainEqual(['contract.apply', 1]);
    expect(all).toContainEqual(['ticket.assign', 1]);
  });

  test('links from before the client was sealed hold, and a client that is changed after it breaks the chain', async () => {
    const w = await world();
    const lines = await rowsIn(w.desk, auditRows);
    let before = beginning;
    const old = lines.slice(0, 4).map((line) => {
      const link = linkFor(line, before, 1);
      before = link.hash;
      return link;
    });
    await tamper(w.desk, (scope) => scope.rows(auditLinkRows).insertAll(old));
    await w.seal();
    expect((await rowsIn(w.desk, auditLinkRows)).map(({ edition }) => edition)).toEqual([1, 1, 1, 1, 2, 2, 2]);
    expect(await w.verify()).toMatchObject({ links: 7, unsealed: 0, broken: null });
    const lineId = lines[5]!.id;
    await byForce(w.desk, `UPDATE audit_line SET client_id = 2 WHERE id = ${String(lineId)}`);
    expect((await w.verify()).broken).toMatchObject({ lineId, why: 'its line, or a link before it, is not what was sealed' });
    await byForce(w.desk, 'UPDATE audit_link SET edition = 1'); // to say that it was always so takes another hash
    expect((await w.verify()).broken).toMatchObject({ lineId: lines[4]!.id });
    await byForce(w.desk, 'UPDATE audit_link SET edition = 3');
    expect((await w.verify()).broken).toMatchObject({ lineId: lines[0]!.id });
  });

  test('sign-ins and refused ones are on record', async () => {
    const w = await world();
    await tamper(w.desk, (scope) =>
      scope.emit(signInTried, {
        account: 'agent:3',
        how: 'password',
        outcome: 'refused',
        code: 'identity.refused',
        origin: { address: '192.0.2.9' },
      }),
    );
    await expect(w.desk.as(anonymous).use(tickets).list()).rejects.toThrow();
    const [tried, denied] = (await rowsIn(w.desk, auditRows)).slice(-2);
    expect(tried).toMatchObject({
      actor: 'agent:3',
      action: 'access.sign-in',
      outcome: 'refused',
      code: 'identity.refused',
      address: '192.0.2.9',
    });
    expect(denied).toMatchObject({ actor: 'anonymous', action: 'ticket.list', outcome: 'refused' });
    await w.seal();
    expect((await rowsIn(w.desk, auditLinkRows)).length).toBe((await rowsIn(w.desk, auditRows)).length);
  });
});
