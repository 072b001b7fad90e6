import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { auditRows } from '../audit/index.ts';
import { notFound, system, type Actor } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { live } from './index.ts';

/** A whisper is heard a moment after the one who said it went on. */
async function until<T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const found = await look();
    if (isThere(found) || tries > 200) return found;
    await new Promise(setImmediate);
  }
}

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const { id: ticketId } = await opened.desk.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
    const look = (actor: Actor, typing = false) => opened.desk.as(actor).use(live).look({ ticketId, typing });
    return { ...opened, ...staff, ticketId, look };
  };

  test('who looks at a ticket hears who else does, and who of them writes', async () => {
    const { look, aino, lea } = await world();
    expect(await look(aino)).toEqual([]);
    expect(
      await until(
        () => look(lea),
        (found) => found.length > 0,
      ),
    ).toMatchObject([{ typing: false }]);
    await look(aino, true);
    expect(
      await until(
        () => look(lea),
        (found) => found[0]?.typing === true,
      ),
    ).toMatchObject([{ agentId: Number(aino.id.split(':')[1]) }]);
  });

  test('whoever said nothing for half a minute looks elsewhere', async () => {
    const { look, aino, lea, travel } = await world();
    await look(aino);
    await until(
      () => look(lea),
      (found) => found.length > 0,
    );
    await travel('31s');
    expect(await look(lea)).toEqual([]);
  });

  test('a ticket that one does not see is looked at by nobody', async () => {
    const { look, nils } = await world();
    await expect(look(nils)).rejects.toMatchObject({ code: notFound.code });
  });

  test('it is kept nowhere', async () => {
    const { look, aino, desk } = await world();
    const before = (await rowsIn(desk, auditRows)).length;
    await look(aino, true);
    expect((await rowsIn(desk, auditRows)).length).toBe(before);
  });
});
