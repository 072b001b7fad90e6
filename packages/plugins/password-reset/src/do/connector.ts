import { cannotDo, type Directory } from '@luuri/core';
import type { Reset } from '../entities.ts';
import type { Deed } from '../rules/terms.ts';

/** F7: a temporary access pass serves once, within an hour. */
const PASS_MINUTES = 60;

/** What is to be done to an account. */
export interface Order {
  readonly reset: Pick<Reset, 'accountId' | 'deed' | 'drill' | 'newNumber'>;
  readonly secret: string | undefined;
  readonly until: Date;
}

/** What a directory did. */
export interface Did {
  readonly secret: string | undefined;
  /** A1: each thing that it was asked for and did, by its kind; empty for a rehearsal. */
  readonly did: readonly string[];
  readonly kind: string;
}

type Connector = (directory: Directory, order: Order) => Promise<string | undefined>;

async function removeAll(directory: Directory, id: string): Promise<undefined> {
  const { listMfa, removeMfa } = directory;
  if (!listMfa || !removeMfa) throw cannotDo({ deed: 'remove-mfa', can: directory.can });
  for (const method of await listMfa.call(directory, id)) await removeMfa.call(directory, id, method.id);
}

async function enabled(directory: Directory, deed: 'enable' | 'disable', id: string): Promise<undefined> {
  if (!directory.setEnabled) throw cannotDo({ deed, can: directory.can });
  await directory.setEnabled(id, deed === 'enable');
}

const connectors: Readonly<Record<Deed, Connector>> = {
  async unlock(directory, { reset }) {
    await directory.unlock(reset.accountId);
    return undefined;
  },
  async 'reset-password'(directory, { reset, secret = '', until }) {
    await directory.resetPassword(reset.accountId, { password: secret, mustChange: true, until });
    return secret;
  },
  async 'temporary-pass'(directory, { reset }) {
    if (!directory.issueTemporaryPass) throw cannotDo({ deed: 'temporary-pass', can: directory.can });
    return (await directory.issueTemporaryPass(reset.accountId, PASS_MINUTES)).pass;
  },
  'remove-mfa': (directory, { reset }) => removeAll(directory, reset.accountId),
  async 'change-phone'(directory, { reset }) {
    if (!directory.changePhone || reset.newNumber === null) throw cannotDo({ deed: 'change-phone', can: directory.can });
    await directory.changePhone(reset.accountId, reset.newNumber);
    return undefined;
  },
  enable: (directory, { reset }) => enabled(directory, 'enable', reset.accountId),
  disable: (directory, { reset }) => enabled(directory, 'disable', reset.accountId),
};

/** Sessions end with what opened them. One that goes on does not undo the deed: it is said in the evidence. */
async function revoked(directory: Directory, { reset }: Order): Promise<string[]> {
  if (!directory.revokeSessions || reset.deed === 'enable') return [];
  return directory.revokeSessions(reset.accountId).then(
    () => ['revoke-sessions'],
    () => ['sessions-not-revoked'],
  );
}

/**
 * The connector's part: at the directory of the client, in the name of the desk. A rehearsal does nothing there. What a directory says that
 * it cannot do is never taken for done. @throws as the directory does, and `directory.cannot`
 */
export async function doAt(directory: Directory, order: Order): Promise<Did> {
  const { deed, drill } = order.reset;
  const { kind } = directory;
  if (drill) return { secret: order.secret, did: [], kind };
  if (!directory.can.includes(deed)) throw cannotDo({ deed, can: directory.can });
  const secret = await connectors[deed](directory, order);
  return { secret, did: [deed, ...(await revoked(directory, order))], kind };
}
