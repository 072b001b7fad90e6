import { readPack, wrongPack } from './client/index.ts';
import { chainSection, dutySection, escalationSection } from './escalation/index.ts';
import { portalSection } from './portal/index.ts';
import { slaSection, termsOfPack, type SlaTerms } from './sla/index.ts';
import { tiersSection } from './team/index.ts';
import { templatesSection } from './template/index.ts';

/**
 * The terms of a contract pack, without a desk: what `replayClocks` takes.
 * @param yaml a pack with the sections of the essential rooms.
 * @param version name of the terms in ledgers; `client@0` when left out.
 * @throws `contract.invalid` with every mistake and its path.
 */
export function parseContract(yaml: string, version?: string): SlaTerms {
  const read = readPack(yaml, [tiersSection, slaSection, escalationSection, chainSection, dutySection, templatesSection, portalSection]);
  if ('mistakes' in read) throw wrongPack({ mistakes: read.mistakes });
  return termsOfPack(read.pack, version ?? `${read.pack.client}@0`);
}
