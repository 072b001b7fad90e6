import { acceptArrival, channels, definePlugin, messageReceived, system, within, type Channel } from '@luuri/core';
import { email, readMail } from '@luuri/plugin-email';
import { benchDesk } from './desk.ts';
import { median, rounded, seconds, type Figure } from './figure.ts';

const MAILS = 600;
const ROUNDS = 3;

const words = 'Salasana on lukossa enkä pääse kirjautumaan koneelle. Virhe tuli aamulla, kun yritin avata sähköpostin. '.repeat(8);

/** A mail as programs write them: both texts, a small picture, quoted headers. */
function mail(n: number): Buffer {
  const picture = Buffer.alloc(20_000, n % 256)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n');
  return Buffer.from(
    [
      `From: Ada Lovelace <ada${String(n % 40)}@acme.example>`,
      'To: help@acme.example',
      `Subject: =?utf-8?B?${Buffer.from(`Salasana lukossa ${String(n)}`).toString('base64')}?=`,
      `Message-ID: <bench-${String(n)}-${String(process.pid)}@acme.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `${words} ${String(n)}`,
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><body><p>${words.replaceAll('. ', '.</p><p>')}</p><p>${String(n)}</p></body></html>`,
      '--inner--',
      '--outer',
      'Content-Type: image/png; name="kuva.png"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="kuva.png"',
      '',
      picture,
      '--outer--',
      '',
    ].join('\r\n'),
  );
}

/** Tells when so many arrivals are dealt with and committed. */
function counter() {
  let left = 0;
  let told: () => void = () => undefined;
  const settled = (count: number) =>
    new Promise<void>((resolve) => {
      left = count;
      told = resolve;
    });
  const watch = definePlugin({
    name: 'bench-watch',
    summary: 'Counts what was dealt with, once it is committed.',
    needs: [channels],
    listeners: [
      within(messageReceived, (scope) => {
        scope.onCommit(() => {
          if (--left === 0) told();
        });
        return Promise.resolve();
      }),
    ],
  });
  return { settled, watch };
}

/** Seconds from accepted bytes to committed tickets: the desk has taken the mails over, starts, and deals with them all. */
async function engineSeconds(mails: readonly Buffer[]): Promise<number> {
  const { settled, watch } = counter();
  const { desk, remove } = await benchDesk([email({}), watch()]);
  try {
    for (const [i, raw] of mails.entries()) {
      await desk
        .as(system)
        .run(acceptArrival, { channel: 'email', from: `ada${String(i % 40)}@acme.example`, to: 'help@acme.example', raw });
    }
    await warmUp(desk.catalogue.channels, mails);
    const done = settled(mails.length);
    return await seconds(async () => {
      await desk.start();
      await done;
    });
  } finally {
    await remove();
  }
}

/** Reads mails as the desk will read them: its thread is as warm as this one when the counting begins. */
async function warmUp(known: readonly Channel[], mails: readonly Buffer[]): Promise<void> {
  const read = known.find((c) => c.channel === 'email')?.read;
  if (read) await Promise.all(mails.map((raw) => read(raw)));
}

/** Mails per second from accepted bytes to a committed ticket, beside the same mails only read. */
export async function run(): Promise<Figure[]> {
  let next = 0;
  const ours: number[] = [];
  const parsing: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const mails = Array.from({ length: MAILS }, () => mail(next++));
    const alone = await seconds(async () => {
      for (const raw of mails) await readMail(raw);
    });
    const engine = await engineSeconds(mails);
    if (round === 0) continue; // warm-up
    parsing.push(alone);
    ours.push(engine);
  }
  const [engine, parser] = [MAILS / median(ours), MAILS / median(parsing)];
  const beside = `reading the same mails alone: ${String(rounded(parser))}/s`;
  return [{ bench: 'mail-to-ticket', value: rounded(engine), unit: 'mails/s', ratio: rounded(engine / parser), beside }];
}
