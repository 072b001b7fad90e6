import {
  addOpenTime,
  contractOf,
  defineAction,
  defineJob,
  defineOutsideJob,
  lockTicket,
  moveTicketTo,
  nextOpening,
  onlySystem,
  type Calendar,
  type Contract,
  type JobType,
  type Scope,
} from '@luuri/core';
import { aftercareRows, resetRows, type Aftercare } from '../entities.ts';
import { aftercareEnded } from '../events.ts';
import { caseOf, termsOf, type Case } from '../flow/find.ts';
import { linkTo } from '../links.ts';
import { draws } from '../ports.ts';
import { raiseAlert } from '../records/alerts.ts';
import { note } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import type { AftercareAnswer } from '../rules/terms.ts';
import { resetSection } from '../section/section.ts';
import { sendPrivately, senderOf } from '../send.ts';
import { wordsIn } from '../texts.ts';
import { ownAddresses, toldOf } from './notify.ts';

/** F10: some are asked whether it was them, within one working day of their client. What they say is kept for whoever reviews quality. */

const HOUR = 3_600_000;
/** By then the hurry is over. */
const AFTER_MS = 2 * HOUR;

/** The calendar whose working days count; undefined for a client that has none. */
export function aftercareCalendar(contract: Contract): Calendar | undefined {
  const named = contract.section(resetSection)?.calendar;
  return named === undefined ? Object.values(contract.calendars)[0] : contract.calendars[named];
}

/** When somebody is asked, and until when an answer is waited for: in open hours, and within one working day. */
export function aftercareTimes(calendar: Calendar | undefined, doneAt: Date): { readonly askAt: Date; readonly dueAt: Date } {
  const soon = new Date(doneAt.getTime() + AFTER_MS);
  if (!calendar) return { askAt: soon, dueAt: new Date(doneAt.getTime() + 24 * HOUR) };
  const [dueAt, open] = [addOpenTime(calendar, doneAt, '1bd'), nextOpening(calendar, soon)];
  return { askAt: open < dueAt ? open : dueAt, dueAt };
}

async function end(scope: Scope, asked: Aftercare, { answer, by }: { answer: AftercareAnswer; by: string | null }): Promise<void> {
  await scope.rows(aftercareRows).update({ id: asked.id }, { answer, answeredAt: scope.now, answeredBy: by });
  const reset = await scope.rows(resetRows).lock(asked.resetId);
  await note(scope, reset, { what: 'aftercare', facts: { answer, by } });
  const { id: resetId, ticketId, clientId, deed, heldBy } = reset;
  await scope.emit(aftercareEnded, { resetId, ticketId, clientId, deed, answer, heldBy });
  if (answer !== 'no') return;
  await raiseAlert(scope, { clientId, why: 'denied', resetId, actor: heldBy });
  const ticket = await lockTicket(scope, ticketId);
  if (ticket.state === 'reset-done') await moveTicketTo(scope, ticket, { to: 'open', reason: 'the person says that it was not them' });
}

/** What somebody says counts once; after the day is over, too. @returns false when it was answered before */
export async function takeAnswer(scope: Scope, asked: Aftercare, said: { answer: 'yes' | 'no'; by: string }): Promise<boolean> {
  const now = await scope.rows(aftercareRows).lock(asked.id);
  if (now.answer === 'yes' || now.answer === 'no') return false;
  await end(scope, now, said);
  return true;
}

interface Asking {
  readonly target: string;
  readonly deliver: () => Promise<void>;
}

/** The address that whoever has taken the account over does not read, where there is one. */
async function askingOf(scope: Scope, one: Case, asked: Aftercare): Promise<Asking | undefined> {
  const { reset, language } = one;
  const [way] = ownAddresses(scope, one);
  if (!way || !reset.endedAt) return undefined;
  const link = linkTo(scope, 'aftercare');
  await scope.rows(aftercareRows).update({ id: asked.id }, { link: link.hash });
  const { deed, at, ticket } = await toldOf(scope, one, reset.endedAt);
  const mail = wordsIn(language).after({ deed, at, ticket, link: link.address });
  const by = way.kind === 'email' ? ('mail' as const) : ('sms' as const);
  const from = await senderOf(scope, reset.clientId);
  const { get } = scope;
  const deliver = () => sendPrivately({ get }, from, { by, to: way.address, language, ...mail });
  return { target: masked(way.kind, way.address), deliver };
}

const planAsking = defineAction<{ resetId: number }, Asking | undefined>('password-reset.plan-aftercare', {
  summary: 'Decide whom to ask afterwards.',
  allow: onlySystem,
  async run(scope, { resetId }) {
    const asked = await scope.rows(aftercareRows).first({ resetId, answer: null });
    const reset = await scope.rows(resetRows).first({ id: resetId });
    const offered = reset && (await contractOf(scope, reset.clientId)).section(resetSection) !== undefined;
    return asked && offered ? askingOf(scope, await caseOf(scope, reset), asked) : undefined;
  },
});

const keepAsked = (resetId: number, target: string) => async (scope: Scope) => {
  await scope.rows(aftercareRows).update({ resetId }, { askedAt: scope.now });
  await note(scope, await scope.rows(resetRows).lock(resetId), { what: 'asked-afterwards', facts: { target } });
};

/** Past the outbox: whoever reads the outbox could answer in their place. */
export const askAfterwards: JobType<{ resetId: number }> = defineOutsideJob('password-reset.aftercare', {
  attempts: 8,
  async reach(session, { resetId }) {
    const asking = await session.run(planAsking, { resetId });
    await asking?.deliver();
    return asking && keepAsked(resetId, asking.target);
  },
});

/** Nobody has said anything within the working day: that is kept too. */
export const closeAftercare = defineJob<{ resetId: number }>('password-reset.close-aftercare', {
  async run(scope, { resetId }) {
    const asked = await scope.rows(aftercareRows).first({ resetId, answer: null });
    if (asked) await end(scope, asked, { answer: 'none', by: null });
  },
});

/** Some of them, by lot. */
export async function scheduleAftercare(scope: Scope, { reset }: Case): Promise<void> {
  const { terms } = await termsOf(scope, reset.clientId);
  if (scope.get(draws)(1000) >= terms.aftercare * 1000) return;
  const { id: resetId, clientId } = reset;
  const { askAt, dueAt } = aftercareTimes(aftercareCalendar(await contractOf(scope, clientId)), scope.now);
  const nothing = { askedAt: null, link: null, answer: null, answeredAt: null, answeredBy: null };
  await scope.rows(aftercareRows).insert({ clientId, resetId, askAt, dueAt, ...nothing });
  await scope.schedule(askAfterwards, { key: String(resetId), at: askAt, input: { resetId } });
  await scope.schedule(closeAftercare, { key: String(resetId), at: dueAt, input: { resetId } });
}
