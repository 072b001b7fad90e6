import {
  acceptArrival,
  bind,
  channels,
  clock,
  definePlugin,
  findMailbox,
  log,
  packageVersion,
  system,
  type Channel,
  type Host,
  type OutboundMessage,
} from '@luuri/core';
import { composeMail } from './compose.ts';
import { badMailField, badServerUrl, cannotListen, mailRefused, mailServerUnreachable, portTaken } from './errors.ts';
import { listenSmtp, type Listener, type ReceivedMail } from './listener.ts';
import { healthOf } from './health.ts';
import { EmailOptions } from './options.ts';
import { mailPage } from './page.ts';
import { mailReader, type MailReader } from './reading/reader.ts';
import { smtpSender, type SmtpSender } from './sender.ts';
import { manageMail, showMail, testMailbox, testOutgoing } from './trying/actions.ts';
import { mailWays, type MailWays } from './trying/ways.ts';

const MAX_BYTES = 25 * 1024 * 1024;

/** The envelope's sender is known only now: kept as the header in which mail servers keep it. */
function withReturnPath({ raw, envelope }: ReceivedMail): Uint8Array {
  const header = Buffer.from(`Return-Path: <${envelope.from.replaceAll(/[\r\n<>]/g, '')}>\r\n`);
  return Buffer.concat([header, raw]);
}

/** Each mailbox that it was written to once, whichever tag stood behind its name. */
async function mailboxes(host: Host<EmailOptions>, recipients: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>();
  for (const address of recipients) {
    const mailbox = await host.as(system).run(findMailbox, { address });
    if (mailbox && !found.has(mailbox.address)) found.set(mailbox.address, address);
  }
  return [...found.values()];
}

async function takeMail(host: Host<EmailOptions>, mail: ReceivedMail): Promise<void> {
  const raw = withReturnPath(mail);
  const receivedAt = host.get(clock).now();
  for (const to of await mailboxes(host, mail.envelope.to)) {
    await host.as(system).run(acceptArrival, { channel: 'email', from: mail.envelope.from, to, raw, receivedAt });
  }
}

const mailOf = (message: OutboundMessage) =>
  composeMail({
    ...{ from: message.from, to: message.to, subject: message.subject, text: message.text, messageId: message.externalId },
    ...{ inReplyTo: message.inReplyTo, references: message.references, automatic: message.automatic, language: message.language },
    ...{ loopMark: message.loopMark, attachments: message.files },
    ...(message.html === undefined ? {} : { html: mailPage(message.html, message.language) }),
  });

function openListener(host: Host<EmailOptions>, listen: string): Promise<Listener> {
  const colon = listen.lastIndexOf(':');
  return listenSmtp({
    ...{ host: listen.slice(0, colon).replaceAll(/[[\]]/g, ''), port: Number(listen.slice(colon + 1)) },
    ...{ maxBytes: host.options.maxBytes ?? MAX_BYTES, greetingName: host.options.name ?? 'localhost' },
    acceptsRecipient: async (address) => (await host.as(system).run(findMailbox, { address })) !== undefined,
    onMail: (mail) => takeMail(host, mail),
    onTrouble: (err) => {
      host.get(log).warn({ err }, 'A mail client or a mail made trouble.');
    },
  });
}

const readerFor = (host: Host<EmailOptions>): MailReader =>
  mailReader({
    onTrouble: (err) => {
      host.get(log).warn({ err }, 'Mail is read in the main thread: no thread can be started for it.');
    },
  });

function channelWith(reader: MailReader, sender: SmtpSender | undefined): Channel {
  return {
    channel: 'email',
    read: (raw) => reader.read(raw),
    ...(sender ? { send: (message) => sender.send(mailOf(message)) } : {}),
  };
}

/** Tickets by mail: an SMTP listener in, an SMTP server out. */
export const email = definePlugin({
  name: 'email',
  version: packageVersion(import.meta.url),
  summary: 'Tickets by e-mail.',
  needs: [channels],
  options: EmailOptions,
  permissions: [manageMail],
  ports: [mailWays],
  actions: { state: showMail, testOutgoing, testMailbox },
  errors: [portTaken, cannotListen, mailRefused, mailServerUnreachable, badServerUrl, badMailField],
  start(host) {
    const { listen, smtpUrl } = host.options;
    const sender = smtpUrl === undefined ? undefined : smtpSender({ url: smtpUrl });
    const reader = readerFor(host);
    let listener: Listener | undefined;
    const ways: MailWays = { listen, smtpUrl, listening: () => listener?.port };
    return {
      provides: [bind(mailWays, ways)],
      health: () => healthOf(ways),
      channels: [channelWith(reader, sender)],
      async open() {
        if (listen !== undefined) listener = await openListener(host, listen);
      },
      async stop() {
        await listener?.close();
        sender?.close();
        await reader.stop();
      },
    };
  },
});
