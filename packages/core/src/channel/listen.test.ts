import { expect, test } from '@jest/globals';
import { fakeChannel } from '@luuri/testing';
import { catalogue, log, system, type Actor, type Channel, type Host } from '../kernel/index.ts';
import { listenToAll } from './listen.ts';

/** A host with these channels, that writes down what it is handed and what is told of. */
function hostWith(...channels: Channel[]) {
  const handed: object[] = [];
  const told: { fields: object; message: string }[] = [];
  const keeper = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, message: string) => told.push({ fields, message }),
  };
  const host = {
    options: {},
    get: (port: { port: string }) => (port.port === log.port ? keeper : port.port === catalogue.port ? { channels } : undefined),
    as: (actor: Actor) => ({
      actor,
      run: async (action: { action: string }, input: object) => handed.push({ action: action.action, actor: actor.id, input }),
    }),
  } as unknown as Host<object>;
  return { host, handed, told };
}

test('every channel that listens hands over what arrives under its own name, until the desk stops', async () => {
  const [letters, phone] = [fakeChannel('letters'), fakeChannel('phone')];
  const deaf: Channel = { channel: 'deaf' };
  const { host, handed, told } = hostWith(letters.channel, deaf, phone.channel);
  const ending = new AbortController();
  const listening = listenToAll(host, ending.signal);
  await letters.deliver({ from: 'a@x', to: 'b@y' });
  await phone.deliver({ from: '+358401234567', to: 'b@y' });
  expect(handed).toEqual([
    { action: 'channel.accept', actor: system.id, input: { from: 'a@x', to: 'b@y', channel: 'letters' } },
    { action: 'channel.accept', actor: system.id, input: { from: '+358401234567', to: 'b@y', channel: 'phone' } },
  ]);
  ending.abort();
  await listening;
  await expect(letters.deliver({ from: 'a@x', to: 'b@y' })).rejects.toMatchObject({ code: 'testing.nobody-listens' });
  expect(told).toEqual([]);
});

test('what the desk does not take is refused to whoever brought it', async () => {
  const letters = fakeChannel('letters');
  const { host } = hostWith(letters.channel);
  const full = { ...host, as: () => ({ run: () => Promise.reject(new Error('disk full')) }) } as unknown as Host<object>;
  const ending = new AbortController();
  const listening = listenToAll(full, ending.signal);
  await expect(letters.deliver({ from: 'a@x', to: 'b@y' })).rejects.toThrow('disk full');
  ending.abort();
  await listening;
});

test('a channel that breaks is told of, harms no other, and does not hold up the end', async () => {
  const broken: Channel = { channel: 'broken', listen: () => Promise.reject(new Error('cable cut')) };
  const letters = fakeChannel('letters');
  const { host, handed, told } = hostWith(broken, letters.channel);
  const ending = new AbortController();
  const listening = listenToAll(host, ending.signal);
  await letters.deliver({ from: 'a@x', to: 'b@y' });
  await Promise.resolve();
  expect(handed).toHaveLength(1);
  expect(told).toMatchObject([{ fields: { channel: 'broken', err: { message: 'cable cut' } } }]);
  ending.abort();
  await listening;
});
