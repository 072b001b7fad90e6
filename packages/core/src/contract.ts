import { readPack, wrongPack } from './client/index.ts';
import { essentials } from './essentials.ts';
import type { Installed } from './kernel/index.ts';
import { termsOfPack, type SlaTerms } from './sla/index.ts';

/**
 * The terms of a contract pack, without a desk: what `replayClocks` takes.
 * @param yaml a pack with sections of `plugins`.
 * @param version name of the terms in ledgers; `client@0` when left out.
 * @param plugins those whose sections the pack may have; the essential rooms when left out.
 * @throws `contract.invalid` with every mistake and its path.
 */
export function parseContract(yaml: string, version?: string, plugins: readonly Installed[] = essentials()): SlaTerms {
  const read = readPack(
    yaml,
    plugins.flatMap(({ spec }) => spec.sections ?? []),
  );
  if ('mistakes' in read) throw wrongPack({ mistakes: read.mistakes });
  return termsOfPack(read.pack, version ?? `${read.pack.client}@0`);
}
