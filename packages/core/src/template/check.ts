import Handlebars from 'handlebars';
import type { Mistake } from '../kernel/index.ts';
import { valueNames } from './names.ts';
import { templateProblem } from './render.ts';
import type { MailText, TemplateName } from './texts/text.ts';

/** Words of Handlebars itself, which name no value. */
const ofHandlebars = new Set(['if', 'unless', 'each', 'with', 'lookup', 'else', 'this', 'helperMissing', 'blockHelperMissing']);

const isNode = (value: unknown): value is { readonly type: string } => typeof value === 'object' && value !== null && 'type' in value;

/** Names that a template asks for, wherever they stand in it. */
function namesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (!isNode(node)) return [];
  if (node.type === 'PathExpression') {
    const { original, data } = node as unknown as { original: string; data: boolean };
    return data ? [] : [original];
  }
  return Object.entries(node)
    .filter(([part]) => part !== 'loc')
    .flatMap(([, part]) => namesIn(part));
}

const listed = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

/** What is wrong with a mail as a template, in sentences: what Handlebars cannot read, and names that nothing stands behind. */
export function mailMistakes(template: TemplateName, mail: MailText): Mistake[] {
  return (['subject', 'text'] as const).flatMap((path) => {
    const problem = templateProblem(mail[path]);
    if (problem) return [{ path, message: `is no Handlebars template: ${problem}` }];
    const known = valueNames[template];
    const unknown = [...new Set(namesIn(Handlebars.parse(mail[path])))].filter((name) => !ofHandlebars.has(name) && !known.includes(name));
    return unknown.map((name) => ({
      path,
      message: `names {{${name}}}, and nothing stands behind it: it would show as nothing. This mail knows ${listed(known)}`,
    }));
  });
}
