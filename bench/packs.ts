import { readFileSync } from 'node:fs';

/** Companies that are served, each under the example's contract. */
export const CLIENTS = ['acme', 'birka', 'cedro', 'delta', 'eiger'];

/** The example's contract for each of the clients: with its name, and with telephone numbers of its own, for no two may share one. */
export function packs(): string[] {
  const pack = readFileSync(new URL('../examples/contracts/acme.yaml', import.meta.url), 'utf8');
  return CLIENTS.map((client, i) => pack.replaceAll(/acme|Acme/g, client).replaceAll('+358 9 1234 ', `+358 9 ${String(1234 + i)} `));
}
