import { afterEach, expect, test } from '@jest/globals';
import { IsInt, IsString, Length } from 'class-validator';
import { after, createDesk, createTable, defineAction, defineEntity, defineEvent, defineJob, defineMigration, definePlugin, anyone, system, within, type Desk } from './index.ts';

interface Note { id: number; text: string; at: Date }
const noteRows = defineEntity<Note>('note', (c) => ({ id: c.id(), text: c.text(), at: c.instant() }), { reach: 'everyone' });
const noted = defineEvent<{ id: number }>('note.noted', { summary: 'x', about: (p) => `note:${p.id}` });
class WriteNote { @IsString() @Length(1, 100) text!: string; }
class Empty { }
const remind = defineJob<{ id: number }>('note.remind', { run: async (scope, { id }) => { await scope.rows(noteRows).update({ id }, { text: 'reminded' }); } });
const write = defineAction('note.write', { summary: 'Write', allow: anyone, input: WriteNote, async run(scope, { text }) {
  const row = await scope.rows(noteRows).insert({ text, at: scope.now });
  if (text === 'fail') throw new Error('asked to fail');
  await scope.emit(noted, { id: row.id });
  await scope.schedule(remind, { input: { id: row.id }, key: String(row.id), at: new Date(scope.now.getTime() + 1000) });
  return row;
} });
const list = defineAction('note.list', { summary: 'List', allow: anyone, http: 'GET /notes', input: Empty, run: (scope) => scope.rows(noteRows).find() });
const heard: number[] = [];
async function hear(_s: unknown, p: { id: number }) { heard.push(p.id); }
const notes = definePlugin({ name: 'note', summary: 'Notes', entities: [noteRows], migrations: [defineMigration('create', [createTable(noteRows)])], events: [noted], jobs: [remind], actions: { write, list }, listeners: [after(noted, hear), within(noted, async () => { await Promise.resolve(); })] });
let desk: Desk;
afterEach(() => desk.stop());

test('works', async () => {
  desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [notes()] });
  const use = desk.as(system).use(notes);
  expect(await desk.schemaDrift()).toEqual([]);
  const row = await use.write({ text: 'a' });
  await expect(use.write({ text: 'fail' })).rejects.toThrow('asked');
  await expect(use.write({ text: '', bla: 1 } as never)).rejects.toThrow('x');
  expect(row.id).toBe(1);
  expect(await use.list()).toEqual([{ id: 1, text: 'a', at: expect.any(Date) }]);
  expect(await desk.runDue(new Date(Date.now() + 5000))).toBe(2);
  expect(heard).toEqual([1]);
  expect((await use.list())[0]!.text).toBe('reminded');
});
