import type { Scope } from '@luuri/core';
import type { Reset } from '../entities.ts';
import { endWithout } from '../flow/end.ts';
import type { Case } from '../flow/find.ts';
import { raiseAlert } from '../records/alerts.ts';
import { change, note } from '../records/keep.ts';

/** Stop what waits: its job finds nothing to do. @param by whose wish it is: its owner's is a reason to look closer */
export async function callOff(scope: Scope, one: Case, by: 'owner' | 'agent' | 'desk'): Promise<Reset> {
  await note(scope, one.reset, { what: 'called-off', facts: { by } });
  const reset = await endWithout(scope, await change(scope, one.reset, { stopHash: null }), 'called-off');
  if (by === 'owner' && !reset.drill) await raiseAlert(scope, { clientId: reset.clientId, why: 'denied', resetId: reset.id });
  return reset;
}
