import { printAddress } from '../config/index.ts';
import type { HostingFacts } from '../app/tokens.ts';
import type { Letter } from '../host/index.ts';
import { html, type Html } from './html.ts';

/** What those who run the desk see of it. */
export interface DeskState {
  readonly counts: Readonly<Record<string, number>>;
  readonly nextDue: Date | undefined;
  /** The oldest of them; none for whoever does not look after the desk: what failed may be any client's. */
  readonly deadLetters: { readonly items: readonly Letter[]; readonly next: string | null } | undefined;
  readonly plugins: readonly { readonly name: string; readonly summary: string }[];
}

const link = (address: string): Html => html`<a href="${address}">${address}</a>`;

export function addressesSection({ publicUrl, smtpListen, sendsMail, isReady }: HostingFacts): Html {
  const rows: readonly (readonly [string, Html | string])[] = [
    ['State', isReady ? html`<span class="good">working</span>` : html`<span class="bad">not working yet</span>`],
    ['API', link(`${publicUrl}/api`)],
    ['API document', html`${link(`${publicUrl}/api/docs`)}, ${link(`${publicUrl}/api/openapi.json`)}`],
    ['Health', html`${link(`${publicUrl}/health/live`)}, ${link(`${publicUrl}/health/ready`)}`],
    ['Mail in', smtpListen ? `SMTP on ${printAddress(smtpListen)}` : 'off'],
    [
      'Mail out',
      sendsMail ? 'given to the mail server of the settings' : html`nothing is sent: it stays in the ${html`<a href="/outbox">outbox</a>`}`,
    ],
  ];
  return html`<section>
    <h2>Addresses</h2>
    <table>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th>${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}

const deadLetterRow = ({ id, job, attempts, error }: Letter, csrf: Html): Html =>
  html`<tr>
    <th>${job}</th>
    <td><span class="soft">given up after ${attempts}:</span> ${error}</td>
    <td>
      <form method="post" action="/dead-letters/retry">
        ${csrf}<input type="hidden" name="id" value="${id}" /><button>Try again</button>
      </form>
    </td>
  </tr>`;

const deadLettersOf = ({ items, next }: NonNullable<DeskState['deadLetters']>, csrf: Html): Html =>
  html`<h3>Dead letters</h3>
    ${
      items.length > 0
        ? html`<table>
              ${items.map((letter) => deadLetterRow(letter, csrf))}
            </table>
            ${next === null ? undefined : html`<p class="soft">These are the oldest ${items.length}; there are more.</p>`}`
        : html`<p class="soft">None: no job has failed its last attempt.</p>`
    }`;

/** @param csrf the field that says that a form is one of ours. */
export const stateSections = ({ counts, nextDue, deadLetters, plugins }: DeskState, csrf: Html): Html =>
  html`<section>
      <h2>How much there is</h2>
      <div class="figures">${Object.entries(counts).map(([name, count]) => html`<div><b>${count}</b>${name}</div>`)}</div>
    </section>
    <section>
      <h2>Work that waits</h2>
      <p>${nextDue ? html`The next job is due at <b>${nextDue.toISOString()}</b>.` : 'No job waits.'}</p>
      ${deadLetters && deadLettersOf(deadLetters, csrf)}
    </section>
    <section>
      <h2>Plugins</h2>
      <table>
        ${plugins.map(
          ({ name, summary }) =>
            html`<tr>
              <th>${name}</th>
              <td>${summary}</td>
            </tr>`,
        )}
      </table>
    </section>`;
