import { defineError } from '../kernel/index.ts';

export const noSuchMailbox = defineError<{ address: string }>(
  'channel.no-such-mailbox',
  'not-found',
  ({ address }) => `${address} is no client's mailbox here.`,
);
export const noSuchChannel = defineError<{ channel: string }>(
  'channel.missing',
  'unavailable',
  ({ channel }) => `No installed plugin is the channel "${channel}". Install it, and this is tried again.`,
);
