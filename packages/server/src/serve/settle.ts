import { Session } from 'node:inspector';

/**
 * Give back the memory that the start took and the desk at rest has no use for: what was read, compiled and thrown away, and the room
 * for young objects, which grew to its largest and would stay so. It grows again when there is work. Node has no call of its own for
 * it; the one of its inspector is documented, takes a tenth of a second, and opens no port.
 */
export async function settle(): Promise<void> {
  const session = new Session();
  session.connect();
  // An error comes as the first argument: a process that keeps its memory works all the same.
  await new Promise((done) => session.post('HeapProfiler.collectGarbage', done));
  session.disconnect();
}
