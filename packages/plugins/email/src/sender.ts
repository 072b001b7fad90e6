import type { SendMailOptions } from 'nodemailer';
import { badServerUrl, mailRefused, mailServerUnreachable } from './errors.ts';

/** Loaded with the first mail that goes out. */
const library = () => import('nodemailer');

/** How outgoing mail is handed over. Times are in milliseconds. */
export interface SmtpSenderOptions {
  /** `smtp://host:port` (STARTTLS when the server offers it) or `smtps://user:password@host`. */
  readonly url: string;
  /** Connections that may be open at once. Default 3. */
  readonly maxConnections?: number;
  /** How long a connection and its greeting may take. Default 15 seconds. */
  readonly connectTimeout?: number;
  /** How long the server may stay silent in between. Default one minute. */
  readonly idleTimeout?: number;
}

/** What became of a mail that the server took. */
export interface Sent {
  /** Message-ID without brackets: the one the mail was given. */
  readonly externalId: string;
  /** What the server said, for the log. */
  readonly response: string;
  /** Addresses that the server refused while it took the others. */
  readonly rejected: readonly string[];
}

/** Hands mail over to one mail server. */
export interface SmtpSender {
  /**
   * Resolves when the server has taken the mail.
   * @throws `email.refused` when it never will, `email.unreachable` when it is worth trying again.
   */
  send(mail: SendMailOptions): Promise<Sent>;
  /** Closes what is idle; what is being sent is finished first. */
  close(): void;
}

/** What nodemailer throws: an error with what the server said, when it said something. */
interface Failure {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message?: string;
}

function parsedUrl(url: string): URL {
  try {
    const parsed = new URL(url);
    if (/^smtps?:$/.test(parsed.protocol) && parsed.hostname !== '') return parsed;
  } catch {
    // said below, without the url: it may hold a password
  }
  throw badServerUrl({});
}

/** Only an answer of class 5 to this mail is final: one to the greeting or to the password says nothing about the mail. */
function isFinal({ code, responseCode }: Failure): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  return responseCode === undefined || (responseCode >= 500 && responseCode < 600 && responseCode !== 503);
}

function recipientsOf(mail: SendMailOptions): string {
  const to = mail.envelope?.to;
  return (
    [to]
      .flat()
      .filter((one) => typeof one === 'string')
      .join(', ') || 'its recipients'
  );
}

/** A sender that keeps a few connections to the mail server open. It keeps no queue: whoever calls it decides when to try again. */
export function smtpSender(options: SmtpSenderOptions): SmtpSender {
  const { host } = parsedUrl(options.url);
  const connect = async () =>
    (await library()).createTransport({
      url: options.url,
      pool: true,
      maxConnections: options.maxConnections ?? 3,
      // once more on a new connection when the server had closed the old one before a byte of the mail was sent
      maxRequeues: 1,
      connectionTimeout: options.connectTimeout ?? 15_000,
      greetingTimeout: options.connectTimeout ?? 15_000,
      socketTimeout: options.idleTimeout ?? 60_000,
    });
  let transport: ReturnType<typeof connect> | undefined;
  return {
    async send(mail) {
      transport ??= connect();
      try {
        const info = await (await transport).sendMail(mail);
        return { externalId: info.messageId.replace(/^<|>$/g, ''), response: info.response, rejected: info.rejected.map(String) };
      } catch (e) {
        const failure = e as Failure;
        const said = failure.response ?? failure.message ?? 'no reason given';
        const status = failure.responseCode === undefined ? {} : { status: failure.responseCode };
        if (isFinal(failure)) throw mailRefused({ to: recipientsOf(mail), response: said, ...status }, e);
        throw mailServerUnreachable({ server: host, reason: said, ...status }, e);
      }
    },
    close: () => {
      void transport?.then((open) => {
        open.close();
      });
    },
  };
}
