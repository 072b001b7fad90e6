import {
  contractOf,
  defineAction,
  defineOutsideJob,
  deliveryFailed,
  deliverySent,
  instantText,
  lockTicket,
  moveTicketTo,
  onlySystem,
  sendOut,
  within,
  zoneOf,
  type JobType,
  type Scope,
} from '@luuri/core';
import { noticeRows, resetRows, type Notice, type Reset } from '../entities.ts';
import { noticeFailed } from '../events.ts';
import { isOverridden, managerOf, type Case } from '../flow/find.ts';
import { cannotSend } from '../errors.ts';
import { textCarrier, type TextCarrier } from '../ports.ts';
import { change, note, reasonOfOverride, withFlags } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import { wordsIn, type Told } from '../texts.ts';

/** F8: who is told of a deed: the person at two addresses of record, their manager, and security where the account is privileged. */

interface ToTell {
  readonly to: Notice['to'];
  readonly kind: 'email' | 'phone';
  readonly address: string;
}

/**
 * F8: two addresses of record. One that is not the account's own mailbox comes first: whoever has taken the account over reads that one.
 * As they are, those that changed lately too: here more is safer.
 */
export function ownAddresses(scope: Scope, { account }: Case): { readonly kind: 'email' | 'phone'; readonly address: string }[] {
  const texts = scope.get(textCarrier) !== undefined;
  const own = account.contacts.filter((c) => c.kind === 'email' || (texts && c.address.startsWith('+')));
  return [...own.filter((c) => !c.ofAccount), ...own.filter((c) => c.ofAccount)].slice(0, 2);
}

async function peopleToTell(scope: Scope, one: Case): Promise<ToTell[]> {
  const { reset, terms, factors } = one;
  const own = ownAddresses(scope, one);
  const manager = await managerOf(scope, one);
  const closely = reset.userClass === 'privileged' || own.length < 2 || isOverridden(factors);
  return [
    ...own.map(({ kind, address }) => ({ to: 'person' as const, kind, address })),
    ...(manager ? [{ to: 'manager' as const, kind: 'email' as const, address: manager.address }] : []),
    ...(closely && terms.securityContact ? [{ to: 'security' as const, kind: 'email' as const, address: terms.securityContact }] : []),
  ];
}

/** What a notice tells of, with the reason of an override (F3). */
export async function toldOf(scope: Scope, { reset, terms, language, factors }: Case, at: Date): Promise<Told> {
  const zone = zoneOf(await contractOf(scope, reset.clientId));
  return {
    ...{ deed: wordsIn(language).deeds[reset.deed], login: reset.login, at: instantText(at, language, zone) },
    ...{ ticket: reset.ticketId, hotline: terms.hotline },
    reason: isOverridden(factors) ? await reasonOfOverride(scope, reset.id) : undefined,
  };
}

async function failed(scope: Scope, reset: Reset, to: string): Promise<void> {
  await note(scope, reset, { what: 'notice-failed', facts: { to } });
  await change(scope, reset, { flags: withFlags(reset, 'notice-failed') });
  const ticket = await lockTicket(scope, reset.ticketId);
  if (ticket.state === 'reset-done') await moveTicketTo(scope, ticket, { to: 'open', reason: 'somebody could not be told of the reset' });
  const { id: resetId, ticketId, clientId, deed } = reset;
  await scope.emit(noticeFailed, { resetId, ticketId, clientId, deed, to });
}

const textFailed = defineAction<{ noticeId: number }>('password-reset.text-failed', {
  summary: 'Keep that a text did not arrive.',
  allow: onlySystem,
  async run(scope, { noticeId }) {
    const notice = await scope.rows(noticeRows).lock(noticeId);
    if (notice.state === 'failed') return;
    await scope.rows(noticeRows).update({ id: noticeId }, { state: 'failed' });
    await failed(scope, await scope.rows(resetRows).lock(notice.resetId), notice.target);
  },
});
const carrierOfTexts = defineAction<Record<never, never>, TextCarrier | undefined>('password-reset.find-carrier', {
  summary: 'Find what carries texts.',
  allow: onlySystem,
  reads: true,
  run: async (scope) => scope.get(textCarrier),
});

