import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { acme, arrivalOf, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { system, type Arrival } from '../kernel/index.ts';
import { acceptArrival, intakeRows } from './index.ts';

eachDatabase((_name, open) => {
  test('an arrival with a field of the wrong kind is refused, and the field is named', async () => {
    const { desk } = await open({ plugins: houseWith(postOffice()) });
    await staffed(desk, [acme]);
    const right = arrivalOf({ subject: 'x' });
    const wrong: [string, unknown][] = [
      ...[undefined, null, 7, {}].map((from): [string, unknown] => ['from', from]),
      ...[undefined, null, '', 7].map((to): [string, unknown] => ['to', to]),
      ...[7, null].map((subject): [string, unknown] => ['subject', subject]),
      ['text', {}],
      ['externalId', 3],
      ['raw', 'text'],
      ['receivedAt', 'yesterday'],
      ['receivedAt', new Date(NaN)],
      ['channel', ''],
    ];
    for (const [path, value] of wrong) {
      const arrival = { ...right, [path]: value } as Arrival & { channel: string };
      await expect(desk.as(system).run(acceptArrival, arrival)).rejects.toMatchObject({
        code: 'input.invalid',
        details: { mistakes: [expect.objectContaining({ path })] },
      });
    }
    expect(await rowsIn(desk, intakeRows)).toEqual([]);
    await desk.as(system).run(acceptArrival, { ...right, from: '' }); // a mail that names nobody is a mail
  });
});
