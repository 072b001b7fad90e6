import './node-version.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeReady } from './ready.mjs';

// `npm start`: whatever is missing is installed and built, then the desk runs in this very process, so that signals reach it unforwarded.
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = path.join(root, 'packages/server/dist/cli.js');

if (!(await makeReady(root))) process.exit(1);
if (!existsSync(cli)) {
  console.error(`There is no ${path.relative(root, cli)} to start: packages/server has no src/cli.ts.`);
  process.exit(1);
}
process.chdir(root);
process.setSourceMapsEnabled(true);
process.argv.splice(1, 1, cli, 'serve', '--demo');
await import(pathToFileURL(cli).href);