const textSent = (noticeId: number) => (scope: Scope) => scope.rows(noticeRows).update({ id: noticeId }, { state: 'sent' });

/** A text on its way: tried again for a day, and a first failure opens the ticket at once. */
export const sendNotice: JobType<{ noticeId: number; to: string; text: string }> = defineOutsideJob('password-reset.send-notice', {
  attempts: 10,
  async reach(session, { noticeId, to, text }) {
    const carrier = await session.run(carrierOfTexts, {});
    if (!carrier) throw cannotSend({ what: 'The text' });
    await carrier.send({ to, text });
    return textSent(noticeId);
  },
  failed: (session, { noticeId }) => session.run(textFailed, { noticeId }),
});

/** One notice: a row whose fate can be read, and what carries it. It holds nothing secret. */
async function tellOne(
  scope: Scope,
  one: Case,
  { who: { to, kind, address }, mail }: { who: ToTell; mail: { subject: string; text: string } },
) {
  const { reset, language } = one;
  const row = { clientId: reset.clientId, resetId: reset.id, to, target: masked(kind, address) };
  if (kind === 'phone') {
    const { id: noticeId } = await scope.rows(noticeRows).insert({ ...row, deliveryId: null, state: 'on-its-way' });
    await scope.schedule(sendNotice, { key: String(noticeId), input: { noticeId, to: address, text: mail.text } });
    return;
  }
  const ticket = await lockTicket(scope, reset.ticketId);
  const delivery = await sendOut(scope, ticket, { ...mail, to: address, language, automatic: true, threads: false });
  await scope.rows(noticeRows).insert({ ...row, deliveryId: delivery?.id ?? null, state: delivery ? 'on-its-way' : 'failed' });
  if (!delivery) await failed(scope, await scope.rows(resetRows).get(reset.id), row.target);
}

/** In the same transaction as it is written down: the news is on its way when it is true. @param what done, or done soon */
export async function tellOfDeed(scope: Scope, one: Case, what: 'told' | 'waits'): Promise<void> {
  const { reset, language } = one;
  const people = await peopleToTell(scope, one);
  const mail = wordsIn(language)[what](await toldOf(scope, one, what === 'told' ? scope.now : (reset.coolUntil ?? scope.now)));
  for (const who of people) await tellOne(scope, one, { who, mail });
  const facts = {
    of: what === 'told' ? 'done' : 'waiting',
    people: people.map(({ to, kind, address }) => ({ to, at: masked(kind, address) })),
  };
  await note(scope, reset, { what: 'told', facts });
  if (people.filter((p) => p.to === 'person').length < 2) {
    const now = await scope.rows(resetRows).get(reset.id);
    await change(scope, now, { flags: withFlags(now, 'told-at-one-address') });
  }
  if (people.length === 0) await failed(scope, await scope.rows(resetRows).get(reset.id), 'nobody');
}

/** F7: whoever did not change a temporary password in time is told that it is of no use any more. */
export async function tellOfEnd(scope: Scope, one: Case): Promise<void> {
  const { reset, language } = one;
  const mail = wordsIn(language).ended({ login: reset.login, ticket: reset.ticketId });
  for (const way of ownAddresses(scope, one)) await tellOne(scope, one, { who: { to: 'person', ...way }, mail });
}

/** A mail that did not arrive. */
async function hearOfFailure(scope: Scope, { deliveryId }: { deliveryId: number }): Promise<void> {
  const notice = await scope.rows(noticeRows).first({ deliveryId });
  if (!notice || notice.state === 'failed') return;
  await scope.rows(noticeRows).update({ id: notice.id }, { state: 'failed' });
  await failed(scope, await scope.rows(resetRows).lock(notice.resetId), notice.target);
}

/** A1: and one that did. */
async function hearOfArrival(scope: Scope, { deliveryId }: { deliveryId: number }): Promise<void> {
  await scope.rows(noticeRows).update({ deliveryId, state: 'on-its-way' }, { state: 'sent' });
}

export const listeners = [within(deliveryFailed, hearOfFailure), within(deliverySent, hearOfArrival)];
