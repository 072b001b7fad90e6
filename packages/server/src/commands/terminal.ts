/** Where a command says what it has to say. */
export interface Terminal {
  /** To standard output, with a line end. */
  say(text: string): void;
  /** To standard error, with a line end. */
  complain(text: string): void;
}

export const terminal: Terminal = {
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
};
