import Handlebars from 'handlebars';
import { en } from './texts/en.ts';
import { fi } from './texts/fi.ts';
import { sv } from './texts/sv.ts';
import type { MailText, TemplateName, Texts } from './texts/text.ts';

const own: ReadonlyMap<string, Texts> = new Map(Object.entries({ fi, sv, en }));

/** What a client's pack says in its own words, by template and language. */
export type OwnTexts = Readonly<Partial<Record<TemplateName, Readonly<Record<string, MailText>>>>>;

/** Values that a template may name. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** A template names values and chooses by them, and does nothing else: `log` would write into the server's console. */
const knownHelpers = { log: false } as unknown as NonNullable<CompileOptions['knownHelpers']>;

/** Compiling takes a thousand times as long as writing. The texts are those of the desk and of its contracts: a handful for each client. */
const compiled = new Map<string, HandlebarsTemplateDelegate<Values>>();
const MOST = 1_000;

function templateOf(text: string): HandlebarsTemplateDelegate<Values> {
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= MOST) compiled.clear();
  const made = Handlebars.compile<Values>(text, { noEscape: true, knownHelpersOnly: true, knownHelpers });
  compiled.set(text, made);
  return made;
}

/** Plain text needs no escaping; a name that is not there is a mistake of the template, and shows as nothing. */
const render = (text: string, values: Values): string => templateOf(text)(values);

/** The client's own text, else the desk's; in the language asked for, else in English. */
export function textFor(name: TemplateName, language: string, theirs: OwnTexts): MailText {
  const texts = own.get(language) ?? en;
  return theirs[name]?.[language] ?? texts[name];
}

/** A mail of the desk in one language. A subject is one line, whatever the values hold. */
export function renderMail(name: TemplateName, mail: { language: string; values: Values; theirs: OwnTexts }): MailText {
  const { subject, text } = textFor(name, mail.language, mail.theirs);
  return { subject: render(subject, mail.values).replaceAll(/\s+/g, ' ').trim(), text: render(text, mail.values) };
}

/** Every value that the mails of the desk have, and none of them. */
const samples: readonly Values[] = [
  {
    ...{ name: 'Ada', ticket: 1, subject: 'a', client: 'b', answerBy: 'c', link: 'j' },
    ...{ metric: 'd', priority: 'e', tier: 1, dueBy: 'f', rule: 'g', what: 'h', count: 2, list: 'i' },
  },
  {},
];

/** What is wrong with a template of a pack; undefined when Handlebars can read it and write a mail by it. */
export function templateProblem(text: string): string | undefined {
  try {
    for (const values of samples) render(text, values);
    return undefined;
  } catch (e) {
    return e instanceof Error ? e.message.replaceAll(/\s+/g, ' ') : String(e);
  }
}

/** `ma 30.3.2026 klo 8.30`: an instant as people of that language write it, in the client's zone. */
export const instantText = (at: Date, language: string, zone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(at);
