import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that accepts everything, slowly, and remembers what it has said 250 to. */
export interface Sink {
  readonly url: string;
  /** How often each Message-ID was accepted. */
  readonly accepted: ReadonlyMap<string, number>;
  /** The mails themselves, with the addresses that they were handed over for. */
  readonly mails: readonly { readonly to: readonly string[]; readonly raw: string }[];
  close(): Promise<void>;
}

const messageIdIn = (mail: string): string => /^message-id:\s*<([^>]+)>/im.exec(mail)?.[1] ?? '(none)';

/** @param slowness milliseconds between the last byte and the 250: the window in which nobody knows. @param port any free one when left out */
export async function openSink(slowness: number, port = 0): Promise<Sink> {
  const accepted = new Map<string, number>();
  const mails: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, reply) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        setTimeout(() => {
          const raw = Buffer.concat(chunks).toString();
          const id = messageIdIn(raw);
          accepted.set(id, (accepted.get(id) ?? 0) + 1);
          mails.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
          reply();
        }, slowness);
      });
    },
  });
  server.on('error', () => undefined); // a desk that dies in the middle resets its connection
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(taken)}`,
    accepted,
    mails,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
