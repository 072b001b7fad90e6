import { html, type Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { fieldHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, type Frame } from '../frame.ts';

/** A link and not a form: no form of a portal may lead to another site. */
const ownProvider = (frame: Frame): Html => {
  const { client } = frame.portal;
  const query = new URLSearchParams({ client, back: at(frame, '/tickets') }).toString();
  return html`<section>
    <p>${frame.t.providerText}</p>
    <p><a class="button" href="/sign-in/provider?${query}">${frame.t.providerButton}</a></p>
    <p class="soft">${frame.t.orByLink}</p>
  </section>`;
};

/** @param provider true where the client's people sign in at their own company's provider, too. */
export const signInPage = (frame: Frame, filled: Filled, provider: boolean): Html =>
  html`${troubleHtml(frame, filled)}
    <h1>${frame.t.signInTitle}</h1>
    ${provider ? ownProvider(frame) : undefined}
    <p>${frame.t.signInText}</p>
    <form method="post" action="${at(frame, '/sign-in')}" novalidate>
      ${csrfField(frame.visitor)}
      ${fieldHtml(frame, { name: 'address', label: frame.t.address, kind: 'email', help: '', required: true, choices: [] }, filled)}
      <p></p>
      <button class="main">${frame.t.signInButton}</button>
    </form>`;

export const linkSentPage = (frame: Frame): Html =>
  html`<section class="good">
    <h1>${frame.t.linkSent}</h1>
    <p>${frame.t.linkSentText}</p>
  </section>`;

/** A page between the mail and the requests: programs that look at mail follow links, and press no buttons. */
export const enterPage = (frame: Frame, { token, ticket, filled }: { token: string; ticket: string; filled: Filled }): Html =>
  html`${troubleHtml(frame, filled)}
    <h1>${frame.t.enterTitle}</h1>
    ${
      filled.errors['']
        ? html`<p><a href="${at(frame, '/sign-in')}">${frame.t.signInTitle}</a></p>`
        : html`<p>${frame.t.enterText}</p>
            <form method="post" action="${at(frame, '/enter')}">
              ${csrfField(frame.visitor)}<input type="hidden" name="token" value="${token}" />
              <input type="hidden" name="ticket" value="${ticket}" /><button class="main">${frame.t.enterButton}</button>
            </form>`
    }`;
