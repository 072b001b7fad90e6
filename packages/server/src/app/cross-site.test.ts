import { expect, test } from '@jest/globals';
import { audit, clients, routesOf, system } from '@luuri/core';
import supertest, { type Response } from 'supertest';
import { openTestApp } from './fixtures.ts';

type Verb = 'post' | 'put' | 'patch' | 'delete';
interface ChangingRoute {
  readonly verb: Verb;
  readonly path: string;
}

/** What changes something, by the lines of the router's own tree, which are indented by four for each level. */
function changingIn(tree: string): ChangingRoute[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?/.exec(line) ?? [];
    above.splice(indent.length / 4, Infinity, part);
    const verbs = methods.split(', ').map((method) => method.toLowerCase());
    const changing = (['post', 'put', 'patch', 'delete'] as const).filter((verb) => verbs.includes(verb) && part !== '*');
    return changing.map((verb) => ({ verb, path: above.join('') }));
  });
}

const pack = `client: acme
name: Acme
domains: [acme.example]
mailboxes: [help@acme.example]
portal: { welcome: Hei }
`;

test('of all that changes something, by page or by API, nothing is done for a browser that another site has sent, signed in though it is', async () => {
  const it = await openTestApp();
  try {
    const ask = () => supertest(it.app.getHttpServer());
    await it.desk.as(system).use(clients).apply({ yaml: pack });
    const entered = await ask().post('/api/sign-in/key').send({ apiKey: it.keys.administrator }).expect(200);
    const { csrfToken } = entered.body as { csrfToken: string };
    const cookie = (entered.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    const done = async () => (await it.desk.as(system).use(audit).list({ outcome: 'done', limit: 200 })).items.length;
    const before = await done();

    const routes = changingIn(it.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    const ofActions = routesOf(it.desk).filter(({ verb }) => verb !== 'GET').length;
    expect(routes.length).toBeGreaterThanOrEqual(ofActions);
    const taken: string[] = [];
    for (const { verb, path } of routes) {
      const address = path.replaceAll(/:client\b/g, 'acme').replaceAll(/:[^/]+/g, '1');
      const foreign = { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const form = await ask()[verb](address).set(foreign).type('form').send('csrf=&text=x&address=x%40acme.example&id=1');
      const json = await ask()[verb](address).set(foreign).send({});
      // A page that leads on has refused all the same: what was done is looked at below.
      const isTaken = ({ status }: Response) => status < 300;
      if (path.startsWith('/api/') && [form, json].some(isTaken)) taken.push(`${verb} ${path}`);
    }
    expect(taken).toEqual([]);
    expect(await done()).toBe(before);

    // It would have been, from a page of the desk.
    await ask().post('/api/me/sessions/revoke-others').set({ cookie, 'x-csrf-token': csrfToken }).send({}).expect(200);
    expect(await done()).toBe(before + 1);
  } finally {
    await it.app.close();
  }
});
