import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { cannotListen, portTaken } from './errors.ts';
import { listenSmtp, type Listener, type ListenerOptions, type ReceivedMail } from './listener.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function listen(more: Partial<ListenerOptions> = {}): Promise<{ listener: Listener; mails: ReceivedMail[] }> {
  const mails: ReceivedMail[] = [];
  const listener = await listenSmtp({
    host: '127.0.0.1',
    port: 0,
    maxBytes: 100_000,
    greetingName: 'desk.example',
    acceptsRecipient: (address) => Promise.resolve(address.startsWith('help')),
    onMail: (mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
    ...more,
  });
  open.push(listener);
  return { listener, mails };
}

function client(port: number) {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, logger: false });
  open.push(transport);
  return transport;
}

const mail = { from: 'ada@acme.example', to: 'help@acme.example', subject: 'Tulostin', text: 'Ei käynnisty' };
interface Refusal {
  readonly responseCode?: number;
  readonly response: string;
}

/** What the client was told when its mail was not taken. */
const failure = (sending: Promise<unknown>): Promise<Refusal> =>
  sending.then(
    () => ({ response: 'taken' }),
    (e: unknown) => e as Refusal,
  );

/** A client that speaks by hand: sends lines and waits for the reply to each. */
class Talk {
  private buffer = '';
  private readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => (this.buffer += '000 closed\r\n'));
    this.socket.on('data', (data) => (this.buffer += data.toString()));
    open.push({ close: () => this.socket.destroy() });
  }

  /** The next whole reply. */
  async reply(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.buffer)?.[0];
      if (found !== undefined) {
        this.buffer = this.buffer.slice(found.length);
        return found.trim();
      }
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
  }

  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** As far as the 354 of DATA. */
  async toData(to = 'help@acme.example'): Promise<void> {
    await this.reply();
    for (const line of ['EHLO x', 'MAIL FROM:<ada@acme.example>', `RCPT TO:<${to}>`, 'DATA']) await this.say(line);
  }

  write(text: string): void {
    this.socket.write(text);
  }

  get closed(): Promise<unknown> {
    return this.socket.destroyed ? Promise.resolve() : once(this.socket, 'close');
  }

  leave(): void {
    this.socket.destroy();
  }
}

describe('a mail that is taken', () => {
  it('comes with its bytes, its envelope, the client and the instant', async () => {
    const at = new Date('2026-11-02T08:00:00Z');
    const { listener, mails } = await listen({ now: () => at });
    const info = await client(listener.port).sendMail({
      ...mail,
      to: ['help+t12@acme.example', 'Help2 <help2@acme.example>'],
      text: 'Piste:\n.\n..\nloppu',
    });
    expect(info.response).toMatch(/^250 2\.6\.0 /);
    expect(mails).toMatchObject([
      {
        envelope: { from: 'ada@acme.example', to: ['help+t12@acme.example', 'help2@acme.example'] },
        remoteAddress: '127.0.0.1',
        receivedAt: at,
      },
    ]);
    const raw = Buffer.from(mails[0]?.raw ?? []).toString();
    expect(raw).toContain('Subject: Tulostin\r\n');
    expect(raw).toContain('Piste:\r\n.\r\n..\r\nloppu\r\n');
  });

  it('has an empty sender when the client names none, and no instant without a clock', async () => {
    const { listener, mails } = await listen();
    await client(listener.port).sendMail({ ...mail, envelope: { from: '', to: 'help@acme.example' } });
    expect(mails[0]?.envelope.from).toBe('');
    expect(mails[0]).not.toHaveProperty('receivedAt');
  });

  it('gets its 250 only when it is in safe keeping', async () => {
    const kept: (() => void)[] = [];
    const began: (() => void)[] = [];
    const arrived = new Promise<void>((resolve) => began.push(resolve));
    const { listener } = await listen({
      onMail: () => {
        began[0]?.();
        return new Promise<void>((resolve) => kept.push(resolve));
      },
    });
    const sending = client(listener.port).sendMail(mail);
    let answered = false;
    void sending.then(() => (answered = true));
    await arrived;
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    kept[0]?.();
    expect((await sending).accepted).toEqual(['help@acme.example']);
  });

  it('may be one of many on one connection, at once or in turn', async () => {
    const { listener, mails } = await listen();
    const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true, pool: true, maxConnections: 4 });
    open.push(transport);
    await Promise.all(Array.from({ length: 40 }, (_, i) => transport.sendMail({ ...mail, subject: `Mail ${i}` })));
    const subjects = mails.map(({ raw }) => /Subject: (.*)\r/.exec(Buffer.from(raw).toString())?.[1]);
    expect(new Set(subjects)).toEqual(new Set(Array.from({ length: 40 }, (_, i) => `Mail ${i}`)));
    expect(mails).toHaveLength(40);
  });
});

