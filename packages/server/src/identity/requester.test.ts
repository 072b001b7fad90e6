import { describe, expect, test } from '@jest/globals';
import {
  audit,
  clients,
  definePlugin,
  deliveryRows,
  messages,
  people,
  privacy,
  system,
  teams,
  tickets,
  writeMessage,
  ticketRows,
  defineAction,
  onlySystem,
  type Channel,
  type OutboundMessage,
} from '@luuri/core';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import { linkRows, sessionRows } from './entities/index.ts';
import { openWorld, signInAs, tokenIn, type Browser, type World } from './fixtures.ts';
import { kept } from './kept.ts';
import { makeLink } from './links.ts';
import { linkMail } from './requester/texts.ts';

const pack = (slug: string, language: string) => `client: ${slug}
name: ${slug.toUpperCase()} Oy
domains: [${slug}.example]
mailboxes: [help@${slug}.example]
languages: [${language}, en]
tiers: [{ level: 1, name: CSR1, team: ${slug}-desk }]
`;

/** Two clients with two tickets each, and a mail server that keeps what it is given. */
async function twoClients(open: OpenDesk): Promise<World & { sent: OutboundMessage[]; linksTo: (address: string) => string[] }> {
  const sent: OutboundMessage[] = [];
  const post: Channel = {
    channel: 'email',
    send: async (message) => {
      sent.push(message);
      return { externalId: message.externalId };
    },
  };
  const mail = definePlugin({ name: 'post', summary: 'Mail.', start: () => ({ channels: [post] }) });
  const world = await openWorld(open, { plugins: [mail()] });
  const own = world.desk.as(system);
  for (const [slug, language] of [
    ['acme', 'fi'],
    ['nordbo', 'sv'],
  ] as const)
    await own.use(clients).apply({ yaml: pack(slug, language) });
  for (const [client, from] of [
    ['acme', 'ada@acme.example'],
    ['acme', 'bo@acme.example'],
    ['nordbo', 'ada@acme.example'],
    ['nordbo', 'ned@nordbo.example'],
  ])
    await own.use(tickets).open({ client: client!, from: from!, subject: `of ${client!} from ${from!}`, text: 'Apua!' });
  const linksTo = (address: string) => sent.filter((m) => m.to === address).flatMap((m) => /http:\S+\/link\?token=\S+/.exec(m.text) ?? []);
  return { ...world, sent, linksTo };
}

const ask = (browser: Browser, address: string) => browser.post('/api/sign-in/link', { address });
const follow = (browser: Browser, url: string) => browser.post('/api/sign-in/link/follow', { token: tokenIn(url) });
const ids = async (browser: Browser) => ((await browser.get('/api/my/tickets')).body as { items: { id: number }[] }).items.map((t) => t.id);

