import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { program, temporaryFolder, type Program } from '../examples/program.ts';
import { blocksOf, root } from './blocks.ts';
import { commandsOf, curl, wordsOf } from './typed.ts';

const page = 'docs/tutorial/first-ticket.md';
const { folder, remove } = temporaryFolder();
let desk: Program;
let variables: Record<string, string>;
let smtp: string;

beforeAll(async () => {
  // Ports of this test alone; 0 would not say where mail is taken.
  const port = 20_000 + (process.pid % 20_000);
  smtp = `127.0.0.1:${String(port)}`;
  const env = { LUURI_PORT: '0', LUURI_SMTP_LISTEN: smtp, LUURI_DATA: path.join(folder, 'data'), LUURI_LOG_LEVEL: 'error' };
  desk = program('packages/server/src/cli.ts', { folder, args: ['serve', '--demo'], env });
  const url = (await desk.line(/^Luuri is up: /)).replace('Luuri is up: ', '');
  const keyOf = async (name: string) => (await desk.line(new RegExp(`^ +${name} .*luuri_`))).split(/\s+/).at(-1) ?? '';
  variables = { API: `${url}/api`, AINO: await keyOf('Aino Virtanen'), EERO: await keyOf('Eero Mäkinen') };
}, 60_000);

afterAll(async () => {
  await desk.stop();
  remove();
});

const mail = (args: readonly string[]) =>
  new Promise<string>((resolve, reject) => {
    const script = path.join(root, 'scripts/mail.mjs');
    execFile(process.execPath, [script, '--smtp', smtp, ...args], (error, stdout) =>
      error ? reject(new Error(error.message)) : resolve(stdout),
    );
  });

const get = (where: string) =>
  curl(['curl', `${variables['API'] ?? ''}${where}`, '-H', `Authorization: Bearer ${variables['AINO'] ?? ''}`]);

/** Mail is dealt with by a job, a moment after its 250. */
async function dealtWith(count: number): Promise<void> {
  for (;;) {
    const { body } = await get('/intake');
    const { items } = body as { items: { state: string }[] };
    if (items.filter((line) => line.state === 'done').length >= count) return;
  }
}

test('every command of the tutorial does what the page says', async () => {
  const shell = blocksOf(page, readFileSync(path.join(root, page), 'utf8')).filter((block) => block.language === 'sh');
  const commands = shell.flatMap((block) => commandsOf(block.code));
  let mails = 0;
  const statuses: number[] = [];
  for (const command of commands) {
    const words = wordsOf(command, variables);
    if (words[0] === 'curl') statuses.push((await curl(words)).status);
    if (words[0] === 'npm' && words.includes('mail')) {
      expect(await mail(words.slice(words.indexOf('--') + 1))).toContain('250 ');
      await dealtWith(++mails);
    }
  }
  expect({ mails, statuses: [...new Set(statuses)] }).toEqual({ mails: 3, statuses: [200] });
  expect(statuses.length).toBeGreaterThan(6);

  const { body: ticket } = await get('/tickets/1');
  expect(ticket).toMatchObject({
    client: 'acme',
    subject: 'Salasana lukossa',
    language: 'fi',
    state: 'resolved',
    tier: 2,
    team: 'specialists',
  });
  const { body: timeline } = await get('/tickets/1/timeline');
  expect((timeline as { items: { event: string }[] }).items.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'ticket.opened',
      'message.received',
      'sla.met',
      'escalation.handed-off',
      'escalation.accepted',
      'ticket.moved',
    ]),
  );
  expect((await get('/intake')).body).toMatchObject({
    items: [
      { disposition: 'opened', ticketId: 2 },
      { disposition: 'appended', rule: 'subject-number', ticketId: 1 },
      { disposition: 'opened', rule: 'new' },
    ],
  });
  const { body: nordbo } = await get('/tickets/2');
  expect(nordbo).toMatchObject({
    client: 'nordbo',
    language: 'sv',
    clocks: [{ metric: 'first-response', targetMs: 120_000 }, { metric: 'resolution' }],
  });
}, 60_000);

test('a command is taken apart as a shell does it', () => {
  const command = `curl -s $API/x -H "Authorization: Bearer $KEY" \\\n  -d '{"a": "$API"}'   # why`;
  expect(wordsOf(command, { API: 'http://h', KEY: 'k' })).toEqual([
    'curl',
    '-s',
    'http://h/x',
    '-H',
    'Authorization: Bearer k',
    '-d',
    '{"a": "$API"}',
  ]);
  expect(commandsOf('a \\\n  b\nc\n')).toEqual(['a \\\n  b', 'c']);
});
