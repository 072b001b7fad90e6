import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { MoreThan } from 'typeorm';
import { isOfClient, languagesOfTheDesk } from '../../client/index.ts';
import { anyone, defineAction, inLanguage, invalidInput, out, system, type Form, type Scope } from '../../kernel/index.ts';
import { fileAlong, writeMessage } from '../../message/index.ts';
import { introducePerson, personAddressRows, personRows, type Person } from '../../people/index.ts';
import { clocksOf } from '../../sla/index.ts';
import { personIdOf } from '../../team/index.ts';
import { startTicket, ticketRows, type Ticket } from '../../ticket/index.ts';
import { portalAskRows } from '../entities.ts';
import { addressMissing, askedTooOften, noKind } from '../errors.ts';
import { askedOnPortal } from '../events.ts';
import { kindsOf, portalNamed, spokenIn, type Portal } from '../find.ts';
import { bodyOf, expectationsOf, questionsAsked, subjectOf } from '../rules.ts';

const HOUR = 3_600_000;
/** Asked for one address in an hour by somebody who is not signed in. */
const MOST_IN_AN_HOUR = 5;
const telephone = { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' };

const isShortTexts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length <= 10 &&
  Object.values(value).every((v) => typeof v === 'string' && v.length <= 2_000);

/** Files that may come along with what is asked. */
const MOST_FILES = 5;

/** A file that comes along. */
export class AskedFile {
  /** With its ending: `screen.png`. */
  @IsString() @Length(1, 200) name!: string;
  /** Its bytes, in base64. */
  @IsString() @Length(1, 14_000_000) content!: string;
}

export class AskOnPortal {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
  /** Kind of trouble, one of those that the portal offers. */
  @IsString() @Matches(/^[a-z][a-z0-9-]{0,40}$/) kind!: string;
  /** What happens, in the requester's words, 1-100,000 characters. */
  @IsString() @Length(1, 100_000) text!: string;
  /** Answers to what else the kind asks, by the names of its fields; each at most 2,000 characters. */
  @IsOptional()
  @IsObject()
  @ValidateBy({
    name: 'shortTexts',
    validator: { validate: isShortTexts, defaultMessage: () => 'must be at most ten texts of 2,000 characters' },
  })
  answers?: Record<string, string>;
  /** Where the answer goes; not needed by whoever is signed in. */
  @IsOptional() @IsEmail({ allow_utf8_local_part: true, require_tld: false }) address?: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** A number to call, as people write it. */
  @IsOptional() @Matches(/^[+()\d\s./-]{3,40}$/, { message: 'must be a telephone number' }) phone?: string;
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
  /** One of one's own tickets that this is about, too; for whoever is signed in. */
  @IsOptional() @IsInt() follows?: number;
  /** At most five files, of those that may be uploaded. */
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_FILES) @ValidateNested({ each: true }) @Type(() => AskedFile) files?: AskedFile[];
  /** Random, made with the form: the same key again is the same ticket. */
  @IsOptional() @Matches(/^[\w-]{16,64}$/) key?: string;
}

/** What is told whoever asks. It says nothing of who is known. */
export class AskAnswer {
  /** Number of the ticket, for whoever is signed in; others get it by mail. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  /** When an answer is promised; empty when nothing is. */
  @out.orNull(out.instant) readonly answerBy!: Date | null;
}

/** Whoever is signed in at this very client. With a link to one ticket, nobody asks for more. */
async function signedIn(scope: Scope, { client }: Portal): Promise<Person | undefined> {
  const id = personIdOf(scope.actor);
  const { reach } = scope.actor;
  if (id === undefined || reach === 'all' || 'ticket' in reach) return undefined;
  return scope.as(system).rows(personRows).first({ id, clientId: client.id });
}

function answersTo(form: Form, given: Readonly<Record<string, string>>, language: string): { asked: string; answer: string }[] {
  const fields = questionsAsked(form.fields, given).filter((field) => field.name !== 'text');
  const missing = fields.filter((f) => f.required !== false && !given[f.name]?.trim());
  if (missing.length > 0)
    throw invalidInput({ what: 'portal.ask', mistakes: missing.map((f) => ({ path: `answers.${f.name}`, message: 'must be answered' })) });
  return fields.flatMap((f) => {
    const answer = given[f.name]?.trim();
    return answer ? [{ asked: inLanguage(f.label, language), answer }] : [];
  });
}

/** Nobody can flood somebody else's mailbox by asking in their name. */
async function refuseFlood(scope: Scope, requesterId: number): Promise<void> {
  const since = new Date(scope.now.getTime() - HOUR);
  const lately = await scope
    .as(system)
    .rows(portalAskRows)
    .find({ where: { requesterId, proven: false, at: MoreThan(since) } });
  const [oldest] = lately;
  if (oldest && lately.length >= MOST_IN_AN_HOUR)
    throw askedTooOften({ retryAfterSeconds: Math.max(1, Math.ceil((oldest.at.getTime() - since.getTime()) / 1_000)) });
}

