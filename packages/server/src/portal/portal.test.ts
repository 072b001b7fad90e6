import { expect, test } from '@jest/globals';
import {
  anyone,
  can,
  choice,
  clients,
  defineAction,
  defineError,
  defineForm,
  definePanel,
  definePlugin,
  knowledge,
  messages,
  out,
  portal,
  portalPage as portalPlace,
  portalPages,
  say,
  system,
  teams,
  tickets,
  usePortal,
} from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { acmePack, csrfIn, keyIn, openPortals } from './fixtures.ts';

const ask = { text: 'Tulostin ei tulosta. Yritin jo kahdesti.', address: 'ada@acme.example', name: 'Ada Lovelace' };

eachDatabase(
  (_name, open) => {
    test('without an account and without a script somebody asks, follows the link of the mail, answers, says it is solved and opens it again', async () => {
      const { browser, desk, linkTo, travel } = await openPortals(open);
      const ada = browser();
      const home = await ada.get('/portal/acme');
      expect(home.text).toContain('<html lang="fi">');
      for (const words of ['Acmen IT-tuki', 'Kerro meille.', 'Mitä asia koskee?', 'href="/portal/acme/ask/broken"', '+358 9 1234 5678'])
        expect(home.text).toContain(words);
      const form = await ada.get('/portal/acme/ask/broken');
      const fields = { ...ask, key: keyIn(form.text), csrf: '' };
      const sent = await ada.form('/portal/acme/ask/broken', fields);
      expect([sent.status, sent.headers['location']]).toEqual([303, '/portal/acme/asked']);
      await ada.form('/portal/acme/ask/broken', fields); // pressed twice
      expect((await ada.get('/portal/acme/asked')).text).toMatch(/Saat vastauksen viimeistään [^<]+klo/);
      await travel('1s');
      const link = linkTo('ada@acme.example');
      expect(link).toMatch(/^\/portal\/acme\/enter\?ticket=1&token=/);
      const door = await ada.get(link);
      const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
      const entered = await ada.form('/portal/acme/enter', { token, ticket: '1', csrf: csrfIn(door.text) });
      expect([entered.status, entered.headers['location']]).toEqual([303, '/portal/acme/tickets/1']);
      const page = await ada.get('/portal/acme/tickets/1');
      for (const words of ['Tulostin ei tulosta', 'Vastaanotettu', 'Saat vastauksen viimeistään', 'Onko asia kunnossa?'])
        expect(page.text).toContain(words);
      expect(page.text).not.toMatch(/CSR1|acme-desk|portal<|>new</);

      const csrf = csrfIn(page.text);
      const reply = (fields: object) => ada.form('/portal/acme/tickets/1/reply', fields);
      const kept = await reply({ csrf: 'wrong', text: 'Nyt se haisee' });
      expect([kept.status, kept.text]).toEqual([403, expect.stringContaining('>Nyt se haisee</textarea>')]);
      expect((await reply({ csrf, text: '  ' })).text).toContain('id="e-text"');
      expect((await reply({ csrf, text: 'Nyt se haisee' })).headers['location']).toBe('/portal/acme/tickets/1?sent=1');
      const again = await ada.get('/portal/acme/tickets/1?sent=1');
      expect(again.text).toContain('Viestisi on perillä.');
      await travel('1min');
      expect((await ada.form('/portal/acme/tickets/1/solved', { csrf })).headers['location']).toBe('/portal/acme/tickets/1');
      expect((await ada.get('/portal/acme/tickets/1')).text).toContain('Kerro, mikä on vielä vialla, viimeistään');
      await ada.form('/portal/acme/tickets/1/reopen', { csrf, text: 'Haisee taas' });
      expect((await ada.get('/portal/acme/tickets/1')).text).toContain('Työn alla');
      await travel('1min');
      await ada.form('/portal/acme/tickets/1/solved', { csrf });
      expect((await ada.form('/portal/acme/tickets/1/solved', { csrf })).text).toContain('Pyyntö ehti jo muuttua');
      const { items } = await desk.as(system).use(tickets).list();
      expect(items.map((t) => [t.id, t.state])).toEqual([[1, 'resolved']]);
    });

    test('says what is wrong, field by field, keeps what was written, and follows the reader’s language', async () => {
      const { browser } = await openPortals(open);
      const bo = browser();
      await bo.get('/portal/acme?lang=sv');
      const wrong = await bo.form('/portal/acme/ask/printer', { text: '', address: 'nobody', phone: '', place: '' });
      expect(wrong.status).toBe(400);
      for (const words of [
        '<html lang="sv">',
        'role="alert"',
        'href="#f-text"',
        'aria-describedby="e-place"',
        'aria-invalid="true"',
        'Skrivare',
      ])
        expect(wrong.text).toContain(words);
      const address = await bo.form('/portal/acme/ask/printer', { text: '<b>Hej</b>', address: 'nobody', phone: 'x', place: 'Rum 3' });
      for (const words of ['Skriv en e-postadress', 'Skriv ett telefonnummer', 'value="Rum 3"', '&lt;b&gt;Hej&lt;/b&gt;</textarea>'])
        expect(address.text).toContain(words);
      expect(address.text).not.toContain('id="e-text"');
    });

    test('a question that waits for an answer says so, must be answered then alone, and counts then alone', async () => {
      const { browser, desk } = await openPortals(open);
      const place = 'fields: [{ name: place, label: { fi: Paikka, sv: Plats, en: Place }, required: true }]';
      const asks = `fields:
        - { name: place, label: { fi: Paikka, en: Place }, choices: [Aula, Muualla], required: true }
        - { name: where, label: { fi: Missä, en: Where }, required: true, when: { field: place, is: Muualla } }`;
      await desk
        .as(system)
        .use(clients)
        .apply({ yaml: acmePack.replace(place, asks), reason: 'Asks where.' });
      const bo = browser();
      const page = (await bo.get('/portal/acme/ask/printer')).text;
      for (const words of ['data-when="place"', 'Vain jos vastasit kohtaan ”Paikka”: Muualla.', 'aria-describedby="w-where"'])
        expect(page).toContain(words);
      const filled = { text: 'Ei tulosta', address: 'ada@acme.example', where: '' };
      const wrong = await bo.form('/portal/acme/ask/printer', { ...filled, place: 'Muualla' });
      expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('aria-describedby="w-where e-where"')]);
      for (const [at, where] of [
        ['Aula', 'jäi kenttään'],
        ['Muualla', 'Varasto'],
      ])
        // prettier-ignore
        expect((await bo.form('/portal/acme/ask/printer', { ...filled, place: at!, where: where! })).status).toBe(303);
      const said = async (ticketId: number) =>
        (await desk.as(system).use(messages).list({ ticketId })).items.map(({ text }) => text).join();
      expect(await said(1)).not.toContain('jäi kenttään');
      expect(await said(2)).toContain('Varasto');
    });

    test('signed in, nothing is asked twice; whoever sees a request of the client’s sees it at this client alone', async () => {
      const { signedIn, browser, hire, desk } = await openPortals(open);
      const ada = await signedIn('acme', 'ada@acme.example'); // nobody knows her yet: no link was sent
      expect((await ada.get('/portal/acme/tickets')).headers['location']).toBe('/portal/acme/sign-in');
      await browser().form('/portal/acme/ask/broken', ask);
      const known = await signedIn('acme', 'ada@acme.example');
      const form = await known.get('/portal/acme/ask/broken');
      expect(form.text).not.toContain('name="address"');
      expect(form.text).toContain('Kysymys 2/2');
      const sent = await known.form('/portal/acme/ask/broken', { text: 'Toinen asia', csrf: csrfIn(form.text), key: keyIn(form.text) });
      expect(sent.headers['location']).toBe('/portal/acme/tickets/2?sent=1');
      await hire('Aino', 'agent', ['acme-desk']);
      const aino = (await desk.as(system).use(teams).actorFor({ agentId: 1 }))!;
      await desk.as(aino).use(tickets).assign({ ticketId: 2, agentId: 1 });
      await desk.as(aino).use(messages).write({ ticketId: 2, text: 'Katson heti.' });
      const page = (await known.get('/portal/acme/tickets/2')).text;
      expect(page).toContain('Asiaasi hoitaa Aino.');
      expect(page).not.toContain('acme-desk');
      expect((await known.get('/portal/acme/tickets')).text).toContain('href="/portal/acme/tickets/1"');

      // At the other portal the same session is nobody's.
      expect((await known.get('/portal/bravo')).text).not.toContain('/portal/bravo/sign-out');
      expect((await known.get('/portal/bravo/tickets/1')).headers['location']).toBe('/portal/bravo/sign-in');
      await browser().form('/portal/bravo/ask/broken', { ...ask, address: 'ned@bravo.example' });
      const ned = await signedIn('bravo', 'ned@bravo.example');
      for (const id of ['1', '2', '99', 'x']) {
        const missing = await ned.get(`/portal/bravo/tickets/${id}`);
        expect([missing.status, missing.text.includes('Tulostin')]).toEqual([404, false]);
      }
      const csrf = csrfIn((await ned.get('/portal/bravo/tickets')).text);
      expect((await ned.form('/portal/bravo/tickets/1/reply', { csrf, text: 'x' })).status).toBe(404);
    });

    test('addresses that are known and that are not get the same page; a portal that is not there looks like any page that is not', async () => {
      const { browser, travel, sent } = await openPortals(open);
      await browser().form('/portal/acme/ask/broken', ask);
      const answers = [];
      for (const address of ['ada@acme.example', 'nobody@acme.example']) {
        const answer = await browser().form('/portal/acme/sign-in', { address });
        answers.push([answer.status, answer.headers['location'], answer.text]);
      }
      expect(answers[0]).toEqual(answers[1]);
      await travel('1s');
      expect(sent.map((m) => m.to)).toEqual(['ada@acme.example', 'ada@acme.example']);
      for (const path of [
        '/portal/nobody',
        '/portal/nobody/ask/broken',
        '/portal/acme/ask/nothing',
        '/portal/acme/do/nothing',
        '/portal/nobody/enter',
      ])
        expect((await browser().get(path)).status).toBe(404);
      expect((await browser().form('/portal/acme/enter', { token: 'x'.repeat(43), ticket: '' })).text).toContain('Tämä linkki on käytetty');
    });

    test('of many guides the first fifty are shown, and a link leads on, of some words as well', async () => {
      const { browser, desk } = await openPortals(open);
      const written = { text: 'Kytke tulostin.', language: 'fi', state: 'published' as const, client: 'acme' };
      for (let n = 1; n <= 51; n++)
        await desk
          .as(system)
          .use(knowledge)
          .create({ ...written, title: `Tulostin ${String(n)}` });
      const shownAt = async (path: string) => {
        const { text } = await browser().get(path);
        const more = /href="([^"]+)">Näytä lisää ohjeita/.exec(text)?.[1]?.replaceAll('&amp;', '&');
        return { shown: [...text.matchAll(/<b>(Tulostin \d+)<\/b>/g)].map(([, title]) => title), more };
      };
      for (const query of ['', '?text=tulostin']) {
        const first = await shownAt(`/portal/acme/articles${query}`);
        const second = await shownAt(first.more!);
        expect([first.shown.length, second.shown.length, second.more]).toEqual([50, 1, undefined]);
        expect(new Set([...first.shown, ...second.shown]).size).toBe(51);
      }
    });

    test('leads nowhere else, runs nothing that is not the desk’s, and takes forms of its own pages alone', async () => {
      const { browser, signedIn } = await openPortals(open);
      const page = await browser().get('/portal/acme?lang=%22%3E%3Cscript%3E');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['content-security-policy']).not.toContain('unsafe');
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.text).not.toContain('<script>');
      await browser().form('/portal/acme/ask/broken', ask);
      const ada = await signedIn('acme', 'ada@acme.example');
      expect((await ada.form('/portal/acme/ask/broken', { text: 'x' })).status).toBe(403);
      expect((await ada.form('/portal/acme/sign-out', {})).headers['location']).toBe('/portal/acme');
      expect((await ada.get('/portal/acme/tickets')).status).toBe(200);
      const csrf = csrfIn((await ada.get('/portal/acme/tickets')).text);
      await ada.form('/portal/acme/sign-out', { csrf });
      expect((await ada.get('/portal/acme/tickets')).status).toBe(303);
    });

    test('a plugin’s page is drawn from its forms, step by step, in the reader’s language', async () => {
      class Begin {
        @IsString() who!: string;
        @IsString() client!: string;
      }
      class End {
        @IsString() code!: string;
        @IsString() token!: string;
      }
      const wrongCode = defineError('vault.wrong-code', 'forbidden', () => 'Wrong.');
      const begin = defineAction('vault.begin', { summary: '', allow: anyone, input: Begin, run: async (_scope, { who, client }) => ({ token: `${client}-${who}` }) }); // prettier-ignore
      const end = defineAction('vault.end', {
        ...{ summary: '', allow: anyone, input: End },
        async run(_scope, { code, token }) {
          if (code !== '42' || token !== 'acme-ada') throw wrongCode({});
        },
      });
      const vault = definePlugin({
        name: 'vault',
        summary: 'Opens.',
        actions: { begin, end },
        start({ get }) {
          get(portalPages).push({
            ...{ page: 'vault', title: { fi: 'Holvi', en: 'Vault' }, summary: 'x', done: { fi: 'Auki.' } },
            problems: { 'vault.wrong-code': { fi: 'Väärä koodi.' } },
            steps: [
              {
                form: defineForm('begin', {
                  title: 'Kuka?',
                  fields: [{ name: 'who', label: { fi: 'Nimi' }, kind: 'text' }],
                  submits: begin,
                }),
                carries: ['client'],
              },
              {
                form: defineForm('end', { title: 'Koodi', fields: [{ name: 'code', label: 'Koodi', kind: 'code' }], submits: end }),
                carries: ['token'],
              },
            ],
          });
          return {};
        },
      });
      const { browser } = await openPortals(open, [vault()]);
      const ada = browser();
      expect((await ada.get('/portal/acme')).text).toContain('href="/portal/acme/do/vault"');
      expect((await ada.get('/portal/acme/do/vault')).text).toContain('name="c-client" value="acme"');
      const second = await ada.form('/portal/acme/do/vault', { step: '0', who: 'ada', 'c-client': 'acme' });
      expect([second.status, second.text]).toEqual([200, expect.stringContaining('name="c-token" value="acme-ada"')]);
      const wrong = await ada.form('/portal/acme/do/vault', { step: '1', code: '41', 'c-token': 'acme-ada' });
      expect([wrong.status, wrong.text]).toEqual([403, expect.stringContaining('Väärä koodi.')]);
      const done = await ada.form('/portal/acme/do/vault', { step: '1', code: '42', 'c-token': 'acme-ada' });
      expect(done.headers['location']).toBe('/portal/acme/do/vault?done=1');
      expect((await ada.get('/portal/acme/do/vault?done=1')).text).toContain('Auki.');
      for (const step of ['2', '-1', 'x']) expect((await ada.form('/portal/acme/do/vault', { step })).status).toBe(404);
    });

    test('a plugin’s panel is drawn for whoever is signed in, and its forms do what they say to what is theirs', async () => {
      class Call {
        @IsInt() id!: number;
        @IsOptional() @IsString() why?: string;
      }
      class Key {
        @out.integer readonly id!: number;
        @out.text readonly door!: string;
        @out.oneOf('out', 'back') readonly state!: 'out' | 'back';
      }
      const keys: { id: number; door: string; state: 'out' | 'back' }[] = [
        { id: 7, door: '<Varasto>', state: 'out' },
        { id: 8, door: 'Aula', state: 'back' },
      ];
      const allow = can(usePortal);
      const list = defineAction('keys.own', { summary: '', allow, http: 'GET /keys', output: [Key], run: async () => keys });
      const back = defineAction('keys.back', {
        ...{ summary: '', allow, http: 'POST /keys/:id/back', input: Call },
        async run(_scope, { id, why }) {
          const found = keys.find((one) => one.id === id);
          if (found && why === 'valmis') found.state = 'back';
        },
      });
      const backForm = defineForm('keys.back', {
        ...{ title: say('Palauta', 'Lämna', 'Give back'), button: say('Palautan', 'Jag lämnar', 'I give it back'), submits: back },
        ...{ fills: { id: 'row.id' }, offered: [{ field: 'state', is: 'out' }], grave: true, done: say('Kiitos!', 'Tack!', 'Thanks!') },
        fields: [{ name: 'why', kind: 'text', label: say('Miksi', 'Varför', 'Why') }],
      });
      const panel = definePanel('keys.own', {
        ...{ title: say('Avaimeni', 'Mina nycklar', 'My keys'), stands: [portalPlace], reads: list, shows: 'rows' },
        fields: [
          { name: 'door', kind: 'text', label: say('Ovi', 'Dörr', 'Door') },
          {
            ...{ name: 'state', kind: 'choice', label: say('Missä', 'Var', 'Where') },
            choices: [choice('out', 'Sinulla', 'Hos dig', 'With you')],
          },
        ],
        ...{ empty: say('Ei avaimia.', 'Inga nycklar.', 'No keys.'), rowForms: [backForm] },
      });
      const plugin = definePlugin({
        name: 'keys',
        summary: '',
        needs: [portal],
        actions: { list, back },
        forms: [backForm],
        panels: [panel],
      });
      const { browser, signedIn } = await openPortals(open, [plugin()]);
      await browser().form('/portal/acme/ask/broken', { text: 'Rikki', address: 'ada@acme.example', key: 'k'.repeat(20) });
      const ada = await signedIn('acme', 'ada@acme.example');
      expect((await ada.get('/portal/acme')).text).toContain('href="/portal/acme/own/keys.own"');
      const seen = await ada.get('/portal/acme/own/keys.own');
      expect(seen.text).toContain('&lt;Varasto&gt;');
      expect(seen.text).toContain('Sinulla');
      // Only what is out can be given back.
      expect(seen.text.match(/Palautan/g)).toHaveLength(1);
      const sent = { fills: '{"id":7}', why: 'valmis', csrf: csrfIn(seen.text) };
      expect((await ada.form('/portal/acme/own/keys.own/keys.back', { ...sent, csrf: 'other' })).status).toBe(403);
      expect((await ada.form('/portal/acme/own/keys.own/keys.back', { ...sent, fills: '{"id":"x"}' })).status).toBe(400);
      expect((await ada.form('/portal/acme/own/keys.own/keys.back', { ...sent, fills: '[' })).status).toBe(400);
      const done = await ada.form('/portal/acme/own/keys.own/keys.back', sent);
      expect(done.headers['location']).toBe('/portal/acme/own/keys.own?done=keys.back');
      expect((await ada.get('/portal/acme/own/keys.own?done=keys.back')).text).toContain('Kiitos!');
      expect(keys[0]?.state).toBe('back');
      // Nobody in particular sees it, nor anybody of another client, and no panel of the console stands here.
      expect((await browser().get('/portal/acme')).text).not.toContain('keys.own');
      expect((await browser().get('/portal/acme/own/keys.own')).headers['location']).toBe('/portal/acme/sign-in');
      expect((await ada.get('/portal/bravo/own/keys.own')).headers['location']).toBe('/portal/bravo/sign-in');
      for (const path of ['sla.policies', 'nothing']) expect((await ada.get(`/portal/acme/own/${path}`)).status).toBe(404);
    });
  },
  ['sqlite'],
);
