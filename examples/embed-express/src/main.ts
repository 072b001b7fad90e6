import type { AddressInfo } from 'node:net';
import { clients, createDesk, essentials, type Actor } from '@luuri/core';
import { shopWith } from './shop.ts';

const pack = `
client: shop
name: Kauppa Oy
languages: [fi, en]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
sla: [{ name: complaints, calendar: always, targets: { normal: { first-response: 24h } } }]`;
const setUp: Actor = { id: 'set-up', kind: 'agent', permissions: ['*'], reach: 'all' };

const desk = await createDesk({ database: { type: 'better-sqlite3', database: 'shop.db' }, plugins: essentials() });
const { clientId } = await desk.as(setUp).use(clients).apply({ yaml: pack });
await desk.start();

const server = shopWith(desk, { clientId, key: process.env['KEY'] ?? 'secret' }).listen(
  Number(process.env['PORT'] ?? 3000),
  '127.0.0.1',
  () => {
    console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  },
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void desk.stop());
    server.closeAllConnections();
  });
}
