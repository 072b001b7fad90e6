import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineError } from '@luuri/core';
import { loadSettings, printAddress } from '../config/index.ts';
import type { Terminal } from './terminal.ts';

export interface MailOptions {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly attach: readonly string[];
  readonly config?: string;
}

export const noMailTaken = defineError(
  'mail.off',
  'conflict',
  () => 'This desk takes no mail: LUURI_SMTP_LISTEN is off. Set it to host:port and start the desk again.',
);
export const noAttachment = defineError<{ file: string }>(
  'mail.no-attachment',
  'invalid',
  ({ file }) => `--attach names ${file}, and there is no such file.`,
);
export const mailNotTaken = defineError<{ server: string; reason: string }>(
  'mail.not-taken',
  'unavailable',
  ({ server, reason }) => `The mail was not taken at ${server}: ${reason}`,
);

/** `luuri mail`: a real mail by SMTP to a mailbox of the desk, to see what happens. */
export async function mail({ to, from, subject, text, attach, config }: MailOptions, { say }: Terminal): Promise<number> {
  const { smtpListen } = await loadSettings(config);
  if (!smtpListen) throw noMailTaken({});
  const absent = attach.find((file) => !existsSync(file));
  if (absent !== undefined) throw noAttachment({ file: absent });
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ ...smtpListen, secure: false, ignoreTLS: true });
  const attachments = attach.map((file) => ({ filename: path.basename(file), path: file }));
  try {
    const { response, messageId } = await transport.sendMail({ from, to: [...to], subject, text, attachments });
    say(`${response}\nMessage-ID: ${messageId}`);
    return 0;
  } catch (e) {
    const { response, message } = e as { readonly response?: string; readonly message: string };
    throw mailNotTaken({ server: printAddress(smtpListen), reason: response ?? `${message}. Is the desk running?` }, e);
  }
}
