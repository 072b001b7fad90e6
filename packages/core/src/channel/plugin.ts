import { definePlugin } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { acceptArrival, listIntake, listOutbox, seeTraffic } from './actions.ts';
import { deliveryRows, intakeRows, signingKeyRows, suppressedRows } from './entities.ts';
import { noSuchChannel, noSuchMailbox } from './errors.ts';
import { deliveryFailed, deliverySent, messageReceived } from './events.ts';
import { jobs } from './jobs.ts';
import { listenToAll } from './listen.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';

/** Ways in and out: what arrives becomes a ticket or joins one, what is said goes out. */
export const channels = definePlugin({
  name: 'channel',
  summary: 'Intake and delivery.',
  needs: [messages],
  permissions: [seeTraffic],
  entities: [intakeRows, deliveryRows, signingKeyRows, suppressedRows],
  migrations,
  events: [messageReceived, deliverySent, deliveryFailed],
  errors: [noSuchMailbox, noSuchChannel],
  listeners,
  jobs,
  actions: { accept: acceptArrival, intake: listIntake, outbox: listOutbox },
  start: (host) => ({ run: (signal) => listenToAll(host, signal) }),
});
