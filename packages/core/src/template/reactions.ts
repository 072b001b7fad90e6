import { MoreThan } from 'typeorm';
import { bareSubject, deliveryRows, messageReceived, sendOut } from '../channel/index.ts';
import { contractOf, type Contract } from '../client/index.ts';
import { digestRaised, notificationRaised, type OldNews, type Told } from '../escalation/index.ts';
import { after, system, type Scope } from '../kernel/index.ts';
import { personAddressRows, personRows } from '../people/index.ts';
import { clocksOf } from '../sla/index.ts';
import { ticketRows, type Ticket } from '../ticket/index.ts';
import { requesterLink } from './ports.ts';
import { instantText, renderMail } from './render.ts';
import { templatesSection } from './section.ts';
import type { TemplateName } from './texts/text.ts';
import { reasonText, words } from './texts/words.ts';
import { zoneOf } from './zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Automatic mails to one address within an hour: more than this is a loop that no header gave away. */
const AUTOMATIC_PER_HOUR = 10;

/** One automatic answer for each ticket and sender in a day, and few for each sender in an hour. */
async function mayConfirm(scope: Scope, ticketId: number, toAddress: string): Promise<boolean> {
  const sent = scope.rows(deliveryRows);
  const recent = (ms: number) => MoreThan(new Date(scope.now.getTime() - ms));
  if ((await sent.count({ ticketId, toAddress, automatic: true, createdAt: recent(DAY) })) > 0) return false;
  return (await sent.count({ toAddress, automatic: true, createdAt: recent(HOUR) })) < AUTOMATIC_PER_HOUR;
}

async function answerBy(scope: Scope, ticket: Ticket, contract: Contract): Promise<string | undefined> {
  const clocks = (await clocksOf(scope, [ticket])).get(ticket.id) ?? [];
  const due = clocks.find((c) => c.metric === 'first-response')?.dueAt;
  return due ? instantText(due, ticket.language, zoneOf(contract)) : undefined;
}

/** Tell the requester that it arrived, in their language: once a day for each ticket, and few in an hour for each address. */
export async function confirmTicket(scope: Scope, ticketId: number): Promise<void> {
  const desk = scope.as(system);
  const ticket = await desk.rows(ticketRows).get(ticketId);
  const person = await desk.rows(personRows).get(ticket.requesterId);
  const way = await desk.rows(personAddressRows).first({ personId: person.id, kind: 'email' });
  if (!way || !(await mayConfirm(desk, ticket.id, way.address))) return;
  const contract = await contractOf(scope, ticket.clientId);
  const values = {
    name: person.name,
    ticket: ticket.id,
    subject: bareSubject(ticket.subject),
    client: contract.name,
    answerBy: await answerBy(desk, ticket, contract),
    link: await scope.get(requesterLink)(desk, { ticketId: ticket.id, personId: person.id }),
  };
  const { language } = ticket;
  const mail = renderMail('confirmation', { language, values, theirs: contract.section(templatesSection) });
  await sendOut(scope, ticket, { ...mail, to: way.address, language, automatic: true, threads: true });
}

async function confirmArrival(scope: Scope, { confirm, ticketId }: { ticketId: number | null; confirm: boolean }): Promise<void> {
  if (confirm && ticketId !== null) await confirmTicket(scope, ticketId);
}

/** `resolution.breached` names a metric and what became of it; anything else that a rule waits for has a mail of its own. */
function split(what: string): { metric: string; template: TemplateName } {
  const dot = what.lastIndexOf('.');
  const fact = what.slice(dot + 1);
  if (what === 'mention') return { metric: what, template: 'mentioned' };
  if (what === 'tier.held-too-long' || (dot > 0 && fact === 'breached')) return { metric: what.slice(0, dot), template: 'clock-breached' };
  return { metric: what.slice(0, dot), template: dot > 0 && fact === 'warned' ? 'clock-warned' : 'rule-fired' };
}

interface Raised {
  ticketId: number;
  what: string;
  rule: string;
  at: string;
  dueAt: string | null;
  recipients: readonly Told[];
}

/** Tell each recipient in their own language that a promise is in danger or broken. */
async function mailNotification(scope: Scope, { ticketId, what, rule, at, dueAt, recipients }: Raised): Promise<void> {
  const ticket = await scope.as(system).rows(ticketRows).get(ticketId);
  const contract = await contractOf(scope, ticket.clientId);
  const { metric, template } = split(what);
  const due = new Date(dueAt ?? at);
  for (const { address, language } of recipients) {
    const said = words[language];
    const values = {
      ...{ ticket: ticket.id, subject: ticket.subject, client: contract.name, tier: ticket.tier, rule, what: reasonText(what, language) },
      ...{ metric: said?.metrics[metric] ?? metric, priority: said?.priorities[ticket.priority] ?? ticket.priority },
      dueBy: instantText(due, language, zoneOf(contract)),
    };
    const mail = renderMail(template, { language, values, theirs: contract.section(templatesSection) });
    await sendOut(scope, ticket, { ...mail, to: address, language, automatic: true, threads: false });
  }
}

/** The news of a recipient that grew old before anything could be sent, in one mail. */
async function mailDigest(scope: Scope, digest: { clientId: number; recipient: Told; news: readonly OldNews[] }): Promise<void> {
  const { address, language } = digest.recipient;
  const contract = await contractOf(scope, digest.clientId);
  const lines: string[] = [];
  const found: Ticket[] = [];
  for (const { ticketId, what, rule, at } of digest.news) {
    const ticket = await scope.as(system).rows(ticketRows).get(ticketId);
    found.push(ticket);
    lines.push(
      `${instantText(new Date(at), language, zoneOf(contract))}\n#${String(ticketId)} ${ticket.subject}\n${reasonText(what, language)} (${rule})`,
    );
  }
  const [first] = found;
  if (!first) return;
  const values = { ticket: first.id, subject: first.subject, client: contract.name, count: lines.length, list: lines.join('\n\n') };
  const mail = renderMail('digest', { language, values, theirs: contract.section(templatesSection) });
  await sendOut(scope, first, { ...mail, to: address, language, automatic: true, threads: false });
}

export const listeners = [
  after(messageReceived, confirmArrival),
  after(notificationRaised, mailNotification),
  after(digestRaised, mailDigest),
];
