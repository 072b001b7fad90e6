import { Asset, screenLanguages, styleSource } from '@luuri/core';
import { pageWords } from './texts.ts';

/** Pages at the end of a link, for people who are not signed in: without scripts, for nobody to keep, and no other site's to frame. */

const style = [
  ':root{color-scheme:light dark}*{box-sizing:border-box}',
  'body{font:1.125rem/1.55 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1.5rem 1rem;overflow-wrap:anywhere;color:light-dark(#1a1e24,#e6e9ed);background:light-dark(#fff,#1d2126)}',
  'h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}p{margin:0 0 1rem}label{display:block;font-weight:600}',
  '[role=alert]{padding:.6rem .8rem;border:2px solid light-dark(#a3211a,#ff9d94);border-radius:.4rem}[role=status]{padding:.6rem .8rem;border:2px solid light-dark(#0b6868,#5fd0cf);border-radius:.4rem}',
  'input,button{font:inherit;width:100%;min-height:2.75rem;margin:.4rem 0 .8rem;padding:.55rem .8rem;border:1px solid light-dark(#6b7484,#8a93a0);border-radius:.4rem;background:light-dark(#fff,#15181c);color:inherit}',
  'button{cursor:pointer;font-weight:600;border-color:#0b6868;background:#0b6868;color:#fff}button+button{background:none;color:inherit}',
  ':focus-visible{outline:3px solid light-dark(#1a1e24,#e6e9ed);outline-offset:2px}',
].join('');
const policy = `default-src 'none'; style-src ${styleSource(style)}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => `&#${String(c.charCodeAt(0))};`);

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
export const goodNews = (text: string): string => `<p role="status">${escaped(text)}</p>`;
export const alarm = (text: string): string => `<p role="alert">${escaped(text)}</p>`;

/** A button that says one thing. */
export const button = (label: string, answer?: string): string =>
  `<button${answer === undefined ? '' : ` name="answer" value="${escaped(answer)}"`}>${escaped(label)}</button>`;

export const formOf = (inside: string): string => `<form method="post">${inside}</form>`;

interface Whole {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly isMissing?: boolean;
}

function whole({ language, title, body, isMissing = false }: Whole): Asset {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title><style>${style}</style>`;
  const html = `<!doctype html><html lang="${escaped(language)}"><head>${head}</head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
  return new Asset({ mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html), maxAgeSeconds: 0, policy, isMissing });
}

export const page = (language: string, title: string, body: string): Asset => whole({ language, title, body });

/** At the end of a link that nobody has, was used or is too old: the same for each. Whose it was is not known, nor what they speak. */
export function overPage(): Asset {
  const said = screenLanguages.map((code) => `<p lang="${code}">${escaped(pageWords(code).over)}</p>`).join('');
  return whole({ language: 'fi', title: pageWords('fi').overTitle, body: said, isMissing: true });
}

/** What a form of such a page sent. */
export const sentBy = (body: Uint8Array, name: string): string => new URLSearchParams(Buffer.from(body).toString('utf8')).get(name) ?? '';
