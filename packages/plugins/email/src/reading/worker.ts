import { parentPort } from 'node:worker_threads';
import { readMail } from '../read.ts';

/** The thread's own program: reads one mail after another for the `reader` that started it. */
parentPort?.on('message', (raw: Uint8Array) => {
  void readMail(raw).then((message) => {
    parentPort?.postMessage(message);
  });
});
