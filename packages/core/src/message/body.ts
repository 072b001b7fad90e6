import { invalidInput } from '../kernel/index.ts';

/** Loaded with the first words that have formatting. */
const sanitising = () => import('../html/index.ts');

/** Words as they are kept. */
interface Body {
  readonly text: string;
  readonly html?: string;
}

const wrong = (path: string, message: string) => invalidInput({ what: 'message', mistakes: [{ path, message }] });

/** What formatted words come to: safe, and the same as plain text, so that the two cannot say different things. */
export async function formattedWords(html: string): Promise<Body> {
  const { sanitiseHtml } = await sanitising();
  const safe = sanitiseHtml(html, 'and-pictures');
  if (safe.text === '') throw wrong('html', 'must say something: there are no words in it, and no picture with a name (alt)');
  return safe.html === undefined ? { text: safe.text } : { text: safe.text, html: safe.html };
}

/** @throws `input.invalid` when neither text nor html is given, or both are */
export async function bodyOf({ text, html }: { readonly text?: string; readonly html?: string }): Promise<Body> {
  if (html === undefined && text === undefined) throw wrong('text', 'must be given, or html in its place');
  if (html !== undefined && text !== undefined) throw wrong('html', 'must be left out when text is given: the text is made of it');
  return html === undefined ? { text: text ?? '' } : formattedWords(html);
}
