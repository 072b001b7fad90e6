import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** Why a conversation with a mail server ended early. */
export const whys = [
  ...(['refused', 'no-such-host', 'unreachable', 'timeout', 'hung-up', 'not-trusted', 'tls-failed', 'said-no', 'not-smtp'] as const),
  ...(['no-server', 'not-listening', 'not-offered', 'no-user', 'in-clear', 'no-way', 'not-arrived', 'not-accepted'] as const),
] as const;
export type Why = (typeof whys)[number];

/** What went wrong, and what the server or the system said of it. */
export class TalkFailed extends Error {
  constructor(
    readonly why: Why,
    detail: string,
  ) {
    super(detail);
  }
}

/** An answer of the server, all its lines. */
export interface Answer {
  readonly code: number;
  readonly lines: readonly string[];
}

const byCode: Readonly<Record<string, Why>> = {
  ...{ ECONNREFUSED: 'refused', ENOTFOUND: 'no-such-host', EAI_AGAIN: 'no-such-host', ETIMEDOUT: 'timeout', ECONNRESET: 'hung-up' },
  ...{ EPIPE: 'hung-up', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EADDRNOTAVAIL: 'unreachable' },
};
/** What TLS says of a certificate that nobody vouches for. */
const ofCertificates = /SELF_SIGNED|UNABLE_TO|CERT_|ALTNAME/;

function failureOf(e: unknown): TalkFailed {
  if (e instanceof TalkFailed) return e;
  const { code = '', message = String(e) } = e as { code?: string; message?: string };
  const why = byCode[code] ?? (ofCertificates.test(code) ? 'not-trusted' : /SSL|TLS|EPROTO/.test(code) ? 'tls-failed' : 'unreachable');
  return new TalkFailed(why, message);
}

/** The longest answer that is read: more is no mail server's. */
const MOST = 64_000;

/** Where a mail server is, and how it is spoken to. */
export interface TalkTo {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** False to take a certificate that nobody vouches for, as the settings may say. */
  readonly trusts: boolean;
  /** Milliseconds for the whole conversation. */
  readonly limit: number;
}

/** A conversation with a mail server, line by line. It ends in time, whatever the server does. */
export class Talk {
  private text = '';
  private failed: TalkFailed | undefined;
  private heard: (() => void) | undefined;
  private socket: Socket | TLSSocket;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly to: TalkTo,
    socket: Socket,
  ) {
    this.socket = socket;
    this.listen(socket);
    this.timer = setTimeout(() => this.fail(new TalkFailed('timeout', `${String(to.limit / 1_000)} s`)), to.limit);
  }

  /** Connects. @throws TalkFailed */
  static async open(to: TalkTo): Promise<Talk> {
    const { host, port, secure } = to;
    const socket = secure ? connectTls({ host, port, ...Talk.names(to) }) : connectPlain({ host, port });
    const talk = new Talk(to, socket);
    try {
      await talk.once(socket, secure ? 'secureConnect' : 'connect');
      return talk;
    } catch (e) {
      talk.close();
      throw e;
    }
  }

  private static names({ host, trusts }: TalkTo): { servername?: string; rejectUnauthorized: boolean } {
    return { rejectUnauthorized: trusts, ...(isIP(host) ? {} : { servername: host }) };
  }

  /** The next answer. @throws TalkFailed */
  async answer(): Promise<Answer> {
    for (;;) {
      const found = this.taken();
      if (found) return found;
      if (this.failed) throw this.failed;
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
  }

  /** @throws TalkFailed */
  say(line: string): Promise<Answer> {
    this.socket.write(`${line}\r\n`);
    return this.answer();
  }

  /** From here on in TLS. @throws TalkFailed */
  async secure(): Promise<void> {
    const plain = this.socket;
    plain.removeAllListeners('data');
    this.text = '';
    const socket = connectTls({ socket: plain, ...Talk.names(this.to) });
    this.socket = socket;
    this.listen(socket);
    await this.once(socket, 'secureConnect');
  }

  /** What the TLS is: version, whose certificate, until when. Empty without TLS. */
  get security(): string {
    if (!('getProtocol' in this.socket)) return '';
    const { subject, valid_to: until } = this.socket.getPeerCertificate();
    const name = [subject.CN].flat()[0] ?? '';
    return [this.socket.getProtocol() ?? 'TLS', name, until].filter((part) => part !== '').join(', ');
  }

  get isSecure(): boolean {
    return 'getProtocol' in this.socket;
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket.removeAllListeners('data');
    this.socket.destroy();
  }

  private listen(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('latin1');
      if (this.text.length > MOST) this.fail(new TalkFailed('not-smtp', this.text.slice(0, 200)));
      this.heard?.();
    });
    socket.on('error', (e) => this.fail(e));
    socket.on('close', () => this.fail(new TalkFailed('hung-up', '')));
  }

  private fail(e: unknown): void {
    this.failed ??= failureOf(e);
    this.socket.destroy();
    this.heard?.();
  }

  private async once(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
    const seen = { isThere: false };
    socket.once(event, () => {
      seen.isThere = true;
      this.heard?.();
    });
    while (!seen.isThere) {
      if (this.failed) throw this.failed;
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
  }

  /** A whole answer out of what was heard so far. */
  private taken(): Answer | undefined {
    const lines: string[] = [];
    for (let from = 0, end = this.text.indexOf('\n'); end >= 0; from = end + 1, end = this.text.indexOf('\n', from)) {
      const line = this.text.slice(from, end).replace(/\r$/, '');
      if (!/^\d{3}[ -]/.test(`${line} `)) throw new TalkFailed('not-smtp', line.slice(0, 200));
      lines.push(line);
      if (/^\d{3}-/.test(line)) continue;
      this.text = this.text.slice(end + 1);
      return { code: Number(line.slice(0, 3)), lines };
    }
    return undefined;
  }
}

/** The same, when the server agrees. @throws TalkFailed with what it said */
export function agreed(answer: Answer): Answer {
  if (answer.code >= 400) throw new TalkFailed('said-no', answer.lines.join(' '));
  return answer;
}
