import { setTimeout as wait } from 'node:timers/promises';
import { catalogue, log, system, type Arrival, type Channel, type Host } from '../kernel/index.ts';
import { acceptArrival } from './actions.ts';

const AGAIN_MS = 5_000;

/** Keep one channel listening until the signal: one that breaks is told of and begins again. */
async function keepListening(host: Host<object>, channel: Channel & Required<Pick<Channel, 'listen'>>, signal: AbortSignal): Promise<void> {
  const accept = async (arrival: Arrival) => {
    await host.as(system).run(acceptArrival, { ...arrival, channel: channel.channel });
  };
  for (;;) {
    try {
      await channel.listen(accept, signal);
      return;
    } catch (e) {
      if (signal.aborted) return;
      host.get(log).error({ err: e, channel: channel.channel }, 'A channel stopped listening; it begins again shortly.');
      await wait(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

const listens = (channel: Channel): channel is Channel & Required<Pick<Channel, 'listen'>> => channel.listen !== undefined;

export const listenToAll = async (host: Host<object>, signal: AbortSignal): Promise<void> => {
  await Promise.all(
    host
      .get(catalogue)
      .channels.filter(listens)
      .map((channel) => keepListening(host, channel, signal)),
  );
};
