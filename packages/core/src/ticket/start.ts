import { contractOf } from '../client/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { tiersOf, type Tier } from '../team/index.ts';
import { ticketRows, type Priority, type Ticket } from './entities.ts';
import { noSuchTier } from './errors.ts';
import { ticketOpened } from './events.ts';
import { categoryOf } from './workflow.ts';

/** What rooms and plugins say to open a ticket, when the client and the person are known. */
export interface TicketStart {
  readonly clientId: number;
  readonly requesterId: number;
  readonly subject: string;
  readonly channel: string;
  /** A state of the workflow; `new` when left out. */
  readonly state?: string;
  /** `normal` when left out. */
  readonly priority?: Priority;
  /** When it reached us; now when left out. Clocks start here. */
  readonly receivedAt?: Date;
  /** The person's, else the client's first, when left out. */
  readonly language?: string;
  readonly followsId?: number;
  /** True when somebody must first say that it belongs to this client. */
  readonly triage?: boolean;
}

/** Subjects are one line, and no longer than a screen. */
const SUBJECT = 500;
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT)
    .replace(/\p{Cs}$/u, '');

async function firstTier(scope: Scope, clientId: number): Promise<Tier> {
  const [first] = await tiersOf(scope, clientId);
  if (!first) throw noSuchTier({ tier: 1, tiers: [] });
  return first;
}

async function languageFor(scope: Scope, { language, clientId, requesterId }: TicketStart): Promise<string> {
  if (language) return language;
  const person = await scope.as(system).rows(personRows).get(requesterId);
  return person.language ?? (await contractOf(scope, clientId)).languages[0];
}

/** Open a ticket, whoever acts. For rooms and plugins: it asks for no permission, so that their own actions decide who may. */
export async function startTicket(scope: Scope, start: TicketStart): Promise<Ticket> {
  const { clientId, requesterId, channel, priority = 'normal', state = 'new', triage = false, receivedAt = scope.now } = start;
  const tier = await firstTier(scope, clientId);
  const language = await languageFor(scope, start);
  const ticket = await scope
    .as(system)
    .rows(ticketRows)
    .insert({
      ...{ clientId, requesterId, channel, priority, state, triage, receivedAt, language },
      ...{ subject: oneLine(start.subject) || '-', tier: tier.level, teamId: tier.teamId, assigneeId: null },
      ...{ createdAt: scope.now, updatedAt: scope.now, dueAt: null, wakeAt: null, bounces: 0, followsId: start.followsId ?? null },
    });
  await scope.emit(ticketOpened, {
    ...{ ticketId: ticket.id, clientId, category: categoryOf(scope, state), priority, tier: tier.level, channel, triage },
    receivedAt: receivedAt.toISOString(),
    ...(start.followsId === undefined ? {} : { followsId: start.followsId }),
  });
  return ticket;
}
