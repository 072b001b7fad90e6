import { anonymous, callAction, openTicket, toNodeHandler, toWire, type Actor, type Desk } from '@luuri/core';
import express, { type Express } from 'express';

/** The web shop itself: it may open tickets for its customers, and nothing else. */
const shop = (clientId: number): Actor => ({ id: 'shop', kind: 'agent', permissions: ['ticket.open'], reach: { client: [clientId] } });

/** Somebody at the counter. Your own session or token check stands here. */
const counter = (clientId: number): Actor => ({
  id: 'counter',
  kind: 'agent',
  permissions: ['ticket.see', 'ticket.work'],
  reach: { client: [clientId] },
});

interface Complaint {
  readonly from?: unknown;
  readonly text?: unknown;
}

/** A web shop with a desk inside: one process, one port. */
export function shopWith(desk: Desk, { clientId, key }: { clientId: number; key: string }): Express {
  const app = express();

  // Every action of the desk under /desk. It answers by itself, errors included.
  app.use(
    '/desk',
    toNodeHandler(desk, (request) => (request.headers.get('authorization') === `Bearer ${key}` ? counter(clientId) : anonymous)),
  );

  // A route of the shop's own. `callAction` never throws: what is wrong with the input comes back as a problem with its status.
  app.post('/orders/:order/complaint', express.json(), async (request, response) => {
    const { from, text } = (request.body ?? {}) as Complaint;
    const input = { client: 'shop', from, text, subject: `Order ${request.params.order}: complaint` };
    const { status, headers, bytes } = toWire(await callAction(desk, openTicket, { actor: shop(clientId), input }));
    response.writeHead(status, headers).end(bytes);
  });
  return app;
}