/** Who asks: whoever is signed in, else whoever has the address, held so that what is sent twice at once comes one after the other. */
async function requesterOf(scope: Scope, portal: Portal, input: AskOnPortal): Promise<{ person: Person; proven: boolean }> {
  const own = await signedIn(scope, portal);
  if (!own && input.address === undefined) throw addressMissing({});
  const told = { ...(input.name ? { name: input.name } : {}), ...(input.language ? { language: input.language } : {}) };
  const person = own ?? (await introducePerson(scope, { clientId: portal.client.id, address: input.address ?? '', ...told }));
  await scope.as(system).rows(personRows).lock(person.id);
  return { person, proven: own !== undefined };
}

async function promised(scope: Scope, ticketId: number): Promise<Date | null> {
  const clocks = (await clocksOf(scope, [{ id: ticketId }])).get(ticketId) ?? [];
  return expectationsOf(clocks, scope.now).find((e) => e.what === 'answer')?.by ?? null;
}

interface Asked {
  readonly portal: Portal;
  readonly form: Form;
  readonly person: Person;
  readonly proven: boolean;
}

async function begin(scope: Scope, input: AskOnPortal, { portal, form, person, proven }: Asked): Promise<Ticket> {
  const language = spokenIn(portal.contract, input.language ?? person.language ?? undefined);
  const answers = answersTo(form, input.answers ?? {}, language);
  const title = inLanguage(form.title, language);
  const follows = proven && input.follows !== undefined ? await scope.rows(ticketRows).get(input.follows) : undefined;
  const address =
    (await scope.as(system).rows(personAddressRows).first({ personId: person.id, kind: 'email' }))?.address ?? input.address ?? '';
  const acting = scope.as({ ...system, id: `person:${String(person.id)}` });
  const { type, service } = (form.gives ?? {}) as { readonly type?: string; readonly service?: string };
  const ticket = await startTicket(acting, {
    ...{ clientId: portal.client.id, requesterId: person.id, subject: subjectOf(input.text, title), channel: 'portal', language },
    triage: !proven && !(await isOfClient(scope, portal.client.id, address)),
    ...(follows ? { followsId: follows.id } : {}),
    ...(type === undefined ? {} : { type }),
    ...(service === undefined ? {} : { service }),
  });
  const files = (input.files ?? []).map(({ name, content }) => fileAlong(scope, name, Buffer.from(content, 'base64')));
  const more = input.phone ? [{ asked: inLanguage(telephone, language), answer: input.phone.trim() }] : [];
  await writeMessage(acting, ticket, {
    ...{ author: 'requester', authorId: `person:${String(person.id)}`, authorName: person.name || address, public: true },
    ...{ channel: 'portal', text: bodyOf(input.text, [...answers, ...more]), opening: true, files },
  });
  return ticket;
}

/** Agents must know that anybody can have written it: a caller who asks for a reset in somebody's name may begin here. */
const noteUnproven = (scope: Scope, ticket: Ticket) =>
  writeMessage(scope.as(system), ticket, {
    ...{ author: 'desk', authorId: system.id, authorName: '', public: false, automatic: true, channel: 'portal' },
    text: 'Asked on the portal without signing in: nobody has proven that this is the requester.',
  });

export const askOnPortal = defineAction('portal.ask', {
  summary: 'Ask on a portal: signed in, or with a mail address. The answer is the same whether or not anybody is known by the address.',
  allow: anyone,
  http: 'POST /portal/:client/tickets',
  input: AskOnPortal,
  output: AskAnswer,
  async run(scope, input): Promise<AskAnswer> {
    const portal = await portalNamed(scope, input.client);
    const kinds: readonly Form[] = kindsOf(scope, portal.terms, askOnPortal);
    const form = kinds.find((kind) => kind.form === input.kind);
    if (!form) throw noKind({ kind: input.kind, kinds: kinds.map((kind) => kind.form) });
    const { person, proven } = await requesterOf(scope, portal, input);
    const asks = scope.as(system).rows(portalAskRows);
    const where = { clientId: portal.client.id, requesterId: person.id };
    const before = input.key === undefined ? undefined : await asks.first({ ...where, key: input.key });
    if (before) return { ticketId: proven ? before.ticketId : null, answerBy: await promised(scope, before.ticketId) };
    if (!proven) await refuseFlood(scope, person.id);
    const ticket = await begin(scope, input, { portal, form, person, proven });
    const key = input.key ?? `ticket-${String(ticket.id)}`;
    await asks.insert({ ...where, ticketId: ticket.id, key, kind: form.form, proven, at: scope.now });
    if (!proven) await noteUnproven(scope, ticket);
    await scope.emit(askedOnPortal, { ticketId: ticket.id, clientId: portal.client.id, kind: form.form, proven });
    return { ticketId: proven ? ticket.id : null, answerBy: await promised(scope, ticket.id) };
  },
});
