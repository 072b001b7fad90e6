import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is given, as it came. */
export interface MailSink {
  readonly url: string;
  readonly received: readonly string[];
  /** The first mail of which this is true, once there is one. */
  waitFor(isIt: (raw: string) => boolean): Promise<string>;
  close(): Promise<void>;
}

export async function mailSink(): Promise<MailSink> {
  const received: string[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, reply) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        received.push(Buffer.concat(pieces).toString());
        reply();
        for (const look of waiting) look();
      });
    },
  });
  server.on('error', () => undefined); // a desk that is killed resets its connection
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    waitFor: (isIt) =>
      new Promise((found) => {
        const look = () => {
          const raw = received.find(isIt);
          if (raw === undefined) return;
          waiting.delete(look);
          found(raw);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((closed) => server.close(closed)),
  };
}
