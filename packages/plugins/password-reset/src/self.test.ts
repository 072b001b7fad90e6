import { describe, expect, test } from '@jest/globals';
import { anonymous, defineAction, onlySystem, personRows, personalData, privacy, system, type Actor } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { alertRows, evidenceRows, factorRows, resetRows, selfRows } from './entities.ts';
import { acmeResets, bravoResets, codeIn, openResetDesk, proven, refused, rowsOf, wish, type ResetDesk } from './fixtures.ts';

eachDatabase((_name, open) => {
  describe('P5: by oneself', () => {
    const askFor = (it: ResetDesk, login: string) => it.as(anonymous).askFor({ client: 'acme', login, deed: 'unlock' });

    test('somebody unlocks their account by a code to an address of record', async () => {
      const it = await openResetDesk(open);
      const { handle } = await askFor(it, 'ada');
      await it.travel(0);
      const sent = codeIn(it.lastTo('ada@home.example'));
      expect(sent).toMatch(/^\d{6}$/);
      expect(it.fake.done).toEqual([]);
      await it.as(anonymous).answerCode({ handle, code: sent });
      await it.travel(0);
      expect(it.fake.done.map((d) => d.deed)).toEqual(['unlock', 'revoke-sessions']);
      expect((await rowsOf(it.desk, resetRows))[0]).toMatchObject({ state: 'done', channel: 'portal', heldBy: 'self-service' });
      expect((await it.as(it.quinn).withoutProof({})).items).toEqual([]);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).selfService).toBe(1);
    });

    test('the answer is the same for everybody, right or wrong, known or not, and the same is written down for each', async () => {
      const it = await openResetDesk(open);
      const answers = [];
      for (const login of ['ada', 'nobody', 'rita', 'svc-backup']) {
        const { handle, detail } = await askFor(it, login);
        answers.push([handle.length, detail, (await it.as(anonymous).answerCode({ handle, code: '000000' })).detail]);
      }
      const nowhere = await it.as(anonymous).askFor({ client: 'no-such-client', login: 'ada', deed: 'unlock' });
      answers.push([
        nowhere.handle.length,
        nowhere.detail,
        (await it.as(anonymous).answerCode({ handle: 'x'.repeat(43), code: '1234' })).detail,
      ]);
      expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
      expect((await rowsOf(it.desk, selfRows)).map((r) => r.resetId)).toEqual([null, null, null, null, null]);
      await it.travel(0);
      // A wrong code has another one sent: to the same address, and to nobody else.
      expect([...new Set(it.mail.sent.map((m) => m.to))]).toEqual(['ada@home.example']);
    });

    test('it takes the same time for everybody, within noise', async () => {
      const it = await openResetDesk(open);
      const time = async (login: string) => {
        const since = performance.now();
        await askFor(it, login);
        return performance.now() - since;
      };
      for (const login of ['ada', 'nobody', 'ada', 'nobody']) await time(login);
      const [known, unknown]: [number[], number[]] = [[], []];
      for (let i = 0; i < 60; i++) {
        known.push(await time('ada'));
        unknown.push(await time('nobody'));
      }
      const middle = (all: number[]) => [...all].sort((a, b) => a - b)[30]!;
      expect(Math.abs(middle(known) - middle(unknown))).toBeLessThan(Math.max(middle(known), middle(unknown)));
    });

    test('F11: the person sees the two words that the agent sees, and nobody else does', async () => {
      const it = await openResetDesk(open);
      const { words } = await it.as(it.aino).begin(wish);
      const people = await rowsOf(it.desk, personRows);
      const as = (name: string): Actor => {
        const { id, clientId } = people.find((p) => p.name === name)!;
        return { id: `person:${String(id)}`, kind: 'person', permissions: ['portal.use'], reach: { client: [clientId], requester: [id] } };
      };
      expect((await it.as(as('Ada Lahti')).own({})).map((r) => r.words)).toEqual([words]);
      expect(await it.as(as('Bella Boss')).own({})).toEqual([]);
    });
  });

  describe('evidence', () => {
    test('A1: cannot be changed unseen; A2: goes out as CSV, JSON and PDF', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId });
      expect(await it.as(it.quinn).evidence({ resetId })).toMatchObject({ brokenAt: null, state: 'done', policy: 'acme@1' });
      const files = await Promise.all(
        (['csv', 'json', 'pdf'] as const).map((format) => it.as(it.quinn).export({ client: 'acme', month: '2026-01', format })),
      );
      const [csv, json, pdf] = files.map((f) => Buffer.from(f.bytes).toString('latin1'));
      expect(csv!.split('\r\n')[0]).toContain('reset,ticket,deed');
      expect(JSON.parse(json!).packs[0].lines.length).toBe(csv!.trim().split('\r\n').length - 1);
      expect(pdf!.startsWith('%PDF-')).toBe(true);
      expect(await refused(it.as(it.aino).evidence({ resetId }))).toBe('access.denied');
    });

    test('A3: is gone by time alone; a person’s name goes when they are erased', async () => {
      const it = await openResetDesk(open, { packs: [acmeResets('  retention-months: 1\n')] });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const ids = async (after?: number) =>
        (await it.as(it.aino).list(after === undefined ? {} : { after })).items.map((line: { id: number }) => line.id);
      expect([await ids(), await ids(resetId + 1), await ids(resetId)]).toEqual([[resetId], [resetId], []]);
      const places = it.desk.get(personalData).map((p) => p.place);
      expect(places).toContain('password resets');
      const holds = it.desk.as(system).use(privacy);
      const [one] = await rowsOf(it.desk, resetRows);
      const ofPerson = await holds.hold({ client: 'acme', personId: one!.personId, reason: 'a matter in court' });
      await it.travel('32d');
      expect(await rowsOf(it.desk, resetRows)).toHaveLength(1);
      const ofClient = await holds.hold({ client: 'acme', reason: 'the same' });
      await holds.release({ holdId: ofPerson.id });
      await it.travel('2d');
      expect(await rowsOf(it.desk, evidenceRows)).not.toEqual([]);
      await holds.release({ holdId: ofClient.id });
      await it.travel('2d');
      expect([await rowsOf(it.desk, resetRows), await rowsOf(it.desk, evidenceRows)]).toEqual([[], []]);
      expect(resetId).toBeGreaterThan(0);
    });

    test('a person who is erased leaves neither a login name nor a number in any table', async () => {
      const it = await openResetDesk(open);
      await it.as(anonymous).askFor({ client: 'acme', login: 'ada', deed: 'unlock' });
      await it.travel(0);
      await it.as(it.quinn).planDrill({ client: 'acme', login: 'ada' });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      await it.as(it.aino).ask({ resetId, factor: 'call-back' });
      expect(await rowsOf(it.desk, factorRows)).toContainEqual(expect.objectContaining({ number: '+358401234512' }));
      const [reset] = await rowsOf(it.desk, resetRows);
      const { personId, clientId, startedAt: at } = reset!;
      const raised = { clientId, why: 'velocity' as const, actor: it.aino.id, at, seenBy: null, seenAt: null, note: null };
      const raise = (of: number | null) =>
        it.desk.as(system).run(
          defineAction('test.raise', {
            summary: '',
            allow: onlySystem,
            run: (scope) => scope.rows(alertRows).insert({ ...raised, resetId: of }),
          }),
          {},
        );
      const [whose, nobodys] = [await raise(resetId), await raise(null)];
      await it.as(it.quinn).settleAlert({ alertId: whose.id, note: 'Setänsä Kauko Qzaho soitti' });
      await it.as(it.quinn).settleAlert({ alertId: nobodys.id, note: 'Of somebody else' });
      const own = it.desk.as(system).use(privacy);
      const resets = (await own.export({ personId })).places.find(({ place }) => place === 'password resets');
      expect(resets!.found).toContainEqual(expect.objectContaining({ note: 'Setänsä Kauko Qzaho soitti' }));
      const proof = await own.erase({ personId, reason: 'asked for it' });
      expect(proof.findings.every((finding) => finding.left === 0)).toBe(true);
      expect((await rowsOf(it.desk, alertRows)).map(({ note }) => note)).toEqual(['(erased)', 'Of somebody else']);
      for (const entity of it.desk.catalogue.entities) {
        const text = JSON.stringify(await rowsOf(it.desk, entity as typeof resetRows));
        expect([entity.table, /"ada"|Qzaho|\+358401234512|ada@home\.example/.exec(text)?.[0]]).toEqual([entity.table, undefined]);
      }
    });

    test('the schema is what the entities say, and a client’s requests are nobody else’s to see', async () => {
      const it = await openResetDesk(open, { packs: [acmeResets(), bravoResets] });
      expect(await it.desk.schemaDrift()).toEqual([]);
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const verify: Actor = { ...it.nils, permissions: ['*'] };
      for (const call of [
        () => it.as(verify).get({ resetId }),
        () => it.as(verify).ask({ resetId, factor: 'code-mail' }),
        () => it.as(verify).evidence({ resetId }),
        () => it.as(verify).resetPassword({ resetId }),
        () => it.as(verify).abort({ resetId }),
      ])
        expect(await refused(call())).toBe('row.not-found');
      expect(await refused(it.as(verify).begin(wish))).toBe('client.not-found');
    });
  });
});
