import {
  clientRows,
  contractOf,
  defineAction,
  defineOutsideJob,
  onlySystem,
  secretStore,
  within,
  type EventType,
  type JobType,
  type Scope,
} from '@luuri/core';
import { resetRows } from '../entities.ts';
import { siemFailed } from '../errors.ts';
import { aftercareEnded, noticeFailed, resetBegun, resetCooling, resetEnded, securityAlert, temporaryEnded } from '../events.ts';
import { riskOf, signatureOf, type SiemEvent } from '../rules/siem.ts';
import type { SiemTerms } from '../rules/terms.ts';
import { resetSection } from '../section/section.ts';

/** F9: every fact about resets goes to the client's own security, where its pack names an address. */

const TIMEOUT_MS = 10_000;

interface Way extends SiemTerms {
  readonly key: string | undefined;
}
const findSiem = defineAction<{ clientId: number }, Way | undefined>('password-reset.find-siem', {
  summary: 'Find where events of a client go, as the contract in force says.',
  allow: onlySystem,
  reads: true,
  async run(scope, { clientId }) {
    const siem = (await contractOf(scope, clientId)).section(resetSection)?.siem;
    return siem && { ...siem, key: scope.get(secretStore).read(siem.secret) };
  },
});

const noteNow = defineAction<Record<never, never>, Date>('password-reset.now', {
  summary: 'What time it is.',
  allow: onlySystem,
  reads: true,
  run: async ({ now }) => now,
});

/** One event, signed; whatever is not a yes is tried again, for most of a day. Nothing that came back is kept or passed on. */
async function post({ url, key, secret }: Way, event: SiemEvent, now: Date): Promise<void> {
  if (key === undefined || key === '') throw siemFailed({ reason: `the secret ${secret} is not set.` });
  const body = JSON.stringify(event);
  const stamp = String(Math.floor(now.getTime() / 1000));
  const headers = {
    ...{ 'content-type': 'application/json', 'user-agent': 'luuri', 'x-luuri-event': event.event, 'x-luuri-id': event.id },
    ...{ 'x-luuri-timestamp': stamp, 'x-luuri-signature': signatureOf(key, stamp, body) },
  };
  // What it leads to is not followed: a signed event goes to the address of the pack and nowhere else.
  const sent = { method: 'POST', headers, body, redirect: 'manual' as const, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const answer = await fetch(url, sent).catch(() => undefined);
  await answer?.body?.cancel();
  if (!answer) throw siemFailed({ reason: 'it could not be reached.' });
  if (!answer.ok) throw siemFailed({ reason: `it answered with ${String(answer.status)}.` });
}

export const tellSiem: JobType<{ clientId: number; event: SiemEvent }> = defineOutsideJob('password-reset.tell-siem', {
  attempts: 10,
  async reach(session, { clientId, event }) {
    const way = await session.run(findSiem, { clientId });
    if (way) await post(way, event, await session.run(noteNow, {}));
    return undefined;
  },
});

interface Fact {
  readonly clientId: number;
  readonly resetId: number | null;
}

/** Of a fact, what is a word of a closed list or a number. */
const said = ['deed', 'state', 'channel', 'why', 'until', 'outcome', 'answer', 'selfService'] as const;

/** Written down with the fact: a job in the same unit of work, one after another for each client. A rehearsal is nobody's business there. */
async function queue(scope: Scope, name: string, told: Fact): Promise<void> {
  const { clientId, resetId } = told;
  const fact: Readonly<Record<string, unknown>> = { ...told };
  if ((await contractOf(scope, clientId)).section(resetSection)?.siem === undefined) return;
  const reset = resetId === null ? undefined : await scope.rows(resetRows).first({ id: resetId });
  if (reset?.drill) return;
  const client = await scope.rows(clientRows).get(clientId);
  const words = Object.fromEntries(said.flatMap((key) => (key in fact ? [[key, fact[key] as string]] : [])));
  const account = reset && { account: reset.login, userClass: reset.userClass, ticketId: reset.ticketId, flags: reset.flags };
  const event: SiemEvent = {
    ...{ event: name, id: `${client.slug}-${String(scope.eventId ?? 0)}-${name}`, at: scope.now.toISOString(), client: client.slug },
    actor: typeof fact['actor'] === 'string' ? fact['actor'] : (reset?.heldBy ?? 'system'),
    risk: riskOf(name, typeof fact['state'] === 'string' ? fact['state'] : null),
    facts: { resetId, ...words, ...account },
  };
  await scope.schedule(tellSiem, { input: { clientId, event }, queue: `siem:${String(clientId)}` });
}

const tells = <P extends Fact>(fact: EventType<P>) => within(fact, (scope, payload) => queue(scope, fact.event, payload));

export const listeners = [
  ...[tells(resetBegun), tells(resetEnded), tells(securityAlert), tells(noticeFailed), tells(resetCooling), tells(temporaryEnded)],
  tells(aftercareEnded),
];
