import { Command, CommanderError, Option } from 'commander';
import { version } from '../app/version.ts';
import { inviteAdmin } from './admin.ts';
import { backup, move, restore } from './archive.ts';
import { importArticles, type ArticleOptions } from './articles.ts';
import { verifyAudit } from './audit.ts';
import { changes, recompute, whatIfPack, type RecomputeOptions, type WhatIfOptions } from './clocks.ts';
import { whatIfLanguages } from './what-if-text.ts';
import { applyPack, checkPack, diffPack } from './contract.ts';
import { doctor } from './doctor/index.ts';
import { mail, type MailOptions } from './mail.ts';
import { migrate } from './migrate.ts';
import { sentenceOf } from './report.ts';
import { rebuildIndex } from './search.ts';
import { serve } from './serve.ts';
import type { Terminal } from './terminal.ts';

type Done = (code: number) => void;
interface Common {
  readonly config?: string;
}

const several = (value: string, before: readonly string[] = []): string[] => [...before, value];

function addContract(program: Command, terminal: Terminal, done: Done): void {
  const contract = program.command('contract').description('contract packs');
  contract
    .command('check <file>')
    .description('list every mistake of a pack')
    .action(async (file: string, _options, command: Command) => done(await checkPack(file, command.optsWithGlobals<Common>(), terminal)));
  contract
    .command('diff <file>')
    .description('what a pack would change')
    .action(async (file: string, _options, command: Command) => done(await diffPack(file, command.optsWithGlobals<Common>(), terminal)));
  contract
    .command('apply <file>')
    .description("make a pack the client's contract")
    .action(async (file: string, _options, command: Command) => done(await applyPack(file, command.optsWithGlobals<Common>(), terminal)));
  addClocks(contract, terminal, done);
}

