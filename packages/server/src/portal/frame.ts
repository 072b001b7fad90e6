import { createHash } from 'node:crypto';
import type { PortalView } from '@luuri/core';
import { html, Html } from '../pages/html.ts';
import { csrfField, type Visitor } from '../pages/page-host.ts';
import { momentText, type Telling } from './moment.ts';
import { style } from './style.ts';
import { portalTexts, type PortalTexts } from './texts/index.ts';

/** Whose portal, who looks, and in which language. */
export interface Frame extends Telling {
  readonly portal: PortalView;
  readonly t: PortalTexts;
  readonly visitor: Visitor;
  /** True for whoever is signed in at this very client. */
  readonly isSignedIn: boolean;
  /** Their name, as far as it is known. */
  readonly name: string;
  /** True for whoever may ask by that; a link to one ticket is not enough. */
  readonly mayAsk: boolean;
  /** The path of the page. */
  readonly path: string;
  /** The address of the script that makes it quicker; none where there is none. */
  readonly script: string | undefined;
}

const hash = createHash('sha256').update(style).digest('base64');

/** The page's own style and the desk's own script, and nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export const portalHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

export const at = ({ portal }: Pick<Frame, 'portal'>, path = ''): string => `/portal/${portal.client}${path}`;

export const moment = (frame: Frame, when: Date): Html => html`<time datetime="${when.toISOString()}">${momentText(when, frame)}</time>`;

const signOut = (frame: Frame): Html =>
  html`<li>
    <form method="post" action="${at(frame, '/sign-out')}">
      ${csrfField(frame.visitor)}<button class="link">${frame.t.signOut}</button>
    </form>
  </li>`;

const entry = (frame: Frame, path: string, words: string): Html =>
  html`<li><a href="${at(frame, path)}" ${frame.path === at(frame, path) ? new Html(' aria-current="page"') : ''}>${words}</a></li>`;

/** Where one can go from anywhere. */
const ways = (frame: Frame): Html =>
  html`<nav aria-label="${frame.portal.name}">
    <ul>
      ${entry(frame, '', frame.t.home)}
      ${frame.isSignedIn ? [entry(frame, '/tickets', frame.t.myTickets), signOut(frame)] : entry(frame, '/sign-in', frame.t.signIn)}
    </ul>
  </nav>`;

const languages = (frame: Frame): Html | undefined =>
  frame.portal.languages.length < 2
    ? undefined
    : html`<nav aria-label="${frame.t.language}">
        <ul>
          ${frame.portal.languages.map((code) =>
            code === frame.language
              ? html`<li><b lang="${code}">${portalTexts[code]?.ownName ?? code}</b></li>`
              : html`<li>
                  <a href="${frame.path}?lang=${code}" lang="${code}" hreflang="${code}">${portalTexts[code]?.ownName ?? code}</a>
                </li>`,
          )}
        </ul>
      </nav>`;

/** A whole page of a portal. */
export const portalPage = (frame: Frame, title: string, content: Html): string =>
  `<!doctype html>${
    html`<html lang="${frame.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${frame.portal.name}</title>
        ${new Html(`<style>${style}</style>`)} ${frame.script ? html`<script type="module" src="${frame.script}"></script>` : undefined}
      </head>
      <body class="${frame.portal.colour}" data-client="${frame.portal.client}" data-language="${frame.language}">
        <a class="skip" href="#content">${frame.t.skip}</a>
        <div class="bar">
          <header>
            ${frame.portal.client ? html`<a class="brand" href="${at(frame)}">${frame.portal.name}</a>${ways(frame)}` : frame.portal.name}
          </header>
        </div>
        <main id="content" tabindex="-1">${content}</main>
        <footer>${languages(frame)}</footer>
      </body>
    </html>`.text
  }`;
