import { Asset } from '@luuri/core';

/** Pages at the end of a link, for people who are not signed in: without scripts, for nobody to keep, and no other site's to frame. */

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const style =
  'body{font:1rem/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}input,button{font:inherit;padding:.5rem;margin:.5rem 0;display:block}';

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => `&#${String(c.charCodeAt(0))};`);

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
export const alarm = (text: string): string => `<p role="alert">${escaped(text)}</p>`;

/** A button that says one thing. */
export const button = (label: string, answer?: string): string =>
  `<button${answer === undefined ? '' : ` name="answer" value="${escaped(answer)}"`}>${escaped(label)}</button>`;

export const formOf = (inside: string): string => `<form method="post">${inside}</form>`;

export function page(language: string, title: string, body: string): Asset {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title><style>${style}</style>`;
  const html = `<!doctype html><html lang="${escaped(language)}">${head}<h1>${escaped(title)}</h1>${body}`;
  return new Asset({ mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html), maxAgeSeconds: 0, policy });
}

/** What a form of such a page sent. */
export const sentBy = (body: Uint8Array, name: string): string => new URLSearchParams(Buffer.from(body).toString('utf8')).get(name) ?? '';
