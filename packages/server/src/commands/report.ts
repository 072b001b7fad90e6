import { isDeskError } from '@luuri/core';

/** What to do about an error, where its own sentence cannot know. */
const advice: Readonly<Record<string, string>> = {
  'email.port-taken': ' Set LUURI_SMTP_LISTEN to another address, or to off.',
  'email.cannot-listen': ' Set LUURI_SMTP_LISTEN to another address, or to off.',
  'database.unavailable': ' Look at LUURI_DATABASE_URL, or leave it out for an embedded database; `luuri doctor` looks further.',
};

/** The reasons of others end without a full stop. */
function advised(error: Error): string {
  const what = isDeskError(error) ? advice[error.code] : undefined;
  return what === undefined ? error.message : `${error.message.replace(/(?<![.!?])$/u, '.')}${what}`;
}

/** An error in a sentence for the terminal; with its whole trace only when that was asked for. */
export function sentenceOf(error: unknown, verbose: boolean): string {
  const sentence = error instanceof Error ? advised(error) : String(error);
  return verbose && error instanceof Error ? `${sentence}\n\n${traceOf(error)}` : sentence;
}

const traceOf = (error: Error): string =>
  `${error.stack ?? ''}${error.cause instanceof Error ? `\ncaused by ${traceOf(error.cause)}` : ''}`;
