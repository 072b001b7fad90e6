import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InboundMessage } from '@luuri/core';
import { readMail, unreadable } from '../read.ts';

/** A mail that takes longer was made to. */
const BUDGET_MS = 30_000;
/** A thread takes some 20 MB, which a desk between two mails has better uses for; another one starts in a tenth of a second. */
const IDLE_MS = 60_000;
/** Enough for the largest mail that is taken; what needs more was made to. */
const MEMORY_MB = 512;

export interface ReaderOptions {
  /** Told why mail is read in the main thread, when no thread can be had. */
  readonly onTrouble: (e: Error) => void;
  /** Longest that one mail may take, in milliseconds; 30 s when left out. */
  readonly budgetMs?: number;
  /** The program of the thread. */
  readonly program?: URL;
}

/** Reads mails in a thread of its own, one after another. */
export interface MailReader {
  /** Never rejects, like `readMail`: a mail that the thread could not read within its time and memory says so in `trouble`. */
  read(raw: Uint8Array): Promise<InboundMessage>;
  stop(): Promise<void>;
}

/** A mail that waits for the thread's answer. */
interface Question {
  readonly raw: Uint8Array;
  readonly tell: (message: InboundMessage) => void;
}

/** Why a thread ended, and what it had not answered: the first question is the one that it was at. */
interface End {
  readonly why: Error | string;
  readonly left: readonly Question[];
}

interface ThreadOptions {
  readonly program: URL;
  readonly budgetMs: number;
  readonly onEnd: (end: End) => void;
}

/** One thread. It answers in the order in which it was asked; the first question that it cannot answer in time is its last. */
function startThread({ program, budgetMs, onEnd }: ThreadOptions) {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  worker.unref(); // a desk that is idle may end
  const waiting: Question[] = [];
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  const end = (why: Error | string) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    void worker.terminate();
    onEnd({ why, left: waiting });
  };
  const watch = () => {
    clearTimeout(timer);
    if (waiting.length === 0) {
      worker.unref();
      timer = setTimeout(end, IDLE_MS, 'it had nothing to do.').unref();
      return;
    }
    worker.ref();
    timer = setTimeout(() => {
      end(`it took longer than ${String(budgetMs / 1000)} s.`);
    }, budgetMs);
  };
  worker.on('message', (message: InboundMessage) => {
    waiting.shift()?.tell(message);
    watch();
  });
  worker.on('error', end);
  worker.on('exit', () => {
    end('the thread that was at it ended.');
  });
  return {
    ask(question: Question) {
      waiting.push(question);
      worker.postMessage(question.raw);
      if (waiting.length === 1) watch();
    },
    isOver: () => over,
    stop: () => worker.terminate(),
  };
}

/** True for what says that there can be no thread here at all, and nothing of the mail: its program cannot be loaded, as in tests of the sources. */
const cannotStart = (e: unknown): boolean =>
  ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_WORKER_INIT_FAILED'].includes(
    String((e as { code?: unknown }).code),
  );

/**
 * A reader with a time budget: nobody can hold up a desk's clocks with a mail that is costly to read, nor end the process with one that
 * needs all of its memory. The thread starts with the first mail and ends when no more come.
 */
export function mailReader({ onTrouble, budgetMs = BUDGET_MS, program = ownProgram }: ReaderOptions): MailReader {
  let thread: ReturnType<typeof startThread> | undefined;
  let inMainThread = false;

  const ask = (question: Question) => {
    if (inMainThread) {
      void readMail(question.raw).then(question.tell);
      return;
    }
    if (thread?.isOver() !== false) thread = startThread({ program, budgetMs, onEnd });
    thread.ask(question);
  };
  const onEnd = ({ why, left }: End) => {
    const [first, ...others] = left;
    if (typeof why !== 'string' && cannotStart(why)) {
      if (!inMainThread) onTrouble(why);
      inMainThread = true;
      if (first) ask(first);
    } else first?.tell(unreadable(typeof why === 'string' ? why : `${why.message}.`));
    for (const other of others) ask(other);
  };
  return {
    read: (raw) =>
      new Promise((tell) => {
        ask({ raw, tell });
      }),
    async stop() {
      await thread?.stop();
    },
  };
}

/** Beside this file, and in the same language: TypeScript in the sources, JavaScript once it is built. */
const ownProgram = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
