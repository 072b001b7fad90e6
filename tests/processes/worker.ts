import { createDesk } from '@luuri/core';
import { timers } from './timers.ts';

// A process that works: `worker.ts postgres://...`. It says that it does, and goes on until it is killed.
const desk = await createDesk({ database: { type: 'postgres', url: process.argv[2] ?? '' }, plugins: [timers()] });
await desk.start();
process.stdout.write('working\n');
