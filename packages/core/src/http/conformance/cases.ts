import { bodyLimitBytes } from '../body.ts';

/** A request, and what every host answers to it. */
export interface HostCase {
  readonly it: string;
  readonly ask: {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Sent as it is. */
    readonly body?: string | Uint8Array;
  };
  readonly answer: {
    readonly status: number;
    /** The whole value, or `undefined` for a header that must not be there. */
    readonly headers?: Readonly<Record<string, string | undefined>>;
    /** Of an object, only the members named here are compared. */
    readonly body?: unknown;
  };
}

const jsonHeader = { 'content-type': 'application/json' };
const keeper = { 'x-actor': 'keeper' };
const problemHeaders = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const post = (path: string, value: unknown, headers: Record<string, string> = {}): HostCase['ask'] => ({
  method: 'POST',
  path,
  headers: { ...jsonHeader, ...headers },
  body: JSON.stringify(value),
});
const problem = (status: number, code: string, more: object = {}): HostCase['answer'] => ({
  status,
  headers: problemHeaders,
  body: { status, code, type: `urn:luuri:error:${code}`, ...more },
});
const wrong = (...mistakes: readonly { path: string; message: string }[]) => problem(400, 'input.invalid', { mistakes });

const ways: readonly HostCase[] = [
  {
    it: 'takes a body',
    ask: post('/echo', { text: 'hei', count: 3 }),
    answer: {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: { text: 'hei', count: 3 },
    },
  },
  {
    it: 'takes nested objects',
    ask: post('/echo', { text: 'hei', parts: [{ name: 'a' }] }),
    answer: { status: 200, body: { parts: [{ name: 'a' }] } },
  },
  { it: 'takes UTF-8', ask: post('/echo', { text: 'pääsky 🐦' }), answer: { status: 200, body: { text: 'pääsky 🐦' } } },
  {
    it: 'reads numbers, booleans and lists in the address',
    ask: { path: '/things/12?tag=a&big=true&limit=5&word=7' },
    answer: { status: 200, body: { thingId: 12, tag: ['a'], big: true, limit: 5, word: '7' } },
  },
  {
    it: 'reads a list of several',
    ask: { path: '/things/12?tag=a&tag=b%20c&tag=d+e' },
    answer: { status: 200, body: { tag: ['a', 'b c', 'd e'] } },
  },
  {
    it: 'finds a fixed address before one with a place in it',
    ask: { path: '/things/next' },
    answer: { status: 200, body: { next: true } },
  },
  {
    it: 'answers 204 when there is nothing to say',
    ask: { method: 'DELETE', path: '/things/3', headers: keeper },
    answer: { status: 204, headers: { 'content-type': undefined } },
  },
  { it: 'takes no body at all', ask: { method: 'POST', path: '/ping' }, answer: { status: 204 } },
  { it: 'takes an empty body that says it is JSON', ask: { method: 'POST', path: '/ping', headers: jsonHeader }, answer: { status: 204 } },
  {
    it: 'has a browser keep what an action says, and says nothing of it in the body',
    ask: post('/sign', {}),
    answer: { status: 200, headers: { 'set-cookie': 'mark=1; Path=/; HttpOnly' }, body: { signed: true } },
  },
  { it: 'says null', ask: { path: '/none' }, answer: { status: 200, body: null } },
  { it: 'knows who asks', ask: { path: '/who', headers: keeper }, answer: { status: 200, body: { actor: 'agent:7' } } },
  { it: 'lets nobody in particular ask', ask: { path: '/who' }, answer: { status: 200, body: { actor: 'anonymous' } } },
  { it: 'answers HEAD like GET, without the body', ask: { method: 'HEAD', path: '/who' }, answer: { status: 200, body: '' } },
  {
    it: 'hands a file over and does not show it',
    ask: { path: '/file' },
    answer: {
      status: 200,
      headers: {
        'content-type': 'text/html',
        'content-disposition': `attachment; filename="r_kning _1_.html"; filename*=UTF-8''r%C3%A4kning%20%221%22.html`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
      body: '<script>1</script>',
    },
  },
  {
    it: 'gives the request its id back',
    ask: { path: '/who', headers: { 'x-request-id': 'abc-1' } },
    answer: { status: 200, headers: { 'x-request-id': 'abc-1' } },
  },
  {
    it: 'says what OPTIONS asks',
    ask: { method: 'OPTIONS', path: '/things/3' },
    answer: { status: 204, headers: { allow: 'DELETE, GET, HEAD, OPTIONS, PUT' } },
  },
];

const line = (id: number): string => `id: ${String(id)}\nevent: news\ndata: {"text":"n${String(id)}"}\n\n`;
const fromAcme = { origin: 'https://acme.example' };
const knock = (headers: Record<string, string>) => post('/doors/acme/knock', { word: 'open' }, headers);
const firstAsk = (origin: string): HostCase['ask'] => ({
  method: 'OPTIONS',
  path: '/doors/acme/knock',
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
});

/** For actions that other pages load, listen to or call. */
const beyond: readonly HostCase[] = [
  {
    it: 'hands over part of a page, which pages of other sites may load and keep',
    ask: { path: '/part.js' },
    answer: {
      status: 200,
      headers: {
        'content-type': 'text/javascript',
        'cache-control': 'public, max-age=60',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      },
      body: '1;',
    },
  },
  {
    it: 'tells on, line by line',
    ask: { path: '/news' },
    answer: {
      status: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform' },
      body: `retry: 2000\n\n${line(1)}${line(2)}${line(3)}`,
    },
  },
  {
    it: 'goes on where the listener was',
    ask: { path: '/news', headers: { 'last-event-id': '2' } },
    answer: { status: 200, body: `retry: 2000\n\n${line(3)}` },
  },
  {
    it: 'lets a page of another site call what the action lets it call',
    ask: knock(fromAcme),
    answer: { status: 200, headers: { 'access-control-allow-origin': fromAcme.origin, vary: 'origin' }, body: { word: 'open' } },
  },
  {
    it: 'tells a page of another site what was wrong, too',
    ask: post('/doors/acme/knock', { word: '' }, fromAcme),
    answer: { status: 400, headers: { 'access-control-allow-origin': fromAcme.origin } },
  },
  {
    it: 'lets no other page call it',
    ask: knock({ origin: 'https://evil.example' }),
    answer: { ...problem(403, 'http.origin-not-allowed'), headers: { ...problemHeaders, 'access-control-allow-origin': undefined } },
  },
  {
    it: 'lets whatever is no page call it',
    ask: knock({}),
    answer: { status: 200, headers: { 'access-control-allow-origin': undefined } },
  },
  {
    it: 'says to a browser that asks first what it may send',
    ask: firstAsk(fromAcme.origin),
    answer: {
      status: 204,
      headers: {
        'access-control-allow-origin': fromAcme.origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-allow-credentials': undefined,
      },
    },
  },
  { it: 'refuses it to the browsers of others', ask: firstAsk('https://evil.example'), answer: problem(403, 'http.origin-not-allowed') },
  {
    it: 'allows no other site anything else',
    ask: { ...firstAsk(fromAcme.origin), path: '/echo' },
    answer: { status: 204, headers: { 'access-control-allow-origin': undefined, 'access-control-allow-methods': undefined } },
  },
];

const letter = (type: string, body: string, headers: Record<string, string> = {}): HostCase['ask'] => ({
  method: 'POST',
  path: '/letters/a',
  headers: { 'content-type': type, 'x-seal': 'wax', ...headers },
  body,
});

/** For actions that want the very bytes: what is signed is not read first. */
const raw: readonly HostCase[] = [
  {
    it: 'hands JSON over as it was sent, with its headers',
    ask: letter('application/json; charset=utf-8', '{ "a":1.0 }'),
    answer: { status: 200, body: { box: 'a', bytes: '{ "a":1.0 }', seal: 'wax', kept: [] } },
  },
  {
    it: 'hands a form over as it was sent',
    ask: letter('application/x-www-form-urlencoded', 'b=%20&a=1'),
    answer: { status: 200, body: { bytes: 'b=%20&a=1' } },
  },
  {
    it: 'keeps back what proves who calls',
    ask: letter('application/json', '{}', { cookie: 'a=b' }),
    answer: { status: 200, body: { kept: [] } },
  },
  {
    it: 'hands over nothing for nothing',
    ask: { method: 'POST', path: '/letters/a' },
    answer: { status: 200, body: { bytes: '', seal: null } },
  },
  {
    it: 'refuses bytes of a type that the action does not name',
    ask: letter('application/xml', '<a/>'),
    answer: problem(415, 'http.body-type-unsupported'),
  },
  {
    it: 'refuses a query beside bytes',
    ask: { ...letter('application/json', '{}'), path: '/letters/a?b=1' },
    answer: wrong({ path: 'b', message: 'must be in the body of the request, not in its address' }),
  },
];

const mistakes: readonly HostCase[] = [
  {
    it: 'names every wrong field',
    ask: post('/echo', { text: '', loud: 'yes', extra: 1 }),
    answer: { status: 400, headers: problemHeaders, body: { code: 'input.invalid' } },
  },
  {
    it: 'takes a number in a body for a number only when it is one',
    ask: post('/echo', { text: 'a', count: '3' }),
    answer: { status: 400, body: { code: 'input.invalid' } },
  },
  {
    it: 'says of a text in an address what it should be',
    ask: { path: '/things/abc' },
    answer: wrong({ path: 'thingId', message: 'must be an integer number' }),
  },
  {
    it: 'says of a list where one is wanted what it should be',
    ask: { path: '/things/1?word=a&word=b' },
    answer: wrong({ path: 'word', message: 'must be a string' }),
  },
  {
    it: 'refuses what the query does not know',
    ask: { path: '/things/1?colour=red' },
    answer: wrong({ path: 'colour', message: 'is not known here; leave it out or correct its name' }),
  },
  {
    it: 'refuses a query where a body is wanted',
    ask: post('/echo?text=a', { text: 'a' }),
    answer: wrong({ path: 'text', message: 'must be in the body of the request, not in its address' }),
  },
  {
    it: 'refuses two answers to one question',
    ask: { ...post('/things/3', { thingId: 4, name: 'x' }, keeper), method: 'PUT' },
    answer: wrong({ path: 'thingId', message: 'is 3 in the address and something else in the body; leave it out of the body' }),
  },
  {
    it: 'takes the same answer twice',
    ask: { ...post('/things/3', { thingId: 3, name: 'x' }, keeper), method: 'PUT' },
    answer: { status: 200, body: { thingId: 3, name: 'x' } },
  },
  {
    it: 'refuses fields of an action that takes none',
    ask: post('/ping', { a: 1 }),
    answer: wrong({ path: 'a', message: 'is not known here; leave it out' }),
  },
  { it: 'refuses a list for a body', ask: post('/echo', [1]), answer: wrong({ path: '', message: 'must be an object' }) },
  { it: 'refuses what is no JSON', ask: { ...post('/echo', 0), body: '{"text":' }, answer: problem(400, 'http.body-not-json') },
  {
    it: 'refuses what is no UTF-8',
    ask: { ...post('/echo', 0), body: new Uint8Array([0x22, 0xff, 0x22]) },
    answer: problem(400, 'http.body-not-json', { detail: 'The body is not JSON: it is not UTF-8.' }),
  },
  {
    it: 'refuses what is nested without end',
    ask: { ...post('/echo', 0), body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
    answer: problem(400, 'http.body-not-json'),
  },
  {
    it: 'does not let a body reach behind objects',
    ask: { ...post('/echo', 0), body: '{"text":"a","__proto__":{"admin":true},"constructor":{"a":1}}' },
    answer: problem(400, 'input.invalid'),
  },
  {
    it: 'refuses a form',
    ask: { method: 'POST', path: '/echo', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=a' },
    answer: problem(415, 'http.body-type-unsupported'),
  },
  {
    it: 'refuses a body without a type',
    ask: { method: 'POST', path: '/echo', body: new TextEncoder().encode('{"text":"a"}') },
    answer: problem(415, 'http.body-type-unsupported'),
  },
  {
    it: 'refuses a body that is too large',
    ask: {
      ...post('/echo', 0),
      // Made when it is asked: every desk loads this file, and ten megabytes are a lot to carry along for a test.
      get body() {
        return new Uint8Array(bodyLimitBytes + 1).fill(0x20);
      },
    },
    answer: problem(413, 'http.body-too-large', { limitBytes: bodyLimitBytes }),
  },
  { it: 'refuses an address that nobody can decode', ask: { path: '/things/%zz' }, answer: problem(400, 'http.bad-address') },
  { it: 'says that there is nothing', ask: { path: '/nothing/here' }, answer: problem(404, 'http.no-route') },
  { it: 'takes an empty place for no place', ask: { path: '/things/' }, answer: problem(404, 'http.no-route') },
  {
    it: 'says which methods there are',
    ask: { method: 'PATCH', path: '/things/3' },
    answer: { ...problem(405, 'http.method-not-allowed'), headers: { ...problemHeaders, allow: 'DELETE, GET, HEAD, OPTIONS, PUT' } },
  },
  {
    it: 'asks nobody in particular to sign in',
    ask: { method: 'DELETE', path: '/things/3' },
    answer: { ...problem(401, 'access.sign-in-needed'), headers: { ...problemHeaders, 'www-authenticate': 'Bearer' } },
  },
  {
    it: 'hands on that somebody is not known',
    ask: { path: '/who', headers: { 'x-actor': 'stranger' } },
    answer: problem(401, 'conformance.not-known', { detail: 'Nobody of this name is known here.' }),
  },
];

const failing = (kind: string, status: number, more: object = {}): HostCase => ({
  it: `answers an error of the kind ${kind} with ${String(status)}`,
  ask: post('/fail', { kind }, { 'x-request-id': 'r-1' }),
  answer: {
    ...problem(status, `conformance.${kind}`, { instance: 'r-1', detail: 'This failed at home, as was asked.', where: 'home', ...more }),
  },
});
const hidden = { detail: 'Something is broken here. Whoever runs this desk finds it in the log under r-1.', where: undefined };

const kinds: readonly HostCase[] = [
  failing('invalid', 400),
  failing('unauthenticated', 401),
  failing('forbidden', 403),
  failing('not-found', 404),
  failing('conflict', 409),
  failing('throttled', 429),
  failing('unavailable', 503, { where: undefined }),
  failing('defect', 500, hidden),
  { it: 'says when to come back', ask: post('/fail', { kind: 'throttled' }), answer: { status: 429, headers: { 'retry-after': '30' } } },
  {
    it: 'hides what nobody foresaw',
    ask: post('/fail', { kind: 'unknown' }, { 'x-request-id': 'r-1' }),
    answer: problem(500, 'desk.unexpected', { instance: 'r-1', ...hidden }),
  },
];

/** What every host answers, whatever it is made of. */
export const hostCases: readonly HostCase[] = [...ways, ...beyond, ...raw, ...mistakes, ...kinds];
