import { IsIn, IsInt, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { bareSubject } from '../channel/index.ts';
import { clientBySlug, contractOf, languagesOfTheDesk, type Contract } from '../client/index.ts';
import { can, defineAction, Mistake, out, type Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { clocksOf } from '../sla/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { mailMistakes } from './check.ts';
import { valueNames } from './names.ts';
import { seeTemplates } from './permissions.ts';
import { renderMail, textFor, type OwnTexts } from './render.ts';
import { sampleValues, type SampleTicket } from './sample.ts';
import { templatesSection } from './section.ts';
import { templateNames, type TemplateName } from './texts/text.ts';
import { zoneOf } from './zone.ts';

type Language = (typeof languagesOfTheDesk)[number];

/** A mail in one language, as a template. */
export class TemplateText {
  @out.oneOf(...languagesOfTheDesk) readonly language!: Language;
  @out.text readonly subject!: string;
  @out.text readonly text!: string;
  /** True for the client's own words, false for the desk's. */
  @out.flag readonly isOwn!: boolean;
}

/** A mail that the desk writes by itself. */
export class TemplateView {
  @out.oneOf(...templateNames) readonly template!: TemplateName;
  /** What it may name between double braces. */
  @out.list(out.text) readonly values!: readonly string[];
  @out.list(TemplateText) readonly texts!: readonly TemplateText[];
}

export class TemplatesOf {
  /** Short name of a client, for its own words; the desk's when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

/** The contract in force of a client that the actor sees. @throws `client.not-found` */
const contractSeen = async (scope: Scope, client: string): Promise<Contract> => contractOf(scope, (await clientBySlug(scope, client)).id);

const textsOf = (template: TemplateName, theirs: OwnTexts): TemplateText[] =>
  languagesOfTheDesk.map((language) => {
    const { subject, text } = textFor(template, language, theirs);
    return { language, subject, text, isOwn: theirs[template]?.[language] !== undefined };
  });

export const listTemplates = defineAction('template.list', {
  summary: 'The mails that the desk writes by itself, in every language, in a client’s own words where it has some.',
  allow: can(seeTemplates),
  http: 'GET /templates',
  input: TemplatesOf,
  output: [TemplateView],
  async run(scope, { client }): Promise<TemplateView[]> {
    const theirs = client === undefined ? {} : (await contractSeen(scope, client)).section(templatesSection);
    return templateNames.map((template) => ({ template, values: valueNames[template], texts: textsOf(template, theirs) }));
  },
});

export class TryTemplate {
  @IsIn(templateNames) template!: TemplateName;
  /** Short name of the client whose words are tried; the desk's own when left out. A ticket has its client's. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Number of a ticket to write it for; a made-up one when left out. */
  @IsOptional() @IsInt() ticketId?: number;
  /** Language of the words that are tried. */
  @IsOptional() @IsIn(languagesOfTheDesk) language?: Language;
  /** A subject to try in that language. */
  @IsOptional() @IsString() @MaxLength(1_000) subject?: string;
  /** A text to try in that language. */
  @IsOptional() @IsString() @MaxLength(20_000) text?: string;
}

/** A mail as somebody would get it: plain text, to be shown as text. */
export class TriedMail {
  @out.oneOf(...languagesOfTheDesk) readonly language!: Language;
  /** Null when it cannot be written. */
  @out.orNull(out.text) readonly subject!: string | null;
  @out.orNull(out.text) readonly text!: string | null;
  /** What is wrong with its words, by `subject` and `text`. */
  @out.list(Mistake) readonly mistakes!: readonly Mistake[];
}

/** A mail in every language. */
export class TriedTemplate {
  /** Number of the ticket that it was written for; null for a made-up one. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  @out.list(TriedMail) readonly mails!: readonly TriedMail[];
}

/** What of a ticket stands in mails. @throws `row.not-found` */
async function realTicket(scope: Scope, ticketId: number): Promise<{ ticket: SampleTicket; clientId: number }> {
  const ticket = await scope.rows(ticketRows).get(ticketId);
  const { name } = await scope.rows(personRows).get(ticket.requesterId);
  const clocks = (await clocksOf(scope, [ticket])).get(ticketId) ?? [];
  const dueAt = clocks.find((c) => c.metric === 'first-response')?.dueAt ?? ticket.dueAt ?? scope.now;
  const { id, subject, priority, tier, clientId } = ticket;
  return { ticket: { id, subject: bareSubject(subject), name, priority, tier, dueAt }, clientId };
}

async function surroundings(
  scope: Scope,
  { client, ticketId }: TryTemplate,
): Promise<{ ticket: SampleTicket | undefined; contract: Contract | undefined }> {
  if (ticketId === undefined) return { ticket: undefined, contract: client === undefined ? undefined : await contractSeen(scope, client) };
  const { ticket, clientId } = await realTicket(scope, ticketId);
  return { ticket, contract: await contractOf(scope, clientId) };
}

export const tryTemplate = defineAction('template.try', {
  summary:
    'Write a mail of the desk for a real or a made-up ticket, in every language, with words of your own when you give some. Nothing is sent.',
  allow: can(seeTemplates),
  http: 'POST /templates/try',
  input: TryTemplate,
  output: TriedTemplate,
  reads: true,
  async run(scope, input): Promise<TriedTemplate> {
    const { template, language: tried, subject, text } = input;
    const { ticket, contract } = await surroundings(scope, input);
    const theirs = contract?.section(templatesSection) ?? {};
    const mails = languagesOfTheDesk.map((language): TriedMail => {
      const usual = textFor(template, language, theirs);
      const words = language === tried ? { subject: subject ?? usual.subject, text: text ?? usual.text } : usual;
      const mistakes = mailMistakes(template, words);
      if (mistakes.some(({ message }) => message.startsWith('is no'))) return { language, subject: null, text: null, mistakes };
      const values = sampleValues(template, {
        ...{ language, now: scope.now, ticket },
        ...{ client: contract?.name ?? 'Acme', zone: contract ? zoneOf(contract) : 'Europe/Helsinki' },
      });
      return { language, ...renderMail(template, { language, values, theirs: { [template]: { [language]: words } } }), mistakes };
    });
    return { ticketId: ticket?.id ?? null, mails };
  },
});
