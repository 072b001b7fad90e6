import { system, type Scope } from '../kernel/index.ts';
import { languageOf, personRows } from '../people/index.ts';
import { tiersOf, type Tier } from '../team/index.ts';
import { ticketLinkRows, ticketRows, type Ticket } from './entities.ts';
import { noSuchTier } from './errors.ts';
import { ticketOpened } from './events.ts';
import type { Priority } from './rules.ts';
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
  /** How it belongs to that one; `follows` when left out. */
  readonly link?: 'follows' | 'split-from';
  readonly type?: string;
  readonly service?: string;
  /** True when an agent writes it on behalf of somebody (C3). */
  readonly agentCreated?: boolean;
  /** True when somebody must first say that it belongs to this client. */
  readonly triage?: boolean;
  /** True for history from elsewhere: its clocks are computed, and nobody is told of what was before now (C18). */
  readonly imported?: boolean;
}

/** Subjects are one line, and no longer than a screen. */
const SUBJECT = 500;
/** Words with one blank between them, of plain letters: nothing to mend, and most subjects. */
const plainLine = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;

const oneLine = (text: string): string => (text.length <= SUBJECT && plainLine.test(text) ? text : mendedLine(text));

const mendedLine = (text: string): string =>
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

const languageFor = async (scope: Scope, { language, requesterId }: TicketStart): Promise<string> =>
  language ?? languageOf(scope, await scope.as(system).rows(personRows).get(requesterId));

const said = ({ followsId, type, service, agentCreated, imported }: TicketStart) => ({
  ...(followsId === undefined ? {} : { followsId }),
  ...(type === undefined ? {} : { type }),
  ...(service === undefined ? {} : { service }),
  ...(agentCreated ? { agentCreated } : {}),
  ...(imported ? { imported } : {}),
});

/** Written out, for tickets are opened all the time and each copying of a part takes as long as all of this. */
const newTicket = (start: TicketStart, { tier, language, now }: { tier: Tier; language: string; now: Date }): Omit<Ticket, 'id'> => ({
  clientId: start.clientId,
  requesterId: start.requesterId,
  subject: oneLine(start.subject) || '-',
  state: start.state ?? 'new',
  priority: start.priority ?? 'normal',
  tier: tier.level,
  teamId: tier.teamId,
  assigneeId: null,
  language,
  channel: start.channel,
  type: start.type ?? null,
  service: start.service ?? null,
  triage: start.triage ?? false,
  receivedAt: start.receivedAt ?? now,
  createdAt: now,
  updatedAt: now,
  dueAt: null,
  wakeAt: null,
  bounces: 0,
  followsId: start.followsId ?? null,
});

/** Open a ticket, whoever acts. For rooms and plugins: it asks for no permission, so that their own actions decide who may. */
export async function startTicket(scope: Scope, start: TicketStart): Promise<Ticket> {
  const { clientId, channel, priority = 'normal', state = 'new', triage = false, receivedAt = scope.now } = start;
  const tier = await firstTier(scope, clientId);
  const language = await languageFor(scope, start);
  const desk = scope.as(system);
  const ticket = await desk.rows(ticketRows).insert(newTicket(start, { tier, language, now: scope.now }));
  const { followsId: toId, link: kind = 'follows' } = start;
  if (toId !== undefined) await desk.rows(ticketLinkRows).insert({ clientId, fromId: ticket.id, toId, kind, at: scope.now });
  await scope.emit(ticketOpened, {
    ticketId: ticket.id,
    clientId,
    category: categoryOf(scope, state),
    priority,
    tier: tier.level,
    channel,
    triage,
    state,
    receivedAt: receivedAt.toISOString(),
    ...said(start),
  });
  return ticket;
}
