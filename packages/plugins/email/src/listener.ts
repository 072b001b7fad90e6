import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { cannotListen, portTaken } from './errors.ts';

/** A mail as it was handed over, before anything is read in it. */
export interface ReceivedMail {
  /** The bytes between DATA and the dot. */
  readonly raw: Uint8Array;
  /** MAIL FROM, empty for the null return path, and every RCPT TO that was taken. As the client wrote them. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** IP address of the client. */
  readonly remoteAddress: string;
  /** When the last byte had arrived; present when the listener was given a clock. */
  readonly receivedAt?: Date;
}

/** Where and how mail is received. Times are in milliseconds. */
export interface ListenerOptions {
  /** Address to listen on; `127.0.0.1` keeps it on this machine. */
  readonly host: string;
  /** Port; 0 takes a free one. */
  readonly port: number;
  /** Largest mail that is taken, in bytes. Larger ones get 552. */
  readonly maxBytes: number;
  /** What the listener calls itself in its greeting. */
  readonly greetingName: string;
  /** Whether an address is one of ours. One that is not gets 550; a rejection gets 451, so that the sender tries again. */
  readonly acceptsRecipient: (address: string) => Promise<boolean>;
  /** Takes a mail into safe keeping. The client gets its 250 when this resolves, and 451 when it rejects. */
  readonly onMail: (mail: ReceivedMail) => Promise<void>;
  /** The desk's clock. */
  readonly now?: () => Date;
  /** Certificate and key as PEM; with them STARTTLS is offered. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Clients at once; more get 421. Default 50. */
  readonly maxConnections?: number;
  /** How long a client may stay silent. Default one minute. */
  readonly idleTimeout?: number;
  /** How long one mail may take to arrive. Default ten minutes. */
  readonly mailTimeout?: number;
  /** Told of what went wrong with a client or in a callback, for the log. */
  readonly onTrouble?: (error: unknown) => void;
}

/** An open listener. */
export interface Listener {
  readonly port: number;
  /** Takes no more mail; resolves when the mails that are being taken have got their answer. */
  close(): Promise<void>;
}

/** What a client is told: `responseCode` is the SMTP reply, the message its sentence. */
class Reply extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const later = () => new Reply(451, 'The mail could not be taken now. Please try again later.');

const closing = 'The desk is closing. Please try again later.';

/** One SMTP listener: its server and the mails that it is taking. */
class Reception {
  readonly server: SMTPServer;
  private readonly taking = new Map<string, Promise<void>>();
  private closing = false;

  constructor(private readonly options: ListenerOptions) {
    this.server = new SMTPServer({ ...this.serverOptions(), ...this.handlers() });
    this.server.on('error', (error) => options.onTrouble?.(error));
  }

  async close(): Promise<void> {
    this.closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(resolve));
    this.dismiss(({ id }) => !this.taking.has(id), closing);
    await Promise.allSettled(this.taking.values());
    this.dismiss(() => true, closing);
    await closed;
  }

  private dismiss(which: (session: { readonly id: string }) => boolean, why: string): void {
    for (const connection of [...this.server.connections]) if (which(connection)) connection.send(421, why);
  }

  private serverOptions(): SMTPServerOptions {
    const { greetingName, maxBytes, maxConnections = 50, idleTimeout = 60_000, tls } = this.options;
    return {
      name: greetingName,
      size: maxBytes,
      rejectOversized: true,
      maxClients: maxConnections,
      maxRecipients: 100,
      socketTimeout: idleTimeout,
      closeTimeout: 10_000,
      disabledCommands: tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
      authOptional: true,
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      lenientAddressParsing: true,
      logger: false,
      ...tls,
    };
  }

  private handlers(): SMTPServerOptions {
    return {
      onConnect: (_, reply) => {
        reply(this.closing ? new Reply(421, closing) : null);
      },
      onRcptTo: ({ address }, _, reply) => {
        void this.judge(address).then(reply);
      },
      onData: (stream, session, reply) => {
        const taken = this.take(stream, session).then(() => reply(null, 'Taken.'), reply);
        this.taking.set(session.id, taken);
        void taken.finally(() => this.taking.delete(session.id));
      },
    };
  }

  private async judge(address: string): Promise<Reply | null> {
    try {
      return (await this.options.acceptsRecipient(address)) ? null : new Reply(550, `No mailbox of this desk is called ${address}.`);
    } catch (e) {
      this.options.onTrouble?.(e);
      return later();
    }
  }

  /** Reads a mail and hands it over. A client that leaves before the end loses nothing: it never had its 250. */
  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await this.collect(stream, session);
    if (raw === undefined) return;
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
    const at = this.options.now === undefined ? {} : { receivedAt: this.options.now() };
    try {
      await this.options.onMail({ raw, envelope, remoteAddress: session.remoteAddress, ...at });
    } catch (e) {
      this.options.onTrouble?.(e);
      throw later();
    }
  }

  /** The bytes of a mail; undefined when it is too large, of which then no more is kept, and the server says 552. */
  private async collect(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Uint8Array | undefined> {
    const chunks: Buffer[] = [];
    const tooLong = () => {
      this.dismiss(({ id }) => id === session.id, 'The mail took too long to arrive.');
    };
    const timer = setTimeout(tooLong, this.options.mailTimeout ?? 600_000);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (stream.sizeExceeded) chunks.length = 0;
        else chunks.push(chunk);
      }
    } catch (e) {
      this.options.onTrouble?.(e);
      throw later();
    } finally {
      clearTimeout(timer);
    }
    return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
  }
}

function explain(error: unknown, host: string, port: number): Error {
  const { code = 'unknown' } = error as { readonly code?: string };
  return code === 'EADDRINUSE' ? portTaken({ host, port }, error) : cannotListen({ host, port, reason: code }, error);
}

/**
 * Opens an SMTP listener. It asks nobody for a password and passes nothing on: it takes mail for addresses that the desk calls its own.
 * A plus address (`help+t12@acme.example`) is passed on as it is; to whom it belongs is the caller's to say.
 *
 * @throws `email.port-taken` or `email.cannot-listen`, naming host and port.
 */
export async function listenSmtp(options: ListenerOptions): Promise<Listener> {
  const reception = new Reception(options);
  const { server } = reception.server;
  try {
    const listening = once(server, 'listening');
    reception.server.listen(options.port, options.host);
    await listening;
  } catch (e) {
    throw explain(e, options.host, options.port);
  }
  return { port: (server.address() as AddressInfo).port, close: () => reception.close() };
}