describe('a mail that is not taken', () => {
  it('is refused with 550 for an address that is no mailbox, by its name', async () => {
    const { listener, mails } = await listen();
    const { responseCode, response } = await failure(client(listener.port).sendMail({ ...mail, to: 'nobody@acme.example' }));
    expect(responseCode).toBe(550);
    expect(response).toMatch(/^550 5\.1\.1 .*nobody@acme\.example/);
    expect(mails).toEqual([]);
  });

  it('goes to the mailboxes that there are', async () => {
    const { listener, mails } = await listen();
    const info = await client(listener.port).sendMail({ ...mail, to: ['nobody@acme.example', 'help@acme.example'] });
    expect([info.accepted, info.rejected]).toEqual([['help@acme.example'], ['nobody@acme.example']]);
    expect(mails[0]?.envelope.to).toEqual(['help@acme.example']);
  });

  it('is put off with 451 when the mailbox cannot be looked up', async () => {
    const troubles: unknown[] = [];
    const { listener } = await listen({
      acceptsRecipient: () => Promise.reject(new TypeError('no database')),
      onTrouble: (e) => troubles.push(e),
    });
    expect(await failure(client(listener.port).sendMail(mail))).toMatchObject({ responseCode: 451 });
    expect(troubles).toEqual([expect.objectContaining({ message: 'no database' })]);
  });

  it('is put off with 451 when it cannot be kept, and told without what went wrong; the next one is taken', async () => {
    const troubles: unknown[] = [];
    let broken = true;
    const { listener } = await listen({
      onMail: () => (broken ? Promise.reject(new TypeError('disk full')) : Promise.resolve()),
      onTrouble: (e) => troubles.push(e),
    });
    const refused = await failure(client(listener.port).sendMail(mail));
    expect(refused).toMatchObject({ responseCode: 451 });
    expect(refused.response).not.toContain('disk full');
    expect(troubles).toEqual([expect.objectContaining({ message: 'disk full' })]);
    broken = false;
    expect((await client(listener.port).sendMail(mail)).response).toMatch(/^250/);
  });

  it('is refused with 552 when it is too large, whether it says so first or not', async () => {
    const { listener, mails } = await listen();
    const large = { ...mail, text: 'x'.repeat(200_000) };
    expect(await failure(client(listener.port).sendMail(large))).toMatchObject({ code: 'EMESSAGE' });
    const talk = new Talk(listener.port);
    await talk.toData();
    talk.write(`Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(3000)}.\r\n`);
    expect(await talk.reply()).toMatch(/^552 5\.3\.4 /);
    await talk.say('RSET');
    expect(await talk.say('MAIL FROM:<ada@acme.example> SIZE=200000')).toMatch(/^552 /);
    expect(mails).toEqual([]);
  });

  it('needs no password and cannot give one', async () => {
    const { listener } = await listen();
    const talk = new Talk(listener.port);
    await talk.reply();
    const offers = await talk.say('EHLO x');
    expect(offers).not.toMatch(/AUTH|STARTTLS/);
    expect(offers).toMatch(/SIZE 100000/);
    expect(await talk.say('AUTH PLAIN AGEAYg==')).toMatch(/^50\d/);
    expect(await talk.say('STARTTLS')).toMatch(/^50\d/);
  });
});

describe('a listener with a certificate', () => {
  // self-signed for desk.example until 2126, known to everybody: for this test alone
  const tls = {
    cert: [
      '-----BEGIN CERTIFICATE-----',
      'MIIBhTCCASugAwIBAgIUCS9AmDMtOa1qFBXCejMBRpzNeKowCgYIKoZIzj0EAwIw',
      'FzEVMBMGA1UEAwwMZGVzay5leGFtcGxlMCAXDTI2MTEyMjE2MzY0NVoYDzIxMjYx',
      'MDI5MTYzNjQ1WjAXMRUwEwYDVQQDDAxkZXNrLmV4YW1wbGUwWTATBgcqhkjOPQIB',
      'BggqhkjOPQMBBwNCAAQ/dG4Qf4xR+NNcabuYxrNTieGz8jc/UyZo1UzQnMcbHyVt',
      'VeWDd77xf+8vhJbbyJ9mdKhw/ZrVKMcOyagh9Pnho1MwUTAdBgNVHQ4EFgQUrR+N',
      'NowePUIZEeAmihXezxpxQo0wHwYDVR0jBBgwFoAUrR+NNowePUIZEeAmihXezxpx',
      'Qo0wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAuPDc5ep64SbM',
      '4O9gqafahI1T40sZ7R7HwFmB70MEomMCIGt/nTVymKG737IUXElV0+5k7AXEDtki',
      'lPF7bSOUAhQD',
      '-----END CERTIFICATE-----',
    ].join('\n'),
    key: [
      '-----BEGIN PRIVATE KEY-----',
      'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaQXh1wOmcD7WRznO',
      'XvxbYbx+u8tYQrPp+Tn9Vv8EK2OhRANCAAQ/dG4Qf4xR+NNcabuYxrNTieGz8jc/',
      'UyZo1UzQnMcbHyVtVeWDd77xf+8vhJbbyJ9mdKhw/ZrVKMcOyagh9Pnh',
      '-----END PRIVATE KEY-----',
    ].join('\n'),
  };

  it('offers STARTTLS and takes mail over it, and in the clear from those who cannot', async () => {
    const { listener, mails } = await listen({ tls });
    const secured = createTransport({ host: '127.0.0.1', port: listener.port, requireTLS: true, tls: { rejectUnauthorized: false } });
    open.push(secured);
    expect((await secured.sendMail(mail)).response).toMatch(/^250/);
    expect((await client(listener.port).sendMail(mail)).response).toMatch(/^250/);
    expect(mails).toHaveLength(2);
  });
});

