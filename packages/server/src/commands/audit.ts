import { audit, system, type NotedHead } from '@luuri/core';
import { wrongHead } from './errors.ts';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface VerifyOptions {
  readonly config?: string;
  /** `LINKS:HASH`, as it was said before. */
  readonly head?: string;
}

function notedHead(given: string): NotedHead {
  const { links, head } = /^(?<links>\d{1,15}):(?<head>[0-9a-f]{64})$/.exec(given)?.groups ?? {};
  if (links === undefined || head === undefined) throw wrongHead({ given });
  return { links: Number(links), head };
}

/** `luuri audit verify`: follow the chain of the audit, and name the first link that does not hold. */
export const verifyAudit = ({ config, head }: VerifyOptions, { say }: Terminal): Promise<number> => {
  const noted = head === undefined ? {} : notedHead(head);
  return withDesk({ config, writes: false }, async (desk) => {
    const found = await desk.as(system).use(audit).verify(noted);
    if (found.broken) {
      const { link, lineId, why } = found.broken;
      say(`The audit is broken at link ${String(link)}, line ${String(lineId)}: ${why}. The ${String(found.links)} links before it hold.`);
      return 1;
    }
    say(
      `The audit holds: ${String(found.links)} lines sealed, ${String(found.erased)} of them erased, ${String(found.unsealed)} not sealed yet.`,
    );
    say(`Its head is ${String(found.links)}:${found.head}. Note it elsewhere, and give it to --head the next time.`);
    return 0;
  });
};
