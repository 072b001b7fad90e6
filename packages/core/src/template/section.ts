import { languagesOfTheDesk } from '../client/index.ts';
import { defineSection, type Complain } from '../kernel/index.ts';
import { templateProblem, type OwnTexts } from './render.ts';
import { templateNames, type MailText, type TemplateName } from './texts/text.ts';

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isName = (v: string): v is TemplateName => (templateNames as readonly string[]).includes(v);
const isLanguage = (v: string) => (languagesOfTheDesk as readonly string[]).includes(v);

function readText(raw: unknown, path: string, complain: Complain): MailText | undefined {
  if (!isRecord(raw) || typeof raw['subject'] !== 'string' || typeof raw['text'] !== 'string') {
    complain(path, 'must have a subject and a text');
    return undefined;
  }
  for (const part of ['subject', 'text'] as const) {
    const problem = templateProblem(raw[part] as string);
    if (problem) complain(`${path}.${part}`, `is no Handlebars template: ${problem}`);
  }
  return { subject: raw['subject'], text: raw['text'] };
}

function readLanguages(raw: unknown, name: string, complain: Complain): Record<string, MailText> {
  if (!isRecord(raw)) {
    complain(name, `must be a mapping from a language (${languagesOfTheDesk.join(', ')}) to a subject and a text`);
    return {};
  }
  const texts: [string, MailText][] = [];
  for (const [language, text] of Object.entries(raw)) {
    if (!isLanguage(language)) complain(`${name}.${language}`, `is no language of the desk; it speaks ${languagesOfTheDesk.join(', ')}`);
    const read = readText(text, `${name}.${language}`, complain);
    if (read) texts.push([language, read]);
  }
  return Object.fromEntries(texts);
}

/** `templates:` of a contract pack: the client's own words in place of the desk's. */
export const templatesSection = defineSection<OwnTexts>('templates', {
  summary: "The client's own words for the mails that the desk writes by itself.",
  read(raw, _pack, complain) {
    if (raw === undefined) return {};
    if (!isRecord(raw)) {
      complain('', `must be a mapping from ${templateNames.join(', ')} to texts by language`);
      return {};
    }
    const found: [TemplateName, Record<string, MailText>][] = [];
    for (const [name, texts] of Object.entries(raw)) {
      if (isName(name)) found.push([name, readLanguages(texts, name, complain)]);
      else complain(name, `is no mail that the desk writes; those are ${templateNames.join(', ')}`);
    }
    return Object.fromEntries(found);
  },
});
