#!/usr/bin/env node
import 'reflect-metadata';
import { run } from './commands/program.ts';
import { terminal } from './commands/terminal.ts';

const GRACE_MS = 3_000;

process.exitCode = await run(process.argv.slice(2), terminal);
// Everything is closed by now. What some library still holds open must not keep the terminal waiting.
setTimeout(() => process.exit(), GRACE_MS).unref();
