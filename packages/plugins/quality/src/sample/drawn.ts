import { clientRows, type Contract, type Scope } from '@luuri/core';
import { drawRows, pickRows, type Draw } from '../entities/index.ts';
import { pickChanged, sampleDrawn } from '../events.ts';
import { seeds } from '../ports.ts';
import { sampleOf, type Picked } from '../rules/sample.ts';
import { termsOf } from '../terms.ts';
import { contactsIn, type FoundContact, type Span } from './contacts.ts';

async function keepPicks(scope: Scope, picks: readonly Picked<FoundContact>[], of: { drawId: number; blind: boolean }): Promise<void> {
  for (const { contact, why } of picks) {
    const { clientId, ticketId, agentId, kind, tier, channel, language } = contact;
    const row = { clientId, ticketId, agentId, kind, tier, channel, language, why, ...of };
    const { id: pickId } = await scope.rows(pickRows).insert({ ...row, state: 'open', leftFor: null, at: scope.now });
    await scope.emit(pickChanged, { clientId, pickId, state: 'open' });
  }
}

/** A draw as it is done, by a person or by the rhythm of the contract. */
export interface ToDraw extends Span {
  readonly by: string;
  /** A new one when left out. */
  readonly seed?: string;
  /** By whose terms; the one in force when left out. */
  readonly contract?: Contract;
}

/** One draw of a client at a time. @throws `quality.no-cards` */
export async function drawn(scope: Scope, { seed = scope.get(seeds)(), contract, ...toDraw }: ToDraw): Promise<Draw> {
  const { clientId, from, to, by } = toDraw;
  await scope.rows(clientRows).lock(clientId);
  const { terms, version } = await termsOf(scope, clientId, contract);
  const contacts = await contactsIn(scope, { clientId, from, to });
  const { picks, strata } = sampleOf(contacts, terms.sample, seed);
  const of = { clientId, fromAt: from, toAt: to, seed, terms: terms.sample, contract: version };
  const counted = { contacts: contacts.length, picked: picks.length, strata, by, at: scope.now };
  const draw = await scope.rows(drawRows).insert({ ...of, ...counted });
  await keepPicks(scope, picks, { drawId: draw.id, blind: terms.blind });
  await scope.emit(sampleDrawn, { clientId, drawId: draw.id, contacts: contacts.length, picked: picks.length });
  return draw;
}
