import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** The version of the binary interface that native packages are built for. */
const abi = `${process.platform}-${process.arch}-${process.versions.modules}`;

const npm = () => {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
};

/** The headers that came with this Node, if any did: then a native package can be compiled without fetching them from nodejs.org. */
function environment() {
  const prefix = path.dirname(path.dirname(realpathSync(process.execPath)));
  const hasHeaders = existsSync(path.join(prefix, 'include/node/node.h'));
  return hasHeaders ? { npm_config_nodedir: prefix, ...process.env } : process.env;
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Does node_modules hold what package-lock.json names? npm writes down there what it has installed, as its last step. */
function isInstalled(root) {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(record);
  return Object.entries(wanted).every(([where, { version, optional, link, resolved }]) => {
    if (!where.startsWith('node_modules/') || optional) return true;
    return link ? present[where]?.resolved === resolved : present[where]?.version === version;
  });
}

/**
 * Installs the dependencies unless what package-lock.json names is there already.
 * @param {string} root folder of the repository
 * @param {(line: string) => void} [say] where to say that it installs; standard output when left out
 * @returns {Promise<boolean>} false when npm failed; it has said why
 */
export async function install(root, say = console.log) {
  const built = path.join(root, 'node_modules/.luuri-abi');
  // NODE_ENV=production or omit=dev would leave the compiler out. Warnings of npm are for those who choose the dependencies.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  let steps = [];
  if (!existsSync(path.join(root, 'node_modules'))) steps = ['ci', ...options];
  // A tree that is there is completed and not thrown away: somebody may be working in it.
  else if (!isInstalled(root)) steps = ['install', '--no-save', ...options];
  else if (existsSync(built) && readFileSync(built, 'utf8') !== abi) steps = ['rebuild'];
  if (steps.length > 0) {
    say(`Installing the dependencies: npm ${steps[0]} (a minute or two the first time)`);
    const { code } = await run([...npm(), ...steps], { cwd: root, env: environment() });
    if (code !== 0) {
      console.error(`npm ${steps[0]} failed with code ${code}; its own words are above.`);
      return false;
    }
  }
  if (!existsSync(built) || steps.length > 0) {
    try {
      writeFileSync(built, abi);
    } catch {
      // Somebody else's node_modules, read-only: the note is a convenience.
    }
  }
  return true;
}