describe('clients that misbehave', () => {
  it('one that leaves in the middle of a mail hands over nothing and disturbs nobody', async () => {
    const troubles: unknown[] = [];
    const left: (() => void)[] = [];
    const noticed = new Promise<void>((resolve) => left.push(resolve));
    const { listener, mails } = await listen({
      onTrouble: (e) => {
        troubles.push(e);
        left[0]?.();
      },
    });
    const talk = new Talk(listener.port);
    await talk.toData();
    talk.write('Subject: x\r\n\r\nalku');
    talk.leave();
    await noticed;
    await client(listener.port).sendMail(mail);
    expect(mails).toHaveLength(1);
    expect(Buffer.from(mails[0]?.raw ?? []).toString()).toContain('Tulostin');
  });

  it('one that falls silent is sent away', async () => {
    const { listener } = await listen({ idleTimeout: 1500 });
    const talk = new Talk(listener.port);
    await talk.toData();
    expect(await talk.reply()).toMatch(/^421 /);
    await talk.closed;
  });

  it('one that sends a byte now and then for ever is sent away', async () => {
    const { listener, mails } = await listen({ idleTimeout: 10_000, mailTimeout: 150 });
    const talk = new Talk(listener.port);
    await talk.toData();
    const drip = setInterval(() => {
      talk.write('x');
    }, 20);
    expect(await talk.reply()).toMatch(/^421 .*too long/);
    clearInterval(drip);
    expect(mails).toEqual([]);
  });

  it('too many at once are asked to come back', async () => {
    const { listener } = await listen({ maxConnections: 2 });
    const talks = [new Talk(listener.port), new Talk(listener.port)];
    for (const talk of talks) await talk.reply();
    const third = new Talk(listener.port);
    expect(await third.reply()).toMatch(/^421 /);
    expect(await talks[0]?.say('NOOP')).toMatch(/^250 /);
  });

  it.each(['GET / HTTP/1.1', 'MAIL FROM:<a@b.example>', 'RCPT TO:<help@acme.example>', 'DATA', '\0\0\0', 'EHLO', 'x'.repeat(20_000)])(
    'no line crashes it: %#',
    async (line) => {
      const { listener } = await listen();
      const talk = new Talk(listener.port);
      await talk.reply();
      expect(await talk.say(line)).toMatch(/^(?:4|5)\d\d |^000/);
      expect((await client(listener.port).sendMail(mail)).response).toMatch(/^250/);
    },
  );
});

describe('opening and closing', () => {
  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    open.push(other);
    const { port } = other.address() as { port: number };
    const opening = listen({ port });
    await expect(opening).rejects.toThrow(`127.0.0.1:${port}: another program`);
    await expect(opening).rejects.toMatchObject({ code: portTaken.code, kind: 'conflict' });
  });

  it('says why an address cannot be listened on', async () => {
    await expect(listen({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: cannotListen.code,
      message: expect.stringContaining('192.0.2.1:0'),
    });
  });

  it('answers the mail that it is taking before it closes, and sends the idle away at once', async () => {
    const kept: (() => void)[] = [];
    const began: (() => void)[] = [];
    const arrived = new Promise<void>((resolve) => began.push(resolve));
    const { listener } = await listen({
      onMail: () => {
        began[0]?.();
        return new Promise<void>((resolve) => kept.push(resolve));
      },
    });
    const idle = new Talk(listener.port);
    await idle.reply();
    const sending = client(listener.port).sendMail(mail);
    await arrived;
    const closing = listener.close();
    expect(await idle.reply()).toMatch(/^421 /);
    kept[0]?.();
    expect((await sending).response).toMatch(/^250/);
    await closing;
    await expect(once(connect(listener.port, '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
