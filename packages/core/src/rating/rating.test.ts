import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { acme, houseWith, nordbo, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { anonymous, bind, definePlugin, system, type Actor } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { personalData, privacy } from '../privacy/index.ts';
import { teams } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { ratingAsked, ratingGiven, ratingLink, ratingRows, ratings } from './index.ts';

const asks = `${acme}portal: {}\nratings: { ask: mail, after: 2h, within: 10d, change-within: 1d }\n`;
const pages = definePlugin({
  name: 'pages',
  summary: 'Says where the pages are.',
  needs: [ratings],
  start: () => ({
    provides: [bind(ratingLink, (_scope, { client, token }) => `https://desk.example/portal/${client}/rate?token=${token}`)],
  }),
});

eachDatabase((_name, open) => {
  const world = async (pack = asks) => {
    const office = postOffice();
    const opened = await open({ plugins: [...houseWith(office), pages()], at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [pack, nordbo]);
    const { desk } = opened;
    const person = async (client: number, address: string): Promise<Actor> => {
      const { id: personId } = await desk.as(system).use(people).introduce({ clientId: client, address, name: 'Ada' });
      return (await desk.as(system).use(teams).actorForPerson({ personId })) as Actor;
    };
    const ada = await person(1, 'ada@acme.example');
    const my = desk.as(staff.aino).use(tickets);
    const solve = async (ticketId: number) => {
      await my.move({ ticketId, to: 'open' });
      await my.move({ ticketId, to: 'resolved' });
    };
    const { id: ticketId } = await my.open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
    const token = () => /token=([\w-]+)/.exec(office.sent.at(-1)?.text ?? '')?.[1] ?? '';
    const as = (actor: Actor) => desk.as(actor).use(ratings);
    return { ...opened, ...staff, office, person, ada, my, solve, ticketId, token, as, nobody: as(anonymous) };
  };

  test('whoever asked rates what is solved, changes it within the time, and no longer; whoever sees the ticket sees it, in its timeline too', async () => {
    const { as, ada, aino, nils, my, solve, ticketId, travel, events } = await world();
    await expect(as(ada).give({ ticketId, score: 5 })).rejects.toMatchObject({ code: 'rating.cannot-rate', kind: 'conflict' });
    expect(await as(ada).own({ ticketId })).toMatchObject({ rating: null, mayRate: false, until: null });
    await solve(ticketId);
    expect(await as(ada).own({ ticketId })).toMatchObject({ mayRate: true, until: new Date('2026-06-11T06:00:00Z') });
    const said = await as(ada).give({ ticketId, score: 4, words: ' Kiitos! ' });
    expect(said).toMatchObject({
      rating: { score: 4, words: 'Kiitos!', way: 'portal', changedAt: null },
      until: new Date('2026-06-02T06:00:00Z'),
    });
    await as(ada).give({ ticketId, score: 4, words: 'Kiitos!' });
    await travel('23h');
    await as(ada).give({ ticketId, score: 2 });
    await travel('1h');
    await expect(as(ada).give({ ticketId, score: 5 })).rejects.toMatchObject({
      code: 'rating.cannot-rate',
      message: expect.stringContaining('over'),
    });
    expect((await events(ratingGiven)).map((f) => f.payload)).toEqual([
      { ticketId, clientId: 1, score: 4, way: 'portal' },
      { ticketId, clientId: 1, score: 2, way: 'portal', from: 4 },
    ]);
    expect(await as(aino).ofTicket({ ticketId })).toMatchObject({ score: 2, words: null });
    expect((await my.timeline({ ticketId })).items.map((line) => line.event)).toContain('rating.given');
    await expect(as(nils).ofTicket({ ticketId })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('nobody else rates it: no other requester, no contact of the client, no agent', async () => {
    const { as, aino, person, solve, ticketId, desk, admin } = await world();
    await solve(ticketId);
    const bo = await person(1, 'bo@acme.example');
    await expect(as(bo).give({ ticketId, score: 1 })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(as(aino).give({ ticketId, score: 5 })).rejects.toMatchObject({ kind: 'forbidden' });
    const personId = Number(bo.id.split(':')[1]);
    await desk.as(admin).use(people).makeContact({ personId });
    const contact = (await desk.as(system).use(teams).actorForPerson({ personId })) as Actor;
    await expect(as(contact).give({ ticketId, score: 1 })).rejects.toMatchObject({ code: 'rating.only-requester' });
    expect(await as(contact).own({ ticketId })).toMatchObject({ mayRate: false });
  });

  test('the link of a ticket alone is enough to rate it', async () => {
    const { as, ada, solve, ticketId, desk } = await world();
    await solve(ticketId);
    const byLink = await desk
      .as(system)
      .use(teams)
      .actorForPerson({ personId: Number(ada.id.split(':')[1]), ticketId });
    expect((await as(byLink as Actor).give({ ticketId, score: 5 })).rating).toMatchObject({ score: 5 });
  });

  test('the mail asks once, some time after the solution; its link shows a question as often as it is followed, and only an answer counts', async () => {
    const { nobody, solve, ticketId, travel, office, token, events, desk, my } = await world();
    await solve(ticketId);
    await travel('119min');
    expect(office.sent).toEqual([]);
    await travel('1min');
    expect(office.sent.map((m) => [m.to, m.subject, m.automatic])).toEqual([['ada@acme.example', 'Miten meni? #1 Salasana lukossa', true]]);
    expect(office.sent[0]?.text).toMatch(
      /Hei Ada[\s\S]*5 – erittäin hyvin: https:\/\/desk\.example\/portal\/acme\/rate\?token=[\w-]+&score=5/,
    );
    for (let i = 0; i < 3; i++)
      expect(await nobody.asked({ token: token() })).toMatchObject({ ticketId, client: 'acme', rating: null, mayRate: true });
    expect(await events(ratingGiven)).toEqual([]);
    await nobody.answer({ token: token(), score: 5, words: 'Nopeaa' });
    expect(await rowsIn(desk, ratingRows)).toMatchObject([{ score: 5, words: 'Nopeaa', way: 'link', tier: 1, channel: 'api' }]);
    expect(await events(ratingAsked)).toHaveLength(1);
    await my.move({ ticketId, to: 'open' });
    await my.move({ ticketId, to: 'resolved' });
    await travel('3h');
    expect(office.sent).toHaveLength(1);
    await travel('10d');
    expect(await nobody.asked({ token: token() })).toMatchObject({ mayRate: false, rating: { score: 5 } });
    await expect(nobody.answer({ token: token(), score: 1 })).rejects.toMatchObject({ code: 'rating.cannot-rate' });
  });

  test('a link that the desk did not sign leads nowhere, and neither does one to a question that was never mailed', async () => {
    const { nobody, as, ada, solve, ticketId, travel, token, my } = await world();
    await expect(nobody.asked({ token: `1-${'x'.repeat(27)}` })).rejects.toMatchObject({ code: 'rating.no-such-link' });
    await solve(ticketId);
    await travel('3h');
    const good = token();
    const other = await my.open({ from: 'ada@acme.example', subject: 'Toinen' });
    await solve(other.id);
    await as(ada).give({ ticketId: other.id, score: 3 });
    for (const wrong of [good.replace(/^1/, '2'), good.slice(0, -1), `${good}x`, good.replace('-', '_'), '-'.repeat(20)])
      await expect(nobody.answer({ token: wrong, score: 1 })).rejects.toMatchObject({ code: 'rating.no-such-link' });
    expect((await nobody.answer({ token: good, score: 1 })).ticketId).toBe(ticketId);
  });

  test('nobody is mailed whose ticket was opened again or rated meanwhile, nor where the contract does not say so', async () => {
    const { as, ada, my, solve, ticketId, travel, office, desk } = await world();
    await solve(ticketId);
    await my.move({ ticketId, to: 'open' });
    await travel('3h');
    await my.move({ ticketId, to: 'resolved' });
    await as(ada).give({ ticketId, score: 5 });
    await travel('3h');
    const other = await my.open({ from: 'ada@acme.example', subject: 'Toinen' });
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${acme}ratings: { ask: never }\n` });
    await solve(other.id);
    await travel('3h');
    expect(office.sent).toEqual([]);
    await expect(as(ada).give({ ticketId: other.id, score: 5 })).rejects.toMatchObject({
      message: expect.stringContaining('nobody is asked'),
    });
  });

  test('an export shows the words, an erasure takes them and leaves the number', async () => {
    const { as, ada, admin, solve, ticketId, desk } = await world();
    await solve(ticketId);
    await as(ada).give({ ticketId, score: 1, words: 'Ada odotti tunnin' });
    const personId = Number(ada.id.split(':')[1]);
    const { places } = await desk.as(admin).use(privacy).export({ personId });
    expect(JSON.stringify(places)).toContain('Ada odotti tunnin');
    await desk.as(admin).use(privacy).erase({ personId, reason: 'asked' });
    const [row] = await rowsIn(desk, ratingRows);
    expect(row?.score).toBe(1);
    expect(row?.words).not.toContain('odotti');
    expect(desk.get(personalData).map((p) => p.place)).toContain('ratings');
  });

  test.each([
    ['ratings: { ask: sometimes }', 'ratings.ask'],
    ['ratings: { ask: mail }', 'ratings.ask'],
    ['ratings: { after: soon }', 'ratings.after'],
    ['ratings: { within: 400d }', 'ratings.within'],
    ['ratings: { stars: 5 }', 'ratings.stars'],
    ['ratings: [mail]', 'ratings'],
  ])('a pack that says %s is told where', async (section, path) => {
    const { desk } = await open({ plugins: houseWith(postOffice()) });
    const applied = desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${acme}${section}\n` });
    await expect(applied).rejects.toMatchObject({ code: 'contract.invalid', message: expect.stringContaining(path) });
  });
});
