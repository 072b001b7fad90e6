import { createHmac } from 'node:crypto';
import { signingSecret } from '../channel/index.ts';
import { accountRows, type Newcomer } from '../directory/index.ts';
import type { Scope } from '../kernel/index.ts';
import { personAddressRows } from '../people/index.ts';
import { markRows } from './entities.ts';

/** One for each client: that the same human was erased at two of them cannot be seen. */
async function hashes(scope: Scope, clientId: number, known: readonly { kind: 'account' | 'email'; value: string }[]): Promise<string[]> {
  const key = await signingSecret(scope);
  const hash = (kind: string, value: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify(['erased', clientId, kind, value]))
      .digest('hex');
  return [...new Set(known.map(({ kind, value }) => hash(kind, value)))];
}

/** Keep that a directory's reads leave somebody out: by its own id of them, and by their mail addresses. Called before they are erased. */
export async function markErased(scope: Scope, { personId, clientId }: { personId: number; clientId: number }): Promise<void> {
  const accounts = await scope.rows(accountRows).find({ where: { personId } });
  const ways = await scope.rows(personAddressRows).find({ where: { personId, kind: 'email' } });
  const known = [
    ...accounts.map(({ accountId }) => ({ kind: 'account' as const, value: accountId })),
    ...ways.map(({ address }) => ({ kind: 'email' as const, value: address.toLowerCase() })),
  ];
  const all = await hashes(scope, clientId, known);
  const there = new Set((await scope.rows(markRows).find({ where: { clientId, hash: all } })).map(({ hash }) => hash));
  const fresh = all.filter((hash) => !there.has(hash));
  if (fresh.length > 0) await scope.rows(markRows).insertAll(fresh.map((hash) => ({ clientId, hash, at: scope.now })));
}

/** Whether somebody whom a directory tells of was erased. */
export async function wasErased(scope: Scope, { clientId, accountId, address }: Newcomer): Promise<boolean> {
  const email = address === undefined ? [] : [{ kind: 'email' as const, value: address }];
  const hash = await hashes(scope, clientId, [{ kind: 'account', value: accountId }, ...email]);
  return (await scope.rows(markRows).count({ clientId, hash })) > 0;
}
