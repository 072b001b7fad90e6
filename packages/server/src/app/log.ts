import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/index.ts';

const secrets = ['authorization', 'cookie', 'password', 'key', 'apiKey', 'secret', 'token'];

/** Wherever somebody logs a request or an input, down to three levels. */
const redacted = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines on standard error: standard output is for people. @param to somewhere else, for tests. */
export const createLog = (level: LogLevel, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger =>
  pino({ level, base: null, redact: { paths: redacted, censor: '[hidden]' } }, to);

const textOf = (message: unknown): string =>
  typeof message === 'string' ? message : message instanceof Error ? message.message : JSON.stringify(message);

/** Nest's own words in the same log. What it says about each route it mounts is for those who look for it. */
export function nestLogger(log: Logger): LoggerService {
  const tell =
    (level: 'debug' | 'trace' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]) => {
      const [context] = more.slice(-1);
      const stack = more.length > 1 && typeof more[0] === 'string' ? { stack: more[0] } : {};
      log[level]({ context, ...stack, ...(message instanceof Error ? { err: message } : {}) }, textOf(message));
    };
  return {
    log: tell('debug'),
    debug: tell('trace'),
    verbose: tell('trace'),
    warn: tell('warn'),
    error: tell('error'),
    fatal: tell('fatal'),
  };
}
