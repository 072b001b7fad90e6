import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { acme, houseWith, postOffice, receive, staffed, type Mail } from '../fixtures.ts';
import { system } from '../kernel/index.ts';

const finnish: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään. Auttakaa, kiitos!', name: 'Ada' };
const swedish: Mail = {
  subject: 'Mitt lösenord',
  text: 'Jag kommer inte in, kan ni hjälpa mig med mitt lösenord?',
  from: 'bo@acme.example',
};
const english: Mail = {
  subject: 'My password',
  text: 'I cannot sign in any more, please help me with my password.',
  from: 'cy@acme.example',
};

eachDatabase((_name, open) => {
  const world = async (packs?: readonly string[]) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, packs);
    return { ...opened, ...staff, office, mail: (more: Mail) => receive(opened, more) };
  };

  test('each is told once that their message arrived, in their language, with the number and the promise', async () => {
    const w = await world();
    for (const [i, mail] of [finnish, swedish, english].entries()) await w.mail({ ...mail, externalId: `${String(i)}@x` });
    expect(w.office.sent.map((m) => [m.to, m.language, m.subject, m.automatic])).toEqual([
      ['ada@acme.example', 'fi', 'Re: Salasana lukossa [#1]', true],
      ['bo@acme.example', 'sv', 'Re: Mitt lösenord [#2]', true],
      ['cy@acme.example', 'en', 'Re: My password [#3]', true],
    ]);
    const [fi, sv, en] = w.office.sent.map((m) => m.text) as [string, string, string];
    expect(fi).toMatch(/Hei Ada,[\s\S]*numero on 1\.[\s\S]*viimeistään maanantai 1\. kesäkuuta 2026.*13[.:]00/);
    expect(sv).toMatch(/Hej,[\s\S]*nummer 2\.[\s\S]*senast måndag 1 juni 2026.*13:00/);
    expect(en).toMatch(/Hello,[\s\S]*number 3\.[\s\S]*by Monday,? 1 June 2026.*13:00/);
    // A person keeps the language that they were met in, when their words do not tell another.
    await w.mail({ from: 'bo@acme.example', subject: '12345', text: '', externalId: 'n@x' });
    expect(w.office.sent.at(-1)).toMatchObject({ language: 'sv' });
    await w.mail({ from: 'nobody@acme.example', subject: '12345', text: '', externalId: 'n2@x' });
    expect(w.office.sent.at(-1)).toMatchObject({ language: 'fi' }); // the client's first
    await w.travel('1h');
    expect(w.office.sent).toHaveLength(5);
  });

  test('a client has its own words from the version on that says them, and none of its mistakes gets that far', async () => {
    const w = await world();
    const own = `${acme}templates: { confirmation: { fi: { subject: 'Kiitos {{name}}, tiketti {{ticket}}', text: 'Terveisin {{client}}. {{wrong}}' } } }\n`;
    await w.desk.as(system).use(clients).apply({ yaml: own });
    await w.mail({ ...finnish, externalId: '1@x' });
    await w.mail({ ...swedish, externalId: '2@x' });
    expect(w.office.sent.map((m) => m.subject)).toEqual(['Kiitos Ada, tiketti 1', 'Re: Mitt lösenord [#2]']);
    expect(w.office.sent[0]!.text).toBe('Terveisin Acme Oy. ');
    for (const text of ['{{> footer}}', '{{shout name}}']) {
      await expect(
        w.desk
          .as(system)
          .use(clients)
          .apply({ yaml: own.replace('{{wrong}}', text) }),
      ).rejects.toMatchObject({ code: 'contract.invalid', message: expect.stringContaining('templates.confirmation.fi.text') });
    }
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('a subject that carries marks of answers and numbers carries them once', async () => {
    const w = await world();
    await w.mail({ ...finnish, subject: 'RE: VS: Sv: Salasana [#99] lukossa', externalId: '1@x' });
    expect(w.office.sent[0]!.subject).toBe('Re: Salasana lukossa [#1]');
  });
});
