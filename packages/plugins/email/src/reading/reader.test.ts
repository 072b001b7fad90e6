import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, jest, test } from '@jest/globals';
import { mailReader, type MailReader, type ReaderOptions } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'luuri-test-'));
const readers: MailReader[] = [];

afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(readers.splice(0).map((reader) => reader.stop()));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A thread that runs the given lines for each mail; they answer by `tell(subject)`. */
function readerThat(lines: string, options: Partial<ReaderOptions> = {}): MailReader {
  const file = join(folder, 'program.mjs');
  writeFileSync(
    file,
    `import { parentPort, threadId } from 'node:worker_threads';
    const tell = (subject) => parentPort.postMessage({ subject, trouble: [] });
    parentPort.on('message', (raw) => { const text = Buffer.from(raw).toString(); ${lines} });`,
    { flag: 'w' },
  );
  const reader = mailReader({ onTrouble: () => undefined, program: pathToFileURL(file), ...options });
  readers.push(reader);
  return reader;
}

const subjectOf = async (reader: MailReader, text: string) => (await reader.read(Buffer.from(text))).subject;
const mail = (subject: string) => Buffer.from(`From: ada@acme.example\r\nSubject: ${subject}\r\n\r\nHei\r\n`);

test('each mail gets its own answer, however many are asked for at once', async () => {
  const reader = readerThat('tell(text);');
  const asked = Array.from({ length: 20 }, (_, i) => `mail ${String(i)}`);
  expect(await Promise.all(asked.map((text) => subjectOf(reader, text)))).toEqual(asked);
});

test('the thread ends when no mail comes for a minute, and the next mail has another', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const reader = readerThat('tell(String(threadId));');
  const first = await subjectOf(reader, 'a');
  jest.advanceTimersByTime(59_999);
  expect(await subjectOf(reader, 'b')).toBe(first);
  jest.advanceTimersByTime(60_000);
  expect(Number(await subjectOf(reader, 'c'))).toBeGreaterThan(Number(first));
});

test('a mail that takes too long is said to be unreadable, and those after it are read', async () => {
  const reader = readerThat("if (text === 'slow') for (;;); else tell(text);", { budgetMs: 1_000 });
  const [before, slow, next] = await Promise.all(['a', 'slow', 'b'].map((text) => reader.read(Buffer.from(text))));
  expect([before?.subject, next?.subject]).toEqual(['a', 'b']);
  expect(slow?.trouble).toEqual(['The mail could not be read: it took longer than 1 s.']);
});

test('a mail that ends the thread is said to be unreadable, and those after it are read', async () => {
  const reader = readerThat("if (text === 'deadly') process.exit(1); else tell(text);");
  const [deadly, next] = await Promise.all(['deadly', 'b'].map((text) => reader.read(Buffer.from(text))));
  expect(deadly?.trouble).toEqual(['The mail could not be read: the thread that was at it ended.']);
  expect(next?.subject).toBe('b');
});

test('a mail that throws in the thread is said to be unreadable, and the next one is read', async () => {
  const reader = readerThat("if (text === 'bad') throw new TypeError('no such part'); else tell(text);");
  expect((await reader.read(Buffer.from('bad'))).trouble).toEqual(['The mail could not be read: no such part.']);
  expect(await subjectOf(reader, 'b')).toBe('b');
});

test('where no thread can be had, mail is read here, and the host is told once', async () => {
  const told: Error[] = [];
  const reader = readerThat('', { program: pathToFileURL(join(folder, 'none.mjs')), onTrouble: (e) => told.push(e) });
  const read = await Promise.all([reader.read(mail('Yksi')), reader.read(mail('Kaksi'))]);
  expect(read.map((message) => message.subject)).toEqual(['Yksi', 'Kaksi']);
  expect((await reader.read(mail('Kolme'))).subject).toBe('Kolme');
  expect(told).toHaveLength(1);
});
