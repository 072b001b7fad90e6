import type { Scope } from '../kernel/index.ts';
import { tellAt } from '../sla/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { noticeRows, type Notice } from './entities.ts';
import { notificationRaised, type Told } from './events.ts';
import { hoursOfAddresses, maintenanceUntil, policyOf } from './hours.ts';
import { scheduleTelling } from './outgoing.ts';
import { GATHER_MS, isOld, MENTION } from './rules/notices.ts';

/** What there is to tell, and whom. */
export interface News {
  readonly people: readonly Told[];
  readonly what: string;
  readonly rule: string;
  /** When it came true, and when the promise was due. */
  readonly at: Date;
  readonly dueAt: Date | null;
  /** Addresses of people on duty: they have no quiet hours. */
  readonly onDuty?: ReadonlySet<string>;
  /** True for what is told so late on purpose: a step of a chain is no old news. */
  readonly onTime?: boolean;
}

/** When each is told: at once, when their hours begin (C16), or with whatever else is old (C17). */
async function whenToTell(scope: Scope, ticket: Ticket, news: News): Promise<readonly (Told & { readonly tellAt: Date })[]> {
  const hours = await hoursOfAddresses(
    scope,
    news.people.map((one) => one.address),
  );
  const policy = hours.size > 0 ? await policyOf(scope, ticket) : undefined;
  const soonest = news.onTime !== true && isOld(news.at, scope.now) ? new Date(scope.now.getTime() + GATHER_MS) : scope.now;
  return news.people.map((one) => {
    const own = news.onDuty?.has(one.address) === true ? undefined : hours.get(one.address);
    return { ...one, tellAt: tellAt(soonest, { hours: own, priority: ticket.priority, policy }) };
  });
}

async function keep(
  scope: Scope,
  ticket: Ticket,
  what: { news: News; told: readonly (Told & { tellAt: Date })[]; state: Notice['state'] },
): Promise<void> {
  const { news, told, state } = what;
  const about = { ticketId: ticket.id, clientId: ticket.clientId, what: news.what, rule: news.rule, at: news.at, dueAt: news.dueAt };
  await scope.rows(noticeRows).insertAll(
    told.map(({ address, language, tellAt }) => ({
      ...about,
      address,
      language,
      causeId: scope.eventId ?? 0,
      raisedAt: scope.now,
      tellAt,
      state,
    })),
  );
}

const names = (told: readonly Told[]): string => told.map((one) => one.address).join(', ');

/**
 * Tell people of something, each in their time. In a maintenance window nobody is told of an alarm, and that is kept.
 * @returns what was done, for the timeline.
 */
export async function tellPeople(scope: Scope, ticket: Ticket, news: News): Promise<string> {
  if (news.people.length === 0) return 'told nobody: none is enrolled who could be meant';
  const until = news.what === MENTION ? undefined : await maintenanceUntil(scope, ticket.clientId);
  if (until) {
    await keep(scope, ticket, { news, told: news.people.map((one) => ({ ...one, tellAt: scope.now })), state: 'kept-quiet' });
    return `told nobody: maintenance until ${until.toISOString()}`;
  }
  const timed = await whenToTell(scope, ticket, news);
  const later = timed.filter((one) => one.tellAt > scope.now);
  const atOnce = timed.filter((one) => one.tellAt <= scope.now).map(({ address, language }) => ({ address, language }));
  if (atOnce.length > 0) {
    const { what, rule, at, dueAt } = news;
    const fact = { what, rule, at: at.toISOString(), dueAt: dueAt?.toISOString() ?? null };
    await scope.emit(notificationRaised, { ticketId: ticket.id, clientId: ticket.clientId, ...fact, recipients: atOnce });
  }
  await keep(scope, ticket, { news, told: later, state: 'waiting' });
  for (const one of later) await scheduleTelling(scope, { clientId: ticket.clientId, address: one.address });
  return [
    ...(atOnce.length > 0 ? [`told ${names(atOnce)}`] : []),
    ...later.map((one) => `will tell ${one.address} at ${one.tellAt.toISOString()}`),
  ].join('; ');
}
