import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDesk, type TestDesk } from '@luuri/testing';
import { IsOptional, IsString, Length } from 'class-validator';
import fc from 'fast-check';
import { auditRows } from '../audit/index.ts';
import { essentials } from '../essentials.ts';
import { rowsIn } from '../fixtures.ts';
import { callAction } from '../http/index.ts';
import {
  anyone,
  bind,
  defineAction,
  defineError,
  defineEvent,
  definePlugin,
  eventRows,
  log,
  Secret,
  secretFieldsOf,
  type Actor,
  type Scope,
} from './index.ts';

class Credentials {
  @IsString() name!: string;
  @Secret() @IsString() @Length(1, 200) pass!: string;
  @Secret() @IsOptional() codes?: unknown;
}
class MoreCredentials extends Credentials {
  @IsOptional() @IsString() how?: string;
}

const said = defineEvent<{ words: string; list: string[]; ticketId: number }>('test.said', { summary: 'Said.', about: () => 'test:1' });
const refused = defineError<{ pass: string; deep: object }>('test.refused', 'conflict', ({ pass }) => `No: ${pass}.`);

/** A careless author: the secret goes everywhere. */
async function leak(scope: Scope, { pass, codes, how }: MoreCredentials): Promise<void> {
  await scope.emit(said, { words: `it is ${pass}`, list: [pass, JSON.stringify(codes)], ticketId: 123_456 });
  if (how === 'refuse') throw refused({ pass, deep: { codes } });
  if (how === 'break') throw Object.assign(new TypeError(`broken by ${pass}`), { parameters: [pass, codes], cause: new Error(pass) });
}
const careless = definePlugin({
  name: 'careless',
  summary: 'Tells what it should keep.',
  events: [said],
  actions: { leak: defineAction('careless.leak', { summary: 'Leak.', allow: anyone, input: MoreCredentials, run: leak }) },
});

const logged: string[] = [];
const note = (fields: object, message: string) => {
  const err = (fields as { err?: Error & Record<string, unknown> }).err;
  logged.push(JSON.stringify([message, fields, err && [Object.entries(err), err.message, err.stack, String(err.cause)]]));
};
let it: TestDesk;
beforeAll(async () => {
  it = await testDesk({ plugins: [...essentials(), careless()], ports: [bind(log, { info: note, warn: note, error: note })] });
});
afterAll(() => it.stop());

const somebody: Actor = { id: 'agent:1', kind: 'agent', permissions: [], reach: 'all' };

test('a secret field of a class is one of the classes that extend it', () => {
  expect([...secretFieldsOf(MoreCredentials)].sort()).toEqual(['codes', 'pass']);
  expect([...secretFieldsOf(undefined)]).toEqual([]);
});

test('what is marked secret reaches neither answer, log, audit nor event, whatever becomes of the call', async () => {
  const secret = fc
    .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
    .filter((s) => s.trim().length >= 8 && !'it is broken by'.includes(s));
  const how = fc.constantFrom('well', 'refuse', 'break', 7 as unknown as string);
  await fc.assert(
    fc.asyncProperty(secret, secret, how, async (pass, code, way) => {
      logged.length = 0;
      const action = it.desk.catalogue.actions.find((a) => a.action === 'careless.leak')!;
      const input = { name: 'ada', pass, codes: { list: [code, { deeper: code }] }, how: way };
      const answer = await callAction(it.desk, action, { actor: somebody, input });
      const kept = { answer, logged, lines: await rowsIn(it.desk, auditRows), facts: await rowsIn(it.desk, eventRows) };
      const everything = JSON.stringify(kept);
      for (const text of [pass, code]) {
        expect(everything).not.toContain(JSON.stringify(text).slice(1, -1));
        expect(everything).not.toContain(JSON.stringify(JSON.stringify(text)).slice(3, -3));
      }
    }),
    { numRuns: 60 },
  );
  expect(JSON.stringify(await rowsIn(it.desk, eventRows))).toContain('it is (secret)');
});

test('an error is the same one, whatever word of it somebody has for a secret', async () => {
  const action = it.desk.catalogue.actions.find((a) => a.action === 'careless.leak')!;
  for (const pass of ['conflict', 'test', 'refused', 'DeskError']) {
    const answer = await callAction(it.desk, action, { actor: somebody, input: { name: 'ada', pass, how: 'refuse' } });
    expect([pass, answer]).toMatchObject([pass, { status: 409, body: { code: 'test.refused' } }]);
    expect(JSON.stringify((answer as { body: { detail?: string } }).body.detail)).toContain('No: (secret).');
  }
});

test('a fact is the same one, whatever name or number of it somebody has for a secret', async () => {
  for (const pass of ['words', 'list', '123456']) {
    await it.desk.as(somebody).use(careless).leak({ name: 'ada', pass });
    expect((await it.events(said)).at(-1)?.payload).toEqual({ words: 'it is (secret)', list: ['(secret)', null], ticketId: 123_456 });
  }
});

test('the rest of the call is on record', async () => {
  await it.desk.as(somebody).use(careless).leak({ name: 'ada', pass: 'hunter2hunter2' });
  const lines = await rowsIn(it.desk, auditRows);
  expect(lines.at(-1)!.input).toEqual({ name: 'ada', pass: '(secret)' });
});
