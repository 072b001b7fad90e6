import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { composeMail } from './compose.ts';
import { badServerUrl, mailRefused, mailServerUnreachable } from './errors.ts';
import { readMail } from './read.ts';
import { smtpSender, type SmtpSender, type SmtpSenderOptions } from './sender.ts';

const open: { close(done?: () => void): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0).reverse()) one.close();
});

const mail = composeMail({
  from: { address: 'help@acme.example', name: 'Acme' },
  to: 'ada@acme.example',
  subject: 'Re: Tulostin',
  text: 'Hei',
  messageId: 't1.d2.0011223344556677@acme.example',
  references: [],
  automatic: false,
  language: 'fi',
  loopMark: 'desk-1',
});

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

/** A mail server that keeps what it gets. */
async function sink(options: SMTPServerOptions = {}): Promise<{ server: SMTPServer; port: number; raws: Buffer[] }> {
  const raws: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onData: (stream, _, reply) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        raws.push(Buffer.concat(chunks));
        reply(null, 'kept as 4711');
      });
    },
    closeTimeout: 10,
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push(server);
  return { server, port: portOf(server.server), raws };
}

function sender(port: number, more: Partial<SmtpSenderOptions> = {}): SmtpSender {
  const made = smtpSender({ url: `smtp://127.0.0.1:${port}`, connectTimeout: 2000, idleTimeout: 2000, ...more });
  open.push(made);
  return made;
}

const saying = (responseCode: number, message: string) => Object.assign(new TypeError(message), { responseCode });

describe('a mail that the server takes', () => {
  it('is there, with the id that it was given and what the server said', async () => {
    const { port, raws } = await sink();
    const sent = await sender(port).send(mail);
    expect(sent).toEqual({
      externalId: 't1.d2.0011223344556677@acme.example',
      response: expect.stringMatching(/^250 .*4711/),
      rejected: [],
    });
    expect(raws).toHaveLength(1);
    expect(await readMail(raws[0] ?? Buffer.alloc(0))).toMatchObject({ subject: 'Re: Tulostin', text: 'Hei', externalId: sent.externalId });
  });

  it('is one of many over few connections', async () => {
    let connections = 0;
    const { port, raws } = await sink({
      onConnect: (_, reply) => {
        connections++;
        reply();
      },
    });
    const many = sender(port, { maxConnections: 2 });
    await Promise.all(Array.from({ length: 20 }, () => many.send(mail)));
    expect(raws).toHaveLength(20);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('tells whom the server refused while it took the others', async () => {
    const { port } = await sink({
      onRcptTo: ({ address }, _, reply) => {
        reply(address.startsWith('gone') ? saying(550, 'no such user') : null);
      },
    });
    const two = { ...mail, envelope: { from: 'help@acme.example', to: ['ada@acme.example', 'gone@acme.example'] } };
    expect(await sender(port).send(two)).toMatchObject({ rejected: ['gone@acme.example'] });
  });
});

describe('a mail that the server will never take', () => {
  const isRefused = async (options: SMTPServerOptions, status: number, said: string) => {
    const { port } = await sink(options);
    const sending = sender(port).send(mail);
    await expect(sending).rejects.toMatchObject({ code: mailRefused.code, kind: 'conflict', details: { to: 'ada@acme.example', status } });
    await expect(sending).rejects.toThrow(said);
  };

  it('for the address', () =>
    isRefused(
      {
        onRcptTo: (_, __, reply) => {
          reply(saying(550, 'no such user here'));
        },
      },
      550,
      'no such user here',
    ));
  it('for the sender', () =>
    isRefused(
      {
        onMailFrom: (_, __, reply) => {
          reply(saying(553, 'sender not allowed'));
        },
      },
      553,
      'sender not allowed',
    ));
  it('for what is in it', () =>
    isRefused(
      {
        onData: (stream, _, reply) => {
          stream.resume().on('end', () => {
            reply(saying(554, 'looks like spam'));
          });
        },
      },
      554,
      'looks like spam',
    ));
});

describe('a mail that is worth trying again', () => {
  const isPutOff = async (sending: Promise<unknown>, server: string) => {
    await expect(sending).rejects.toMatchObject({
      code: mailServerUnreachable.code,
      kind: 'unavailable',
      details: { server },
      cause: expect.anything(),
    });
    await expect(sending).rejects.toThrow(server);
  };

  it('when the server is busy with the address', async () => {
    const { port } = await sink({
      onRcptTo: (_, __, reply) => {
        reply(saying(451, 'greylisted'));
      },
    });
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
  });

  it('when the server lost count of the commands, which a new connection puts right', async () => {
    const { port } = await sink({
      onRcptTo: (_, __, reply) => {
        reply(saying(503, 'bad sequence of commands'));
      },
    });
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
  });

  it('when the server is out of order after it has the mail', async () => {
    const { port } = await sink({
      onData: (stream, _, reply) => {
        stream.resume().on('end', () => {
          reply(saying(452, 'disk full'));
        });
      },
    });
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
  });

  it('when the server turns everybody away, with whichever code', async () => {
    const { port } = await sink({
      onConnect: (_, reply) => {
        reply(saying(554, 'no service'));
      },
    });
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
  });

  it('when the password is wrong, for that is no fault of the mail', async () => {
    const { port } = await sink({
      authOptional: false,
      onAuth: (_, __, reply) => {
        reply(saying(535, 'wrong password'));
      },
    });
    const sending = sender(port, { url: `smtp://desk:secret@127.0.0.1:${port}` }).send(mail);
    await isPutOff(sending, `127.0.0.1:${port}`);
    await expect(sending).rejects.not.toThrow('secret');
  });

  it('when nobody listens', async () => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = portOf(server);
    server.close();
    await once(server, 'close');
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
  });

  it('when the server does not speak', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    await isPutOff(sender(portOf(server), { connectTimeout: 80 }).send(mail), `127.0.0.1:${portOf(server)}`);
  });

  it('when the connection breaks after the mail was handed over, which is tried once and not twice', async () => {
    let begun = 0;
    const { port, server } = await sink({
      onData: (stream) => {
        begun++;
        stream.resume().on('end', () => {
          for (const connection of server.connections) connection.close();
        });
      },
    });
    await isPutOff(sender(port).send(mail), `127.0.0.1:${port}`);
    expect(begun).toBe(1);
  });

  it('does not keep the next one from going out', async () => {
    let busy = true;
    const { port, raws } = await sink({
      onRcptTo: (_, __, reply) => {
        reply(busy ? saying(451, 'greylisted') : null);
      },
    });
    const one = sender(port);
    await expect(one.send(mail)).rejects.toMatchObject({ code: mailServerUnreachable.code });
    busy = false;
    await one.send(mail);
    expect(raws).toHaveLength(1);
  });
});

describe('the address of the server', () => {
  it.each(['', 'mail.example', 'http://mail.example', 'smtp://', 'smtp:secret@x y', 'imap://user:secret@mail.example'])(
    'is refused without being repeated: %j',
    (url) => {
      const making = () => smtpSender({ url });
      expect(making).toThrow(badServerUrl({}).message);
      expect(making).not.toThrow('secret');
    },
  );
});
