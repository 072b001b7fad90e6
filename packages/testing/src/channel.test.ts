import { expect, test } from '@jest/globals';
import { catalogue, definePlugin, type Arrival, type OutboundMessage } from '@luuri/core';
import { eachDatabase, fakeChannel } from './index.ts';

const message = (deliveryId: number): OutboundMessage => ({
  ...{
    deliveryId,
    ticketId: 1,
    from: { address: 'help@acme.example', name: 'Acme' },
    to: 'ada@acme.example',
    subject: 'Hei',
    text: 'Hei',
    language: 'fi',
  },
  ...{ externalId: `<${deliveryId}@acme.example>`, inReplyTo: undefined, references: [], automatic: false, files: [], loopMark: '' },
});

test('a fake channel keeps what is sent, and numbers it', async () => {
  const fax = fakeChannel('fax');
  expect(await fax.channel.send?.(message(1))).toEqual({ externalId: 'fax-1' });
  expect(await fax.channel.send?.(message(2))).toEqual({ externalId: 'fax-2' });
  expect(fax.sent.map((m) => m.deliveryId)).toEqual([1, 2]);
});

test('a fake channel refuses as often as it is told to', async () => {
  const fax = fakeChannel('fax');
  const busy = new RangeError('busy');
  fax.refuse(busy, 2);
  await expect(fax.channel.send?.(message(1))).rejects.toBe(busy);
  await expect(fax.channel.send?.(message(1))).rejects.toBe(busy);
  expect(await fax.channel.send?.(message(1))).toEqual({ externalId: 'fax-1' });
  expect(fax.sent).toHaveLength(1);
});

eachDatabase((_name, open) => {
  test('a fake channel delivers to who listens, from the start of the desk to its end, and hands back refusals', async () => {
    const fax = fakeChannel('fax');
    const refusal = new RangeError('not for us');
    const intake = definePlugin({
      name: 'intake',
      summary: '',
      start: ({ get }) => ({
        async run(signal) {
          const accept = ({ to }: Arrival) => (to === 'us' ? Promise.resolve() : Promise.reject(refusal));
          await Promise.all(get(catalogue).channels.map(async (c) => c.listen?.(accept, signal)));
        },
      }),
    });
    const { desk, stop } = await open({ plugins: [fax.plugin, intake()] });
    await expect(fax.deliver({ from: 'ada', to: 'us' })).rejects.toMatchObject({ code: 'testing.nobody-listens' });
    await desk.start();
    await fax.deliver({ from: 'ada', to: 'us' });
    await expect(fax.deliver({ from: 'ada', to: 'others' })).rejects.toBe(refusal);
    await stop();
    await expect(fax.deliver({ from: 'ada', to: 'us' })).rejects.toMatchObject({ code: 'testing.nobody-listens' });
  });
});
