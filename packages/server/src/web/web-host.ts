import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { html } from '../pages/html.ts';
import { page, pageHeaders } from '../pages/layout.ts';
import type { PageResponse } from '../pages/page-host.ts';
import { readBuiltWeb, type BuiltWeb } from './built.ts';

export const BUILT_WEB = Symbol('built-web');
export const builtWeb = { provide: BUILT_WEB, useFactory: () => readBuiltWeb() };

/**
 * Scripts and styles come from this server alone. A style that a script writes carries the nonce of its page; no script may stand in a page.
 * Pictures may also be made in the browser: an attachment that is shown, a QR code.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Shows the pages that `@luuri/web` was built into. */
@Injectable()
export class WebHost {
  constructor(@Inject(BUILT_WEB) private readonly built: BuiltWeb) {}

  /** A page of the build, under a policy that lets nothing but its own files run. */
  show(response: PageResponse, name: string): string {
    const text = this.built.page(name);
    const nonce = randomBytes(18).toString('base64');
    for (const [header, value] of Object.entries(pageHeaders)) response.header(header, value);
    if (text === undefined) return page('Luuri', notBuilt);
    response.header('content-security-policy', policyWith(nonce));
    return text.replaceAll('__NONCE__', nonce);
  }
}

const notBuilt = html`<section>
  <h2>The console is not built</h2>
  <p><code>npm start</code> builds it and starts the desk. The API works as it is, and so do the pages above.</p>
</section>`;
