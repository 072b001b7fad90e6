import { clients, createDesk, essentials, tickets, type Actor } from '@luuri/core';

const pack = `
client: acme
name: Acme Oy
domains: [acme.example]
calendars: { office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } } }
sla: [{ name: standard, calendar: office, targets: { normal: { first-response: 4h, resolution: 3bd } } }]`;
const me: Actor = { id: 'script', kind: 'agent', permissions: ['*'], reach: 'all' };

const desk = await createDesk({ database: { type: 'better-sqlite3', database: 'desk.db' }, plugins: essentials() });
await desk.as(me).use(clients).apply({ yaml: pack });
await desk.as(me).use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
const { items } = await desk.as(me).use(tickets).list();
console.log(JSON.stringify(items, null, 2));
await desk.stop();
