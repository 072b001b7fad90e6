import { contractApplied, contractById, contractOf, within, wrongPack, type Contract, type Crossing, type Scope } from '@luuri/core';
import { kept } from './kept.ts';
import { siteRows } from './entities.ts';
import { noSuchSite } from './errors.ts';
import { chatSection, type ChatTerms } from './section/index.ts';

/** Widgets find their client by its key: always that of the newest pack. A key is one client's. */
async function followKey(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const rows = kept(scope).rows(siteRows);
  const { key } = (await contractById(scope, contractId)).section(chatSection);
  const known = key === undefined ? undefined : await rows.first({ key });
  if (known && known.clientId !== clientId)
    throw wrongPack({ mistakes: [{ path: 'chat.key', message: `must be another: ${known.key} is the key of another client` }] });
  await rows.remove({ clientId });
  if (key !== undefined) await rows.insert({ clientId, key });
}

/** A client whose pages have a chat. */
export interface SiteOf {
  readonly clientId: number;
  readonly contract: Contract;
  readonly terms: ChatTerms;
}

/** The client of a key. @throws `chat.no-such-site` */
export async function siteOf(scope: Scope, key: string): Promise<SiteOf> {
  const site = await kept(scope).rows(siteRows).first({ key });
  if (!site) throw noSuchSite({});
  const contract = await contractOf(scope, site.clientId);
  return { clientId: site.clientId, contract, terms: contract.section(chatSection) };
}

/** Whether pages of a site may talk to the chat whose key stands in the path. Of a key that nobody has, whoever asks is told so by the action. */
export async function mayAsk(scope: Scope, { origin, path }: Crossing): Promise<boolean> {
  const { key } = path;
  const site = await kept(scope)
    .rows(siteRows)
    .first({ key: String(key) });
  if (!site) return false;
  return (await contractOf(scope, site.clientId)).section(chatSection).origins.includes(origin);
}

export const listeners = [within(contractApplied, followKey)];
