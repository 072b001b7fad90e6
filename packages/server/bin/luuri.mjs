#!/usr/bin/env node
// npm links programs while it installs, when nothing is built yet, and leaves out those that are not there: so this file is kept as it is.
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli.js', import.meta.url);

if (existsSync(cli)) await import(cli.href);
else {
  console.error('Luuri is not built yet. In a clone of the repository: npm run build');
  process.exitCode = 1;
}
