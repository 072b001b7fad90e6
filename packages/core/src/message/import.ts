import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDate,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, definePermission, invalidInput, out, type Mistake, type Scope } from '../kernel/index.ts';
import { introducePerson } from '../people/index.ts';
import { tiersOf } from '../team/index.ts';
import { lockTicket, notePast, priorities, startTicket, workflow, type Past, type Priority, type Ticket } from '../ticket/index.ts';
import { importRows, type Author } from './entities.ts';
import { writeMessage } from './write.ts';

export const importTickets = definePermission('ticket.import', 'Bring in tickets from another system, with what happened to them there.');

const kinds = ['message', 'state', 'priority', 'tier'] as const;
const speakers = ['requester', 'agent', 'third-party', 'bot'] as const;

/** Something that happened to a ticket elsewhere. */
export class PastEvent {
  @IsIn(kinds) kind!: (typeof kinds)[number];
  /** When it happened; not before the ticket was received. */
  @Type(() => Date) @IsDate() at!: Date;
  /** Of a message: who spoke; the requester when left out. */
  @IsOptional() @IsIn(speakers) by?: (typeof speakers)[number];
  /** Of a message: the name to show; what the speaker is when left out. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** Of a message: what was said, 1-100,000 characters. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /** Of a message: false for a note among agents; true when left out. */
  @IsOptional() @IsBoolean() public?: boolean;
  /** Of a message: true for what no person wrote, such as a confirmation. */
  @IsOptional() @IsBoolean() automatic?: boolean;
  /** Of a state: its name in this desk's workflow. Of a priority: urgent, high, normal, low. */
  @IsOptional() @IsString() @Length(1, 60) to?: string;
  /** Of a state: why. */
  @IsOptional() @IsString() @Length(1, 1000) reason?: string;
  /** Of a tier: its level in the client's contract. */
  @IsOptional() @IsInt() @Min(1) level?: number;
}

export class ImportTicket {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** What it is called where it comes from, such as `zammad:4711`: the same again makes no second ticket. */
  @IsString() @Length(1, 200) origin!: string;
  /** Mail address of the requester. */
  @IsEmail({ allow_utf8_local_part: true, require_tld: false }) from!: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsString() @Length(1, 500) subject!: string;
  /** What it began with, in the requester's words; at most 100,000 characters. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /** The priority that it began with; `normal` when left out. */
  @IsOptional() @IsIn(priorities) priority?: Priority;
  /** How it came there; `import` when left out. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,30}$/) channel?: string;
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,62}$/) type?: string;
  @IsOptional() @IsString() @Length(1, 100) service?: string;
  /** When it was received there: its clocks count from then. */
  @Type(() => Date) @IsDate() receivedAt!: Date;
  /** What happened to it since, in any order; at most 2000 entries. */
  @IsOptional() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => PastEvent) history?: PastEvent[];
}

/** The ticket that an import came to. */
export class ImportedTicket {
  @out.integer readonly ticketId!: number;
  /** False when it was here already. */
  @out.flag readonly isNew!: boolean;
}

/** What an entry lacks, or has that this desk has not. */
function wrongIn(scope: Scope, event: PastEvent, { receivedAt, levels }: { receivedAt: Date; levels: readonly number[] }): string[] {
  const { kind, at, text, to, level } = event;
  const states = [...workflow(scope).states.keys()];
  const wrong = [
    ...(at < receivedAt ? ['at must not be before receivedAt'] : []),
    ...(at > scope.now ? ['at must not lie in the future'] : []),
    ...(kind === 'message' && text === undefined ? ['text must be given for a message'] : []),
    ...(kind === 'state' && !states.includes(to ?? '') ? [`to must be a state of this desk: ${states.join(', ')}`] : []),
    ...(kind === 'priority' && !(priorities as readonly unknown[]).includes(to) ? [`to must be one of ${priorities.join(', ')}`] : []),
    ...(kind === 'tier' && !levels.includes(level ?? 0) ? [`level must be a tier of the client: ${levels.join(', ')}`] : []),
  ];
  return wrong;
}