eachDatabase((_name, open) => {
  test('asking for a link is answered alike for everybody, and only those who are known get one, for each client', async () => {
    const { browser, sent, linksTo, travel, desk } = await twoClients(open);
    const answers = [];
    for (const address of ['Ada@acme.example', 'nobody@acme.example']) {
      const { status, body } = await ask(browser(), address);
      answers.push([status, body]);
    }
    expect(answers[0]).toEqual([200, { detail: expect.stringContaining('If this is an address of record') }]);
    expect(answers[1]).toEqual(answers[0]);
    expect(sent).toHaveLength(0);
    await travel('1s');
    expect(sent.map((m) => [m.to, m.from.address, m.language])).toEqual([
      ['ada@acme.example', 'help@acme.example', 'fi'],
      ['ada@acme.example', 'help@nordbo.example', 'sv'],
    ]);
    // The link is in the mail alone: not in the outbox, which agents read, and not in a table.
    const rows = await desk.as(system).run(
      defineAction('test.rows', {
        summary: '',
        allow: onlySystem,
        reads: true,
        run: async (scope) => [
          await scope.rows(deliveryRows).find(),
          await kept(scope, linkRows).find(),
          await kept(scope, sessionRows).find(),
        ],
      }),
      {},
    );
    for (const url of linksTo('ada@acme.example')) expect(JSON.stringify(rows)).not.toContain(tokenIn(url));
  });

  test('a link shows the requester their own tickets of that client, once, for a quarter of an hour', async () => {
    const { browser, linksTo, travel } = await twoClients(open);
    await ask(browser(), 'ada@acme.example');
    await travel('1s');
    const [ofAcme = '', ofNordbo = ''] = linksTo('ada@acme.example');
    const ada = browser();
    expect((await follow(ada, ofAcme)).body).toMatchObject({ stage: 'complete' });
    expect(await ids(ada)).toEqual([1]);
    expect((await ada.get('/api/me')).body).toMatchObject({
      kind: 'person',
      role: 'requester',
      clients: ['acme'],
      permissions: ['portal.use'],
      language: 'fi',
    });
    for (const other of [2, 3, 4, 99]) {
      const { status, body } = await ada.get(`/api/my/tickets/${String(other)}`);
      expect([status, (body as { detail: string }).detail]).toEqual([
        404,
        `There is no ticket ${String(other)}, or it is not yours to see.`,
      ]);
      expect((await ada.post(`/api/my/tickets/${String(other)}/messages`, { text: 'x' })).status).toBe(404);
    }
    for (const path of ['/api/tickets', '/api/tickets/1', '/api/tickets/1/messages', '/api/agents', '/api/outbox', '/api/people/1'])
      expect((await ada.get(path)).status).toBe(403);
    expect((await follow(browser(), ofAcme)).status).toBe(404);
    await travel('15min');
    expect((await follow(browser(), ofNordbo)).status).toBe(404);
  });

  test('an erased requester is signed out, their links open nothing, and nothing tells where they came from', async () => {
    const { browser, linksTo, travel, desk } = await twoClients(open);
    await ask(browser(), 'ada@acme.example');
    await travel('1s');
    const ada = browser();
    await follow(ada, linksTo('ada@acme.example')[0] ?? '');
    await ask(browser(), 'ada@acme.example');
    await travel('1s');
    await ada.post('/api/my/tickets/1/messages', { text: 'Hei!' });
    const own = desk.as(system).use(privacy);
    const shown = await own.export({ personId: 1 });
    const counts = Object.fromEntries(shown.places.map((p) => [p.place, p.found.length]));
    expect(counts).toMatchObject({ sessions: 1, 'sign-in links': 1, 'counts of links asked for': 1 });
    expect(JSON.stringify(shown.places.find((p) => p.place === 'audit'))).toContain('access.sign-in');
    expect(JSON.stringify(shown)).not.toMatch(/"hash"/);
    const { findings } = await own.erase({ personId: 1, reason: 'x' });
    expect(findings.filter((f) => f.left > 0)).toEqual([]);
    expect((await ada.get('/api/my/tickets')).status).toBe(401);
    const lines = await desk.as(system).use(audit).list({ actor: 'person:1' });
    expect(lines.items.length).toBeGreaterThan(0);
    expect(lines.items.filter((line) => line.address !== null)).toEqual([]);
    const ofNordbo = await own.export({ personId: 3 }); // the same human at another client is another person
    expect(ofNordbo.places.find((p) => p.place === 'sign-in links')).toMatchObject({ found: [{}] });
  });

  test('asking over and over sends few mails, and the last link is the one that counts', async () => {
    const { browser, linksTo, travel } = await twoClients(open);
    const statuses = [];
    for (let i = 0; i < 4; i++) {
      statuses.push((await ask(browser(), 'bo@acme.example')).status);
      await travel('1s');
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    const links = linksTo('bo@acme.example');
    expect(links).toHaveLength(3);
    expect((await follow(browser(), links[0]!)).status).toBe(404);
    expect((await follow(browser(), links[2]!)).status).toBe(200);
  });

  test('a requester reads what was said in public and nothing else, and answers', async () => {
    const { browser, linksTo, travel, desk } = await twoClients(open);
    const note = defineAction('test.note', {
      summary: '',
      allow: onlySystem,
      async run(scope) {
        const ticket = await scope.rows(ticketRows).lock(1);
        const words = { author: 'agent' as const, authorId: 'agent:1', authorName: 'Ann', channel: 'api' };
        const files = [{ name: 'a.html', mediaType: 'text/html', bytes: Buffer.from('<script>1</script>'), inline: false }];
        await writeMessage(scope, ticket, { ...words, public: false, text: 'He is difficult.', files: files });
        await writeMessage(scope, ticket, { ...words, public: true, text: 'Try again.', files: files });
      },
    });
    await desk.as(system).run(note, {});
    await ask(browser(), 'ada@acme.example');
    await travel('1s');
    const ada = browser();
    await follow(
      ada,
      linksTo('ada@acme.example').find((url) => url)!,
    );
    const seen = (await ada.get('/api/my/tickets/1')).body as { messages: { text: string; attachments: { id: number }[] }[] };
    expect(seen.messages.map((m) => m.text)).toEqual(['Apua!', 'Try again.']);
    expect(JSON.stringify(seen)).not.toMatch(/tier|team|assignee|agent:1|difficult/);
    expect(seen.messages[1]!.attachments.map((a) => a.id)).toEqual([2]);
    expect((await ada.get('/api/my/attachments/1')).status).toBe(404);
    const file = await ada.get('/api/my/attachments/2');
    expect(file.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await ada.post('/api/my/tickets/1/messages', { text: 'It works now.' })).status).toBe(200);
    const said = (await desk.as(system).use(messages).list({ ticketId: 1 })).items;
    expect(said.at(-1)).toMatchObject({
      author: 'requester',
      authorId: 'person:1',
      public: true,
      channel: 'portal',
      text: 'It works now.',
    });
  });

  test('the link of a ticket shows that ticket and no other, until it expires', async () => {
    const { browser, travel, desk } = await twoClients(open);
    await desk.as(system).use(tickets).open({ client: 'acme', from: 'ada@acme.example', subject: 'another' });
    const make = defineAction('test.link', {
      summary: '',
      allow: onlySystem,
      run: (scope) => makeLink(scope, { purpose: 'ticket', whoId: 1, ticketId: 1 }),
    });
    const { url } = await desk.as(system).run(make, {});
    const ada = browser();
    expect((await follow(ada, url)).status).toBe(200);
    expect(await ids(ada)).toEqual([1]);
    expect((await ada.get('/api/my/tickets/1')).status).toBe(200);
    expect((await ada.get('/api/my/tickets/5')).status).toBe(404);
    // Nor does it tell where else they are signed in.
    expect((await ada.get('/api/me/sessions')).status).toBe(403);
    // Mail is read more than once, and it shows only this.
    const again = browser();
    expect((await follow(again, url)).status).toBe(200);
    await travel('30d');
    expect((await follow(browser(), url)).status).toBe(404);
  });

  test('a client contact sees all tickets of their client, and of no other', async () => {
    const { browser, linksTo, travel, desk } = await twoClients(open);
    await desk.as(system).use(people).makeContact({ personId: 1 });
    await ask(browser(), 'ada@acme.example');
    await travel('1s');
    const ada = browser();
    await follow(ada, linksTo('ada@acme.example')[0]!);
    expect(await ids(ada)).toEqual([2, 1]);
    expect((await ada.get('/api/me')).body).toMatchObject({ role: 'client-contact' });
    expect((await ada.get('/api/my/tickets/3')).status).toBe(404);
    await desk.as(system).use(people).unmakeContact({ personId: 1 });
    expect(await ids(ada)).toEqual([1]);
  });

  test('an agent sees the clients that their teams serve and those granted to them, at once', async () => {
    const { browser, hire, desk } = await twoClients(open);
    const { id: agentId } = await hire('Ann', 'agent', ['acme-desk']);
    const ann = browser();
    await signInAs(ann, 'Ann');
    const seen = async () => [
      ((await ann.get('/api/me')).body as { clients: string[] }).clients,
      ((await ann.get('/api/tickets')).body as { items: { id: number }[] }).items.map((t) => t.id),
    ];
    const own = desk.as(system).use(teams);
    expect(await seen()).toEqual([['acme'], [2, 1]]);
    await own.grantClient({ agentId, client: 'nordbo' });
    expect(await seen()).toEqual([
      ['acme', 'nordbo'],
      [4, 3, 2, 1],
    ]);
    await own.leave({ agentId, team: 'acme-desk' });
    expect(await seen()).toEqual([['nordbo'], [4, 3]]);
    await own.join({ agentId, team: 'acme-desk' });
    await own.takeClient({ agentId, client: 'nordbo' });
    expect(await seen()).toEqual([['acme'], [2, 1]]);
  });

  test('a role may what an administrator of this desk says, and nobody gives away what they have not', async () => {
    const { browser, hire } = await twoClients(open);
    await hire('Boss', 'administrator');
    await hire('Lea', 'team-lead', ['acme-desk']);
    const [boss, lea] = [browser(), browser()];
    await signInAs(boss, 'Boss');
    await signInAs(lea, 'Lea');
    expect((await lea.get('/api/audit')).status).toBe(403);
    expect((await lea.send('put', '/api/roles/team-lead/permissions/audit.read')).status).toBe(403);
    expect((await boss.send('put', '/api/roles/team-lead/permissions/audit.read')).status).toBe(200);
    expect((await lea.get('/api/audit')).status).toBe(200);
    expect((await boss.delete('/api/roles/team-lead/permissions/audit.read')).status).toBe(200);
    expect((await lea.get('/api/audit')).status).toBe(403);
    for (const path of ['/api/roles/team-lead/permissions/no.such', '/api/roles/administrator/permissions/audit.read'])
      expect((await boss.send('put', path)).status).toBe(400);
    for (const permission of ['team.manage', 'identity.manage']) await boss.send('put', `/api/roles/team-lead/permissions/${permission}`);
    // Who may let people in does not become an administrator by it, nor sees another client.
    expect((await lea.post('/api/agents/1/invite')).status).toBe(403);
    expect((await lea.post('/api/agents/1/reset-second-factor')).status).toBe(403);
    expect((await lea.post('/api/api-keys', { agentId: 1, name: 'x' })).status).toBe(403);
    expect((await lea.post('/api/agents/2/invite')).status).toBe(200);
    // A team that serves nobody in sight is not there at all.
    expect((await lea.send('put', '/api/agents/2/teams/nordbo-desk')).status).toBe(400);
    expect((await lea.send('put', '/api/agents/2/teams/acme-desk')).status).toBe(204);
    expect((await lea.send('put', '/api/agents/2/clients/nordbo')).status).toBe(404);
    const eve = { name: 'Eve', address: 'eve@desk.example', role: 'administrator' };
    expect((await lea.post('/api/agents', eve)).status).toBe(403);
    expect((await lea.send('patch', '/api/agents/2', { role: 'administrator' })).status).toBe(403);
    expect((await lea.send('patch', '/api/agents/1', { active: false })).status).toBe(403);
    for (const permission of ['audit.read', 'team.manage'])
      // what she has too: a role is of every client
      for (const verb of ['put', 'delete'] as const)
        expect((await lea.send(verb, `/api/roles/agent/permissions/${permission}`)).status).toBe(403);
    // Whoever makes a way in for a colleague can come in as them: not for one who serves another client besides.
    const { id: both } = await hire('Both', 'agent', ['acme-desk', 'nordbo-desk']);
    for (const path of [`/api/agents/${String(both)}/invite`, `/api/agents/${String(both)}/reset-second-factor`])
      expect((await lea.post(path)).status).toBe(403);
    expect((await lea.post('/api/api-keys', { agentId: both, name: 'x' })).status).toBe(403);
    expect((await lea.send('patch', `/api/agents/${String(both)}`, { name: 'Mine' })).status).toBe(403);
    expect((await boss.send('patch', '/api/agents/1', { role: 'agent' })).body).toMatchObject({ code: 'team.last-administrator' });
    expect((await boss.post('/api/agents', eve)).status).toBe(200);
  });
});

describe('the mail with a link', () => {
  test.each(['fi', 'sv', 'en', 'tlh', 'constructor'])('in %s has the link, and a subject of one line', (language) => {
    const { subject, text } = linkMail(language, {
      name: 'Ada\nBcc: x',
      client: 'Acme\nOy',
      url: 'https://desk.example/link?token=t',
      minutes: 15,
    });
    expect(subject).toMatch(/^[^\n]*Acme Oy$/);
    expect(text).toContain('\nhttps://desk.example/link?token=t\n');
    expect(text).toContain('15');
  });
});
