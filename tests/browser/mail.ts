import PostalMime from 'postal-mime';
import type { Sink } from '../crash/sink.ts';

const MOST_TRIES = 600;

/** What a mail to somebody says, the first that has it: a code, a link, a password. @param after how many mails there were before */
export async function inMail(sink: Sink, to: string, { says, after = 0 }: { says: RegExp; after?: number }): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    for (const mail of sink.mails.slice(after).filter((one) => one.to.includes(to))) {
      const found = says.exec((await PostalMime.parse(mail.raw)).text ?? '');
      if (found) return found[1] ?? found[0];
    }
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error(`no mail to ${to} says ${String(says)}`);
}

/** The link by which somebody enters a portal. */
export const entrance = /http:\/\/\S+\/enter\?\S+/;
