import type { Logger } from 'pino';

/** npm passes on a Ctrl-C that the terminal has sent to everybody already: a second one this soon is the same one. */
const ECHO_MS = 1_000;
/** What is in hand after this long is given up. */
const PATIENCE_MS = 15_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves with the first signal to stop; from then on another one ends the process at once. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const told = (signal: NodeJS.Signals) => {
      if (toldAt === undefined) resolve(signal);
      else if (performance.now() - toldAt > ECHO_MS) process.exit(130);
      toldAt ??= performance.now();
    };
    for (const signal of signals) process.on(signal, told);
  });
}

/** What nobody caught is told and not fatal when a promise was left alone; anything else leaves the process in no known state. */
function tellOfStrays(log: Logger, stop: () => Promise<void>): void {
  process.on('unhandledRejection', (e) => {
    log.error({ err: e }, 'A promise was rejected and nobody had waited for it.');
  });
  process.on('uncaughtException', (e) => {
    log.fatal({ err: e }, 'Something was thrown and nobody caught it: the desk stops.');
    void stop().finally(() => process.exit(1));
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
}

/**
 * Work until Ctrl-C or SIGTERM, then stop: requests in hand are answered, jobs in hand are finished.
 * @returns the exit code: 0, or 1 when something could not be finished
 */
export async function workUntilTold(stop: () => Promise<void>, log: Logger): Promise<number> {
  tellOfStrays(log, stop);
  const signal = await firstSignal();
  log.info({ signal }, 'stopping');
  const late = new Promise<'late'>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, 'late').unref();
  });
  if ((await Promise.race([stop(), late])) === 'late') {
    log.error({}, 'Something did not end in time and was given up; what was not committed is done again at the next start.');
    return 1;
  }
  log.info({}, 'stopped');
  return 0;
}
