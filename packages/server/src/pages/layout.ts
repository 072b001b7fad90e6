import { createHash } from 'node:crypto';
import { html, Html } from './html.ts';

const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dce2, #373c44); --soft: light-dark(#5a6472, #9aa4b2); --ground: light-dark(#f5f6f8, #15181c);
  --paper: light-dark(#fff, #1d2126); --accent: light-dark(#1b5fc2, #7ab0ff); --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#1a7f4b, #6fd39c); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: light-dark(#1a1e24, #e6e9ed); font: 16px/1.5 system-ui, sans-serif; }
main, header { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 2rem; padding-bottom: 1rem; }
header h1 { margin: 0 auto 0 0; font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; margin-bottom: 1.25rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); }
tr:first-child > * { border-top: 0; } th { font-weight: 500; color: var(--soft); white-space: nowrap; }
a { color: var(--accent); } code, pre { font: .875em/1.5 ui-monospace, monospace; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0; }
.soft { color: var(--soft); } .bad { color: var(--bad); } .good { color: var(--good); } .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
.figures b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
input, button { font: inherit; padding: .4rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: inherit; }
button { cursor: pointer; } form { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0; } input { min-width: 20rem; max-width: 100%; }
form.tall { display: grid; justify-items: start; gap: .75rem; } label { display: grid; gap: .25rem; } textarea { font: inherit; width: 40rem; max-width: 100%; padding: .4rem .75rem; }
details { border-top: 1px solid var(--line); padding: .4rem 0; } summary { cursor: pointer; } .verb { display: inline-block; min-width: 4.5rem; font-weight: 600; }
`;

/** The page's own style is the only one it may have; there are no scripts, and nothing comes from elsewhere. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** A whole page. */
export const page = (title: string, content: Html): string =>
  `<!doctype html>${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Luuri</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <a href="/">Console</a> <a href="/status">Status</a> <a href="/outbox">Outbox</a> <a href="/api/docs">API</a>
        </header>
        <main>${content}</main>
      </body>
    </html>`.text
  }`;

export const signInLink = (back: string): Html =>
  html`<section>
    <p><a href="/sign-in?back=${encodeURIComponent(back)}">Sign in</a> to see more.</p>
  </section>`;

export const signOutForm = (who: string, csrf: Html): Html =>
  html`<section>
    <form method="post" action="/sign-out">${csrf}<span class="soft">Signed in as ${who}.</span> <button>Sign out</button></form>
  </section>`;