async function refuseWrong(scope: Scope, clientId: number, { receivedAt, history = [] }: ImportTicket): Promise<void> {
  const levels = (await tiersOf(scope, clientId)).map((tier) => tier.level);
  const mistakes: Mistake[] = history.flatMap((event, i) =>
    wrongIn(scope, event, { receivedAt, levels }).map((message) => {
      const [field = '', ...rest] = message.split(' ');
      return { path: `history[${String(i)}].${field}`, message: rest.join(' ') };
    }),
  );
  if (receivedAt > scope.now) mistakes.unshift({ path: 'receivedAt', message: 'must not lie in the future' });
  if (mistakes.length > 0) throw invalidInput({ what: 'ticket.import', mistakes });
}

const pastOf = ({ kind, at, to = '', reason, level = 0 }: PastEvent): Past | undefined => {
  if (kind === 'state') return { kind, at, to, ...(reason === undefined ? {} : { reason }) };
  if (kind === 'priority') return { kind, at, to: to as Priority };
  return kind === 'tier' ? { kind, at, to: level } : undefined;
};

/** Puts what was said there on the ticket. It is carried to nobody, and moves nothing: what it moved is told beside it. */
async function keepWords(scope: Scope, ticket: Ticket, said: Omit<PastEvent, 'kind'> & { readonly opening?: true }): Promise<void> {
  const { by = 'requester', name = by, text = '', public: isPublic = true, automatic = false, at, opening = false } = said;
  const author: Author = by === 'bot' ? 'agent' : by;
  await writeMessage(scope, ticket, {
    ...{ author, authorName: name, public: isPublic, automatic, channel: ticket.channel, text, at, opening },
    authorId: by === 'requester' ? `person:${String(ticket.requesterId)}` : `import:${by}`,
    ...{ imported: true, ...(by === 'bot' ? { bot: true as const } : {}) },
  });
}

async function bringIn(scope: Scope, clientId: number, input: ImportTicket): Promise<number> {
  const { from, name, subject, text, priority, channel = 'import', type, service, receivedAt, history = [], origin } = input;
  const requester = await introducePerson(scope, { clientId, address: from, ...(name ? { name } : {}) });
  const { id } = await startTicket(scope, {
    ...{ clientId, requesterId: requester.id, subject, channel, receivedAt, imported: true },
    ...{ ...(priority ? { priority } : {}), ...(type ? { type } : {}), ...(service ? { service } : {}) },
  });
  await scope.rows(importRows).insertAll([{ clientId, ticketId: id, origin, at: scope.now, by: scope.actor.id }]);
  const began = { at: receivedAt, name: requester.name, opening: true as const };
  if (text) await keepWords(scope, await lockTicket(scope, id), { ...began, text });
  for (const event of [...history].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const ticket = await lockTicket(scope, id);
    const past = pastOf(event);
    const { by = 'requester' } = event;
    if (past) await notePast(scope, ticket, past);
    else await keepWords(scope, ticket, Object.assign(by === 'requester' ? { name: requester.name } : {}, event));
  }
  return id;
}

export const importTicket = defineAction('ticket.import', {
  summary:
    'Bring in a ticket with what happened to it elsewhere. Its clocks are computed, and nobody is told of what was before now (C18).',
  allow: can(importTickets),
  http: 'POST /tickets/import',
  input: ImportTicket,
  output: ImportedTicket,
  async run(scope, input): Promise<ImportedTicket> {
    const { id: clientId } = await clientBySlug(scope, input.client);
    const known = await scope.rows(importRows).first({ clientId, origin: input.origin });
    if (known) return { ticketId: known.ticketId, isNew: false };
    await refuseWrong(scope, clientId, input);
    return { ticketId: await bringIn(scope, clientId, input), isNew: true };
  },
});
