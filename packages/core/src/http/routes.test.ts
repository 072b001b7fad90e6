import { describe, expect, test } from '@jest/globals';
import { anyone, defineAction, definePlugin, type Route } from '../kernel/index.ts';
import { matchRoute, routesOf } from './index.ts';

const action = (name: string, http?: Route) =>
  defineAction(name, { summary: name, allow: anyone, ...(http ? { http } : {}), run: async () => undefined });
const tickets = definePlugin({
  name: 'ticket',
  summary: 'Tickets.',
  actions: {
    get: action('ticket.get', 'GET /tickets/:ticketId'),
    part: action('ticket.part', 'GET /:kind/next/:part'),
    next: action('ticket.next', 'GET /tickets/next'),
    move: action('ticket.move', 'POST /tickets/:ticketId/move'),
    silent: action('ticket.silent'),
  },
});
const routes = routesOf({ catalogue: { plugins: [tickets.spec] } });
const found = (method: string, path: string) => {
  const match = matchRoute(routes, method, path);
  return match && 'route' in match ? [match.route.action.action, match.params] : match;
};

describe('routesOf', () => {
  test('leaves out actions without an address, and puts precise addresses first', () => {
    expect(routes.map((r) => r.action.action)).toEqual(['ticket.next', 'ticket.get', 'ticket.move', 'ticket.part']);
    expect(routes.map((r) => r.parameters)).toEqual([[], ['ticketId'], ['ticketId'], ['kind', 'part']]);
    expect(routes.map((r) => r.plugin)).toEqual(Array.from({ length: 4 }, () => 'ticket'));
  });
});

describe('matchRoute', () => {
  test('finds the action and the texts in its places', () => {
    expect(found('GET', '/tickets/12')).toEqual(['ticket.get', { ticketId: '12' }]);
    expect(found('GET', '/tickets/next')).toEqual(['ticket.next', {}]);
    expect(found('POST', '/tickets/a%2Fb/move')).toEqual(['ticket.move', { ticketId: 'a/b' }]);
    expect(found('HEAD', '/tickets/12')).toEqual(['ticket.get', { ticketId: '12' }]);
  });
  test('says what a path takes when the method is wrong', () => {
    expect(found('DELETE', '/tickets/12')).toEqual({ allowed: ['GET', 'HEAD', 'OPTIONS'] });
    expect(found('GET', '/tickets/12/move')).toEqual({ allowed: ['OPTIONS', 'POST'] });
  });
  test('finds nothing where there is nothing', () => {
    for (const path of ['', '/', '/tickets', '/tickets/', '/tickets/12/', '/Tickets/12', '/tickets//move'])
      expect(found('GET', path)).toBeUndefined();
  });
  test('refuses what cannot be decoded', () => {
    expect(() => found('GET', '/tickets/%E4')).toThrow('The address holds "%E4"');
  });
});
