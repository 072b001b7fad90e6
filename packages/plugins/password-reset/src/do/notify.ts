import {
  contractOf,
  defineAction,
  defineOutsideJob,
  deliveryFailed,
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
import { managerOf, type Case } from '../flow/find.ts';
import { cannotSend } from '../errors.ts';
import { textCarrier, type TextCarrier } from '../ports.ts';
import { change, note } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import { wordsIn } from '../texts.ts';

/** F8: who is told of a deed: the person at two addresses of record, their manager, and security where the account is privileged. */

interface ToTell {
  readonly to: Notice['to'];
  readonly kind: 'email' | 'phone';
  readonly address: string;
}

/** One that is not the account's own mailbox comes first: whoever has taken the account over reads that one. */
async function peopleToTell(scope: Scope, one: Case): Promise<ToTell[]> {
  const { account, reset, terms } = one;
  const texts = scope.get(textCarrier) !== undefined;
  // Addresses of record as they are, those that changed lately too: here more is safer.
  const own = account.contacts.filter((c) => c.kind === 'email' || (texts && c.address.startsWith('+')));
  const sorted = [...own.filter((c) => !c.ofAccount), ...own.filter((c) => c.ofAccount)];
  const manager = await managerOf(scope, one);
  const security =
    reset.userClass === 'privileged' || sorted.length < 2 || reset.flags.includes('override') ? terms.securityContact : undefined;
  return [
    ...sorted.slice(0, 2).map(({ kind, address }) => ({ to: 'person' as const, kind, address })),
    ...(manager ? [{ to: 'manager' as const, kind: 'email' as const, address: manager.address }] : []),
    ...(security === undefined ? [] : [{ to: 'security' as const, kind: 'email' as const, address: security }]),
  ];
}

async function failed(scope: Scope, reset: Reset, to: string): Promise<void> {
  await note(scope, reset, { what: 'notice-failed', facts: { to } });
  await change(scope, reset, { flags: [...new Set([...reset.flags, 'notice-failed'])] });
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

/** A text on its way: tried again for a day, and a first failure opens the ticket at once. */
export const sendNotice: JobType<{ noticeId: number; to: string; text: string }> = defineOutsideJob('password-reset.send-notice', {
  attempts: 10,
  async reach(session, { to, text }) {
    const carrier = await session.run(carrierOfTexts, {});
    if (!carrier) throw cannotSend({ what: 'The text' });
    await carrier.send({ to, text });
    return undefined;
  },
  failed: (session, { noticeId }) => session.run(textFailed, { noticeId }),
});

/** In the same transaction as the deed is written down: the news is on its way when the deed is done. */
export async function tellOfDeed(scope: Scope, one: Case): Promise<void> {
  const { reset, language } = one;
  const people = await peopleToTell(scope, one);
  const { terms } = one;
  const ticket = await lockTicket(scope, reset.ticketId);
  const zone = zoneOf(await contractOf(scope, reset.clientId));
  const words = wordsIn(language);
  const at = instantText(scope.now, language, zone);
  const mail = words.told({ deed: words.deeds[reset.deed], login: reset.login, at, ticket: reset.ticketId, hotline: terms.hotline });
  let sent = 0;
  for (const { to, kind, address } of people) {
    const row = { clientId: reset.clientId, resetId: reset.id, to, target: masked(kind, address) };
    if (kind === 'phone') {
      const { id: noticeId } = await scope.rows(noticeRows).insert({ ...row, deliveryId: null, state: 'on-its-way' });
      await scope.schedule(sendNotice, { key: String(noticeId), input: { noticeId, to: address, text: mail.text } });
    } else {
      const delivery = await sendOut(scope, ticket, { ...mail, to: address, language, automatic: true, threads: false });
      await scope.rows(noticeRows).insert({ ...row, deliveryId: delivery?.id ?? null, state: delivery ? 'on-its-way' : 'failed' });
      if (!delivery) await failed(scope, reset, row.target);
    }
    sent++;
  }
  await note(scope, reset, { what: 'told', facts: { people: people.map(({ to, kind, address }) => ({ to, at: masked(kind, address) })) } });
  if (people.filter((p) => p.to === 'person').length < 2) {
    const { flags } = await scope.rows(resetRows).get(reset.id);
    await change(scope, reset, { flags: [...new Set([...flags, 'told-at-one-address'])] });
  }
  if (sent === 0) await failed(scope, reset, 'nobody');
}

/** A mail that did not arrive. */
async function hearOfFailure(scope: Scope, { deliveryId }: { deliveryId: number }): Promise<void> {
  const notice = await scope.rows(noticeRows).first({ deliveryId });
  if (!notice || notice.state === 'failed') return;
  await scope.rows(noticeRows).update({ id: notice.id }, { state: 'failed' });
  await failed(scope, await scope.rows(resetRows).lock(notice.resetId), notice.target);
}

export const listeners = [within(deliveryFailed, hearOfFailure)];
