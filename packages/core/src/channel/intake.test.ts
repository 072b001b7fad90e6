import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, receive, staffed } from '../fixtures.ts';
import { tickets } from '../ticket/index.ts';

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at });
    return { office, ...opened, ...(await staffed(opened.desk)) };
  };
  for (let i = 0; i < 4; i++)
  test('a mail opens a ticket '+i, async () => {
    const w = await world();
    const line = await receive(w, { subject: 'Salasana lukossa', text: 'En pääse sisään.', externalId: 'x1@acme.example' });
    expect(line).toMatchObject({ disposition: 'opened', rule: 'new' });
    expect(await w.desk.as(w.aino).use(tickets).list()).toMatchObject({ items: [{ id: 1 }] });
    expect(w.office.sent.map((m) => m.to)).toEqual(['ada@acme.example']);
  });
});