function addClocks(contract: Command, terminal: Terminal, done: Done): void {
  const days = ['--since <days>', 'how many days back tickets were received', '30d'] as const;
  contract
    .command('what-if <file>')
    .description('what the clocks of the last weeks would have come to under a pack')
    .option(...days)
    .option('--json', 'as JSON')
    .addOption(new Option('--language <language>', 'language of the text').choices(whatIfLanguages).default('en'))
    .action(async (file: string, _options, command: Command) =>
      done(await whatIfPack(file, command.optsWithGlobals<Common & WhatIfOptions>(), terminal)),
    );
  contract
    .command('recompute <client>')
    .description('apply the contract in force to tickets that there are already; without --confirm, look at what it would do')
    .addOption(new Option('--change <what>', 'what of the contract').choices(changes).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why; it stands in the log')
    .option('--confirm <preview>', 'do what this preview showed')
    .option(...days)
    .option('--json', 'as JSON')
    .action(async (client: string, _options, command: Command) =>
      done(await recompute(client, command.optsWithGlobals<Common & RecomputeOptions>(), terminal)),
    );
}

function addAdmin(program: Command, terminal: Terminal, done: Done): void {
  program
    .command('admin')
    .description('who may come in')
    .command('invite <address>')
    .description('print a one-time link to set a password; makes an administrator when nobody has the address')
    .action(async (address: string, _options, command: Command) =>
      done(await inviteAdmin(address, command.optsWithGlobals<Common>(), terminal)),
    );
}

function addKeeping(program: Command, terminal: Terminal, done: Done): void {
  program
    .command('backup <file>')
    .description('write the whole desk into a file, while it runs')
    .action(async (file: string, _options, command: Command) => done(await backup(file, command.optsWithGlobals<Common>(), terminal)));
  program
    .command('restore <file>')
    .description('read a desk from a backup into an empty database')
    .action(async (file: string, _options, command: Command) => done(await restore(file, command.optsWithGlobals<Common>(), terminal)));
  program
    .command('move')
    .description('copy the desk of the data folder to PostgreSQL, and compare')
    .requiredOption('--to <address>', 'an empty database, postgres://user:password@host/database')
    .action(async (_options, command: Command) => done(await move(command.optsWithGlobals<Common & { to: string }>(), terminal)));
  const audit = program.command('audit').description('who did what');
  audit
    .command('verify')
    .description('follow the chain of the audit, and name the first broken link')
    .option('--head <links:hash>', 'what it said before: then a cut end is found too')
    .action(async (_options, command: Command) => done(await verifyAudit(command.optsWithGlobals<Common & { head?: string }>(), terminal)));
}

function addMail(program: Command, terminal: Terminal, done: Done): void {
  program
    .command('mail')
    .description('send a mail to a mailbox of the desk, to see what happens')
    .requiredOption('--to <address>', 'mailbox of a client; may be given several times', several)
    .option('--from <address>', 'who it is from', 'ada@acme.example')
    .option('--subject <text>', 'subject', '')
    .option('--text <text>', 'what it says', 'Hei! En pääse kirjautumaan. Terveisin Ada')
    .option('--attach <file>', 'a file to send along; may be given several times', several, [])
    .action(async (_options, command: Command) => done(await mail(command.optsWithGlobals<MailOptions>(), terminal)));
}

function addArticles(program: Command, terminal: Terminal, done: Done): void {
  program
    .command('articles')
    .description('what there is to read')
    .command('import <folder>')
    .description('read a folder of Markdown; a file that was read before is the next version of its article')
    .option('--client <name>', 'client that they are for; every one when left out')
    .option('--language <code>', 'language of files that do not say theirs: fi, sv, en', 'en')
    .action(async (folder: string, _options: unknown, command: Command) =>
      done(await importArticles({ ...command.optsWithGlobals<ArticleOptions>(), folder }, terminal)),
    );
}

function build(terminal: Terminal, done: Done): Command {
  const program = new Command('luuri')
    .description('A service desk: tickets, tiers, SLA clocks, escalation.')
    .version(version)
    .option('--config <file>', 'settings, in place of luuri.config.js in this folder')
    .option('--verbose', 'show where an error came from')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.say(text.trimEnd()), writeErr: (text) => terminal.complain(text.trimEnd()) });
  program
    .command('serve')
    .description('run the desk until Ctrl-C')
    .option('--demo', 'fill an empty desk with two clients and a service desk to try')
    .option('--no-work', 'answer requests only; `luuri work` does the rest (PostgreSQL)')
    .action(async (_options, command: Command) => {
      const { work, ...options } = command.optsWithGlobals<Common & { demo?: boolean; work: boolean }>();
      done(await serve({ ...options, ...(work ? {} : { does: ['web'] }) }, terminal));
    });
  program
    .command('work')
    .description('run jobs and channels, and answer nothing but health (PostgreSQL)')
    .action(async (_options, command: Command) => done(await serve({ ...command.optsWithGlobals<Common>(), does: ['work'] }, terminal)));
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async (_options, command: Command) => done(await migrate(command.optsWithGlobals<Common>(), terminal)));
  addContract(program, terminal, done);
  addAdmin(program, terminal, done);
  addKeeping(program, terminal, done);
  program
    .command('doctor')
    .description('look at everything that a start needs')
    .action(async (_options, command: Command) => done(await doctor(command.optsWithGlobals<Common>(), terminal)));
  program
    .command('search')
    .description('the index of tickets')
    .command('rebuild')
    .description('build it anew from all tickets')
    .action(async (_options, command: Command) => done(await rebuildIndex(command.optsWithGlobals<Common>(), terminal)));
  addArticles(program, terminal, done);
  addMail(program, terminal, done);
  return program;
}

/**
 * The command line.
 * @param args without the program's own name: `['serve', '--demo']`.
 * @returns the exit code, 0 or 1. Errors are told in a sentence, with `--verbose` in full.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const program = build(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (e) {
    // Commander has said what it had to say; asking for help is no mistake.
    if (e instanceof CommanderError) return e.exitCode === 0 ? 0 : 1;
    terminal.complain(sentenceOf(e, args.includes('--verbose')));
    return 1;
  }
}
