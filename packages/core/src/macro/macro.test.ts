import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { acme, ask, hire, houseWith, nordbo, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { invalidInput, notAllowed, system } from '../kernel/index.ts';
import { messageRows, messages } from '../message/index.ts';
import { agentIdOf } from '../team/index.ts';
import { ticketFieldRows, ticketRows, tickets } from '../ticket/index.ts';
import { doesNothing, noMacro, notForAll, unknownVariable } from './errors.ts';
import type { SaidAtOnce } from './actions/at-once.ts';
import { macroApplied, macros } from './index.ts';

const withFields = `${acme}fields:\n  - { key: device, label: Laite, type: text }\n`;
const reset = {
  name: 'Salasana vaihdettu',
  client: 'acme',
  steps: {
    reply: {
      fi: 'Hei {{requester.name}},\n\ntiketti {{ticket.number}} on ratkaistu.\n\n{{agent.name}}',
      en: '<p>Hello <b>{{requester.name}}</b></p>',
    },
    note: 'Vaihdettu: {{requester.address}}',
    state: 'resolved',
    priority: 'low' as const,
    takeIt: true,
  },
};

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [withFields, nordbo]);
    const { desk } = opened;
    const start = (subject: string) =>
      desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', name: 'Ada <Aho>', subject, text: 'Apua' });
    const lead = desk.as(staff.lea).use(macros);
    const own = desk.as(staff.aino).use(macros);
    return { ...opened, ...staff, office, start, lead, own };
  };

  test('a macro is shown before anything is done: in the language of the requester, filled in, and safe', async () => {
    const { start, lead, own, desk } = await world();
    const { id: macroId } = await lead.create(reset);
    const { id: ticketId } = await start('Salasana');
    expect((await own.forTicket({ ticketId })).map(({ name, client, team }) => [name, client, team])).toEqual([[reset.name, 'acme', null]]);
    expect(await own.preview({ ticketId, macroId })).toEqual({
      ...{ macroId, name: reset.name, language: 'fi', unfilled: [] },
      reply: `<p>Hei Ada &lt;Aho&gt;,</p>\n<p>tiketti ${String(ticketId)} on ratkaistu.</p>\n<p>Aino</p>`,
      note: 'Vaihdettu: ada@acme.example',
      changes: { state: 'resolved', priority: 'low', takeIt: true },
    });
    const swedish = await ask(desk, { language: 'sv' });
    expect(await own.preview({ ticketId: swedish, macroId })).toMatchObject({ language: 'fi' });
    expect((await rowsIn(desk, ticketRows)).every(({ state }) => state === 'new')).toBe(true);
  });

  test('the due time stands in the zone and the language of the requester; without one the hole stays and is named', async () => {
    const { start, lead, own, desk, aino } = await world();
    const { id: macroId } = await lead.create({
      ...reset,
      steps: { reply: { fi: 'Viimeistään {{ticket.due}}', sv: 'Senast {{ticket.due}}' } },
    });
    const { id: ticketId } = await start('Salasana');
    expect((await own.preview({ ticketId, macroId })).reply).toMatch(/^<p>Viimeistään maanantai(?:na)? 1\. kesäkuuta 2026/);
    await desk.as(aino).use(tickets).move({ ticketId, to: 'resolved' });
    expect(await own.preview({ ticketId, macroId })).toMatchObject({
      reply: '<p>Viimeistään {{ticket.due}}</p>',
      unfilled: ['ticket.due'],
    });
  });

  test('all of it is done at once, by whoever acts, and the timeline says by which macro', async () => {
    const { start, lead, own, desk, aino, office, events, travel } = await world();
    const { id: macroId } = await lead.create(reset);
    const { id: ticketId } = await start('Salasana');
    const preview = await own.preview({ ticketId, macroId });
    const steps = { ...preview.changes, reply: { html: preview.reply! }, note: { text: preview.note! }, fields: { device: 'PC' } };
    const done = await own.atOnce({ ticketId, macroId, ...steps });
    expect(done).toMatchObject({ state: 'resolved', priority: 'low', assignee: { id: agentIdOf(aino) } });
    expect((await rowsIn(desk, messageRows)).map((m) => [m.public, m.text])).toEqual([
      [true, 'Apua'],
      [true, `Hei Ada <Aho>,\n\ntiketti ${String(ticketId)} on ratkaistu.\n\nAino`],
      [false, 'Vaihdettu: ada@acme.example'],
    ]);
    expect((await rowsIn(desk, ticketFieldRows)).map(({ key, value }) => [key, value])).toEqual([['device', 'PC']]);
    expect((await events(macroApplied)).map(({ payload }) => payload)).toEqual([{ ticketId, clientId: 1, macroId, name: reset.name }]);
    await travel(0);
    expect(office.sent.at(-1)).toMatchObject({ to: 'ada@acme.example', html: expect.stringContaining('<p>Hei Ada') });
  });

  test('or nothing is: a step that fails takes the others with it', async () => {
    const { start, own, desk, office, travel } = await world();
    const { id: ticketId } = await start('Salasana');
    const before = [await rowsIn(desk, ticketRows), await rowsIn(desk, messageRows)];
    for (const bad of [
      { state: 'nowhere' },
      { agentId: 999 },
      { fields: { nothing: 'x' } },
      { toTier: 9, note: { text: 'x' } },
      { macroId: 999 },
    ])
      await expect(own.atOnce({ ticketId, reply: { text: 'Hei' }, priority: 'high', ...bad })).rejects.toThrow();
    await expect(own.atOnce({ ticketId })).rejects.toMatchObject({ code: doesNothing.code });
    await expect(own.atOnce({ ticketId, toTier: 2 })).rejects.toMatchObject({ code: invalidInput.code });
    await travel(0);
    expect([await rowsIn(desk, ticketRows), await rowsIn(desk, messageRows)]).toEqual(before);
    expect(office.sent.filter(({ automatic }) => !automatic)).toEqual([]);
  });

  test('a macro hands on with its note as the packet', async () => {
    const { start, lead, own, desk, aino } = await world();
    const { id: macroId } = await lead.create({ ...reset, steps: { note: 'Kokeiltu kaikki', toTier: 2 } });
    const { id: ticketId } = await start('Salasana');
    const { changes, note } = await own.preview({ ticketId, macroId });
    expect(await own.atOnce({ ticketId, macroId, ...changes, note: { text: note! } })).toMatchObject({ tier: 2 });
    expect((await desk.as(aino).use(messages).list({ ticketId })).items).toHaveLength(1);
  });

  test('a note that goes along as a packet is plain text, and nothing of it is left out in silence', async () => {
    const { start, own, desk } = await world();
    const { id: ticketId } = await start('Salasana');
    const before = await rowsIn(desk, ticketRows);
    const wrong: [SaidAtOnce, string][] = [
      [{ html: '<p>x</p>' }, 'note.html'],
      [{ uploads: [1] }, 'note.uploads'],
      [{ mentions: [2] }, 'note.mentions'],
      [{ text: 'x'.repeat(4_001) }, 'note.text'],
    ];
    for (const [more, path] of wrong)
      await expect(own.atOnce({ ticketId, toTier: 2, note: { text: 'Kokeiltu', ...more } })).rejects.toMatchObject({
        code: invalidInput.code,
        details: { mistakes: [expect.objectContaining({ path })] },
      });
    expect(await rowsIn(desk, ticketRows)).toEqual(before);
    const packet = { text: 'x'.repeat(4_000), uploads: [], mentions: [] };
    expect(await own.atOnce({ ticketId, toTier: 2, note: packet })).toMatchObject({ tier: 2 });
  });

  test('what cannot be filled in, is nowhere or does nothing is a mistake when it is saved', async () => {
    const { lead } = await world();
    const save = (steps: object) => lead.create({ ...reset, steps });
    await expect(save({ reply: { fi: 'Hei {{requester.nmae}}' } })).rejects.toMatchObject({
      code: unknownVariable.code,
      message: expect.stringMatching(/^reply\.fi names \{\{requester\.nmae\}\}.*\{\{requester\.name\}\}/),
    });
    await expect(save({ note: '{{x}}' })).rejects.toMatchObject({ code: unknownVariable.code, details: { field: 'note', variable: 'x' } });
    await expect(save({})).rejects.toMatchObject({ code: doesNothing.code });
    await expect(save({ reply: { fi: ' ' } })).rejects.toMatchObject({ code: doesNothing.code });
    for (const [steps, path] of [
      [{ state: 'nowhere' }, 'steps.state'],
      [{ agentId: 999 }, 'steps.agentId'],
      [{ fields: { nothing: 'x' } }, 'steps.fields.nothing'],
      [{ toTier: 2 }, 'steps.note'],
      [{ priority: 'huge' }, 'steps.priority'],
      [{ reply: { fi: 5 } }, 'steps.reply.fi'],
    ] as const)
      await expect(save(steps)).rejects.toMatchObject({
        code: invalidInput.code,
        details: { mistakes: expect.arrayContaining([expect.objectContaining({ path })]) },
      });
    expect((await save({ reply: { fi: '<p onclick="x">Hei</p><script>x</script>' } })).steps.reply).toEqual({ fi: '<p>Hei</p>' });
  });

  test('one for a client or a team is there for those who serve them, one for the desk for all, and each is changed by who may', async () => {
    const { desk, admin, nils, lea, aino, lead, start } = await world();
    const ofAcme = await lead.create(reset);
    const ofTeam = await lead.create({ ...reset, name: 'Tiimin', client: undefined as never, team: 'specialists' });
    const ofAll = await desk
      .as(admin)
      .use(macros)
      .create({ name: 'Kaikille', steps: { priority: 'low' } });
    const names = async (who: typeof lea) => (await desk.as(who).use(macros).list()).items.map(({ name }) => name);
    expect(await names(lea)).toEqual(['Kaikille', 'Salasana vaihdettu', 'Tiimin']);
    expect(await names(nils)).toEqual(['Kaikille']);
    const stranger = await hire(desk, 'Nora', ['nordic-desk'], { role: 'team-lead' });
    for (const one of [ofAcme, ofTeam]) {
      await expect(desk.as(stranger).use(macros).remove({ macroId: one.id })).rejects.toMatchObject({ code: noMacro.code });
      await expect(
        desk
          .as(stranger)
          .use(macros)
          .change({ macroId: one.id, name: 'x', client: 'nordbo', steps: { priority: 'low' } }),
      ).rejects.toMatchObject({ code: noMacro.code });
    }
    await expect(desk.as(aino).use(macros).create(reset)).rejects.toMatchObject({ code: notAllowed.code });
    await expect(lead.create({ name: 'x', steps: { priority: 'low' } })).rejects.toMatchObject({ code: notForAll.code });
    await expect(lead.remove({ macroId: ofAll.id })).rejects.toMatchObject({ code: notForAll.code });
    const { id: ticketId } = await start('Salasana');
    expect((await desk.as(aino).use(macros).forTicket({ ticketId })).map(({ id }) => id)).toEqual([ofAll.id, ofAcme.id]);
    await expect(desk.as(aino).use(macros).preview({ ticketId, macroId: ofTeam.id })).rejects.toMatchObject({ code: noMacro.code });
    expect(await lead.change({ macroId: ofAcme.id, name: 'Toinen', client: 'acme', steps: { priority: 'high' } })).toMatchObject({
      name: 'Toinen',
      steps: { priority: 'high' },
    });
    await lead.remove({ macroId: ofAcme.id });
    expect(await names(lea)).toEqual(['Kaikille', 'Tiimin']);
    expect((await desk.as(system).use(macros).list()).variables).toContain('ticket.due');
  });
});
