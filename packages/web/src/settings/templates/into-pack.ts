import { changed } from '../clients/pack/change.ts';
import { asBlock, nodeAt, readText, saidBy } from '../clients/pack/text.ts';

/** A mail in words, in one language. */
export interface Said {
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * A contract pack in which a mail is said in these words; everything else stays as somebody wrote it. Undefined for a pack that cannot be
 * read: there is nothing to find a place in.
 */
export function packSaying(pack: string, { template, language, subject, text }: Said): string | undefined {
  const now = readText(pack);
  if (saidBy(now) === undefined) return undefined;
  const at = ['templates', template, language];
  if (nodeAt(now, at) === undefined) return changed(pack, at, { subject, text });
  return changed(changed(pack, [...at, 'subject'], subject), [...at, 'text'], text);
}

/** The lines of a contract pack that say a mail in these words. */
export const linesSaying = ({ template, language, subject, text }: Said): string =>
  asBlock({ templates: { [template]: { [language]: { subject, text } } } });
