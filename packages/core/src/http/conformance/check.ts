import { hostCases, type HostCase } from './cases.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an answer differs from what is wanted; of objects, only the members that are wanted are compared. */
function differences(wanted: unknown, had: unknown, path: string): string[] {
  if (isRecord(wanted) && isRecord(had))
    return Object.entries(wanted).flatMap(([name, value]) => differences(value, had[name], `${path}.${name}`));
  if (Array.isArray(wanted) && Array.isArray(had) && wanted.length === had.length)
    return wanted.flatMap((w, i) => differences(w, had[i], `${path}[${String(i)}]`));
  return Object.is(wanted, had) ? [] : [`${path} is ${JSON.stringify(had)} and not ${JSON.stringify(wanted)}`];
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text;
}

/** Ask one request of the suite. @returns sentences about what differs. */
export async function checkHostCase(base: string, { it, ask, answer }: HostCase): Promise<string[]> {
  const { path, body, ...init } = ask;
  const response = await fetch(base + path, { ...init, headers: { ...ask.headers }, body: body ?? null });
  const headers = Object.fromEntries(Object.keys(answer.headers ?? {}).map((name) => [name, response.headers.get(name) ?? undefined]));
  const had = { status: response.status, headers, body: await bodyOf(response) };
  return [
    ...differences(answer, had, 'answer'),
    ...(response.headers.get('x-request-id') ? [] : ['answer.headers.x-request-id is missing']),
  ].map((d) => `${it}: ${d}`);
}

/**
 * Ask a host everything that hosts of a desk must answer alike. The desk has the plugin `conformance`, and the host asks
 * `conformanceWhoIs` who is there.
 * @param base address without a slash at its end, `http://127.0.0.1:3000/desk`.
 * @returns a sentence for each thing that differs: none, when all is well.
 */
export async function checkHost(base: string): Promise<string[]> {
  const found: string[] = [];
  for (const one of hostCases) found.push(...(await checkHostCase(base, one)));
  return found;
}
