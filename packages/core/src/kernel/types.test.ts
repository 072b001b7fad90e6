import { expect, test } from '@jest/globals';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { LessThan } from 'typeorm';
import {
  after,
  anyone,
  bind,
  defineAction,
  defineEntity,
  defineEvent,
  defineJob,
  definePlugin,
  definePort,
  nullable,
  within,
  type Rows,
  type Scope,
  type Session,
} from './index.ts';

// Nothing here runs: the compiler reads it. Each `@ts-expect-error` is a mistake that must not compile, and tsc complains when it does.

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the compiler holds two such functions for the same only when A is B
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles when the two are the very same type. */
const same = <A, B>(_proof: Same<A, B>): void => undefined;

interface Row {
  id: number;
  text: string;
  size: number | null;
  state: 'open' | 'closed';
}
const rows = defineEntity<Row>('row', (c) => ({ id: c.id(), text: c.text(), size: nullable(c.count()), state: c.text() }), {
  reach: { client: 'size' },
});

class Write {
  @IsString() text!: string;
  @IsOptional() @IsInt() size?: number;
}
class Filter {
  @IsOptional() @IsInt() limit?: number;
}
const write = defineAction('row.write', {
  summary: '',
  allow: anyone,
  input: Write,
  run: async (_scope, input) => ({ length: input.text.length }),
});
const list = defineAction('row.list', { summary: '', allow: anyone, input: Filter, run: async (_scope, { limit = 5 }) => [limit] });
const touch = defineAction('row.touch', { summary: '', allow: anyone, run: async () => undefined });

class Options {
  @IsString() address!: string;
  @IsOptional() @IsInt() port?: number;
}
class Optional {
  @IsOptional() @IsInt() port?: number;
}
const port = definePort<(text: string) => number>('row.port');
const plugin = definePlugin({
  name: 'row',
  summary: '',
  options: Options,
  actions: { write, list, touch },
  start: ({ options }) => ({ provides: [bind(port, () => options.address.length)] }),
});
const free = definePlugin({ name: 'free', summary: '', options: Optional });
const bare = definePlugin({ name: 'bare', summary: '' });
const happened = defineEvent<{ id: number }>('row.happened', { summary: '', about: (p) => `row:${p.id}` });
const job = defineJob<{ id: number }>('row.job', { run: async (_scope, { id }) => id });

export async function actionsKeepTheirTypes(session: Session): Promise<void> {
  const api = session.use(plugin);
  same<keyof typeof api, 'write' | 'list' | 'touch'>(true);
  same<Awaited<ReturnType<typeof api.write>>, { length: number }>(true);
  same<Parameters<typeof api.write>, [input: Write]>(true);
  same<Awaited<ReturnType<typeof session.run<Write, { length: number }>>>, { length: number }>(true);
  await api.write({ text: 'a' });
  await api.list();
  await api.list({ limit: 1 });
  await api.touch();
  // @ts-expect-error the input is required when a field of it is
  await api.write();
  // @ts-expect-error a field is missing
  await api.write({ size: 1 });
  // @ts-expect-error a field has another type
  await api.write({ text: 1 });
  // @ts-expect-error a field is not known
  await api.write({ text: 'a', colour: 'red' });
  // @ts-expect-error there is no such action
  await api.explode();
  // @ts-expect-error there is no such action in a plugin without any
  await session.use(bare).write({ text: 'a' });
  // @ts-expect-error the input of another action
  await session.run(write, { limit: 1 });
}

export function pluginsKeepTheirOptions(): void {
  plugin({ address: 'a' });
  plugin({ address: 'a', port: 1 });
  free();
  free({ port: 1 });
  bare();
  // @ts-expect-error this plugin cannot do without options
  plugin();
  // @ts-expect-error an option has another type
  plugin({ address: 1 });
  // @ts-expect-error an option is not known
  free({ prt: 1 });
}

export async function rowsKeepTheirTypes(scope: Scope): Promise<void> {
  const all: Rows<Row> = scope.rows(rows);
  same<Awaited<ReturnType<typeof all.find>>, Row[]>(true);
  same<Awaited<ReturnType<typeof all.first>>, Row | undefined>(true);
  await all.find({ where: { text: ['a', 'b'], size: null, state: 'open', id: LessThan(5) }, order: { text: 'ASC' }, limit: 1 });
  await all.insert({ text: 'a', size: null, state: 'open' });
  await all.update({ id: 1 }, { state: 'closed' });
  // @ts-expect-error no such column
  await all.find({ where: { colour: 'red' } });
  // @ts-expect-error a value of another type
  await all.find({ where: { id: 'one' } });
  // @ts-expect-error a list of another type
  await all.find({ where: { state: ['ajar'] } });
  // @ts-expect-error a forgotten value would match every row
  await all.remove({ id: undefined });
  // @ts-expect-error no such column to order by
  await all.find({ order: { colour: 'ASC' } });
  // @ts-expect-error a column is missing
  await all.insert({ text: 'a', size: null });
  // @ts-expect-error this column is never empty
  await all.insert({ text: null, size: null, state: 'open' });
  // @ts-expect-error the database gives the id
  await all.update({ id: 1 }, { id: 2 });
  // @ts-expect-error not one of its values
  await all.update({ id: 1 }, { state: 'ajar' });
}

export async function factsJobsAndPortsKeepTheirTypes(scope: Scope): Promise<void> {
  await scope.emit(happened, { id: 1 });
  await scope.schedule(job, { input: { id: 1 }, at: scope.now, key: 'k' });
  within(happened, async (_scope, payload) => {
    same<typeof payload, { id: number }>(true);
    await Promise.resolve(payload);
  });
  after(happened, async function hear(_scope, { id }) {
    same<typeof id, number>(true);
    await Promise.resolve(id);
  });
  same<number, ReturnType<ReturnType<typeof scope.get<(text: string) => number>>>>(true);
  scope.get(port)('text');
  bind(port, (text) => text.length);
  // @ts-expect-error a payload of another type
  await scope.emit(happened, { id: 'one' });
  // @ts-expect-error the payload of another fact
  after(happened, async function hear(_scope, { name }: { name: string }) {
    await Promise.resolve(name);
  });
  // @ts-expect-error an input of another type
  await scope.schedule(job, { input: { id: 'one' } });
  // @ts-expect-error a job cannot do without its input
  await scope.schedule(job, { at: scope.now });
  // @ts-expect-error what is bound does not fit the port
  bind(port, 'not a function');
  // @ts-expect-error what the port holds takes a text
  scope.get(port)(1);
}

export function declarationsAreChecked(): void {
  // @ts-expect-error a column of the row is missing
  defineEntity<Row>('row', (c) => ({ id: c.id(), text: c.text(), size: c.count() }));
  // @ts-expect-error the reach names no column of the row
  defineEntity<Row>('row', rows.columns, { reach: { client: 'owner' } });
  // @ts-expect-error the index names no column of the row
  defineEntity<Row>('row', rows.columns, { indexes: [{ columns: ['colour'] }] });
  // @ts-expect-error a route is a verb and a path
  defineAction('x', { summary: '', allow: anyone, http: '/rows', run: async () => undefined });
  // @ts-expect-error an action says who may call it
  defineAction('x', { summary: '', run: async () => undefined });
}

test('types follow values, which the compiler has seen', () => {
  expect(
    [actionsKeepTheirTypes, pluginsKeepTheirOptions, rowsKeepTheirTypes, factsJobsAndPortsKeepTheirTypes, declarationsAreChecked].map(
      (f) => typeof f,
    ),
  ).not.toContain('undefined');
});
