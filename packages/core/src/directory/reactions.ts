import { contractApplied } from '../client/index.ts';
import { within, type Scope } from '../kernel/index.ts';
import { directoryIfAny } from './find.ts';
import { syncDirectory } from './sync.ts';

/** A contract that describes a directory has it looked at now; one that describes none any more has it left alone. */
async function lookNow(scope: Scope, { clientId }: { clientId: number }): Promise<void> {
  const connected = await directoryIfAny(scope, clientId);
  const key = String(clientId);
  if (!connected || connected.syncEvery === 0) return scope.cancel(syncDirectory, key);
  await scope.schedule(syncDirectory, { key, input: { clientId } });
}

export const listeners = [within(contractApplied, lookNow)];
