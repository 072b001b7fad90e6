import { html, type Html } from './html.ts';

const trouble = (words: string | undefined): Html | undefined => (words ? html`<p class="bad">${words}</p>` : undefined);

/** What the sign-in page shows. */
interface SignInView {
  /** Page to go on to. */
  readonly back: string;
  readonly trouble?: string | undefined;
  /** Hidden field of a visitor who has a session already. */
  readonly csrf: Html;
  readonly hasProvider: boolean;
}

/** For agents, by address and password; by a provider, when one is set; by an API key. For requesters, by a link that is mailed. */
export const signInForms = (view: SignInView): Html =>
  html`<section>
      <h2>Sign in</h2>
      ${trouble(view.trouble)}
      <form method="post" action="/sign-in" class="tall">
        ${view.csrf}<input type="hidden" name="back" value="${view.back}" />
        <label>Mail address <input type="email" name="address" autocomplete="username" required autofocus /></label>
        <label>Password <input type="password" name="password" autocomplete="current-password" required /></label>
        <button>Sign in</button>
      </form>
      ${
        view.hasProvider
          ? html`<p><a href="/sign-in/provider?back=${encodeURIComponent(view.back)}">Sign in with your company's account</a></p>`
          : undefined
      }
    </section>
    <section>
      <h2>With an API key</h2>
      <form method="post" action="/sign-in/key">
        ${view.csrf}<input type="hidden" name="back" value="${view.back}" />
        <input type="password" name="key" placeholder="API key" aria-label="API key" autocomplete="off" required />
        <button>Use the key</button>
      </form>
    </section>
    <section>
      <h2>You have asked the desk something?</h2>
      <form method="post" action="/sign-in/link">
        ${view.csrf}<input type="email" name="address" placeholder="Your mail address" aria-label="Your mail address" required />
        <button>Mail me a link</button>
      </form>
      <p class="soft">The link shows your tickets. It works once.</p>
    </section>`;

export const proofForm = (view: { back: string; trouble?: string | undefined; csrf: Html }): Html =>
  html`<section>
    <h2>One more step</h2>
    ${trouble(view.trouble)}
    <form method="post" action="/sign-in/second-factor" class="tall">
      ${view.csrf}<input type="hidden" name="back" value="${view.back}" />
      <label
        >Code of the authenticator app, or a recovery code
        <input name="proof" inputmode="text" autocomplete="one-time-code" required autofocus
      /></label>
      <button>Go on</button>
    </form>
  </section>`;

export const beginEnrolment = (csrf: Html, back: string): Html =>
  html`<section>
    <h2>Set up a second factor</h2>
    <p>Your role takes more than a password here. You need an authenticator app.</p>
    <form method="post" action="/second-factor/begin">
      ${csrf}<input type="hidden" name="back" value="${back}" /><button>Begin</button>
    </form>
  </section>`;

export const enrolmentForm = (view: { secret: string; uri: string; csrf: Html; back: string; trouble?: string | undefined }): Html =>
  html`<section>
    <h2>Set up a second factor</h2>
    ${trouble(view.trouble)}
    <p>Enter this key into your authenticator app, or <a href="${view.uri}">open the app with it</a>:</p>
    <pre>${view.secret}</pre>
    <form method="post" action="/second-factor/confirm" class="tall">
      ${view.csrf}<input type="hidden" name="back" value="${view.back}" /><input type="hidden" name="secret" value="${view.secret}" />
      <input type="hidden" name="uri" value="${view.uri}" />
      <label
        >The code that the app shows now <input name="proof" inputmode="numeric" autocomplete="one-time-code" required autofocus
      /></label>
      <button>Confirm</button>
    </form>
  </section>`;

export const recoveryCodesSection = (codes: readonly string[], back: string): Html =>
  html`<section>
    <h2>Recovery codes</h2>
    <p>Each opens the door once, for the day that your phone is lost. They are shown now and never again: write them down.</p>
    <pre>${codes.join('\n')}</pre>
    <p><a href="${back}">I have written them down</a></p>
  </section>`;

export const passwordForm = (view: { token: string; csrf: Html; trouble?: string | undefined }): Html =>
  html`<section>
    <h2>Set a password</h2>
    ${trouble(view.trouble)}
    <form method="post" action="/sign-in/set-password" class="tall">
      ${view.csrf}<input type="hidden" name="token" value="${view.token}" />
      <label
        >New password, at least twelve characters
        <input type="password" name="password" autocomplete="new-password" minlength="12" required autofocus
      /></label>
      <label>The same again <input type="password" name="again" autocomplete="new-password" minlength="12" required /></label>
      <button>Set the password and sign in</button>
    </form>
  </section>`;

/** A page between the mail and the tickets: programs that look at mail follow links, and press no buttons. */
export const followForm = (view: { token: string; csrf: Html; trouble?: string | undefined }): Html =>
  html`<section>
    <h2>Your tickets</h2>
    ${trouble(view.trouble)}
    <form method="post" action="/link">${view.csrf}<input type="hidden" name="token" value="${view.token}" /><button>Go on</button></form>
  </section>`;
