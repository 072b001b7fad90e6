import { Agent, request } from 'node:http';

/** What every connection asks for, each time with the next number. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: (n: number) => string;
  readonly body?: (n: number) => object;
}

/** Asks once. @throws unless the answer is a good one */
export function once200(
  url: URL,
  { method, path, body }: Call,
  { n, agent, key }: { n: number; agent: Agent; key: string },
): Promise<void> {
  const text = body ? JSON.stringify(body(n)) : undefined;
  const headers = {
    authorization: `Bearer ${key}`,
    ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path: path(n), method, agent, headers }, (answer) => {
      answer.resume().once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve();
        else reject(new TypeError(`${method} ${path(n)} was answered with ${String(answer.statusCode)}`));
      });
    });
    asked.once('error', reject).end(text);
  });
}

interface Load {
  readonly key: string;
  readonly seconds: number;
  /** Connections to each server that ask at the same time, each the next thing as soon as it is answered. */
  readonly connections: number;
}

/** Answers per second of these servers together, from one process to others. */
export async function perSecond(servers: readonly string[], call: Call, { key, seconds, connections }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  let answered = 0;
  const ask = async (url: URL) => {
    while (performance.now() - begun < seconds * 1000) await once200(url, call, { n: answered++, agent, key });
  };
  await Promise.all(servers.flatMap((server) => Array.from({ length: connections }, () => ask(new URL(server)))));
  agent.destroy();
  return answered / ((performance.now() - begun) / 1000);
}
