import { contractOf } from '../client/index.ts';
import { secretStore, type Scope } from '../kernel/index.ts';
import { noDirectory } from './errors.ts';
import { directoryKinds, type ConnectedDirectory } from './ports.ts';

/** A client's directory, as its contract in force describes it. What it returns is to be used outside of transactions. @throws `directory.none` */
export async function directoryOf(scope: Scope, clientId: number): Promise<ConnectedDirectory> {
  const found = await directoryIfAny(scope, clientId);
  if (found) return found;
  const { client } = await contractOf(scope, clientId);
  throw noDirectory({ client });
}

/** The same; undefined where the contract describes none. */
export async function directoryIfAny(scope: Scope, clientId: number): Promise<ConnectedDirectory | undefined> {
  const contract = await contractOf(scope, clientId);
  const secrets = scope.get(secretStore);
  for (const kind of scope.get(directoryKinds)) {
    const found = kind.of(contract, { secrets });
    if (found) return found;
  }
  return undefined;
}
