import type { ArticleLine, ReadArticle } from '@luuri/core';
import { html, Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { at, type Frame } from '../frame.ts';

const known = ({ t }: Frame, { knownError }: { knownError: boolean }): Html | undefined =>
  knownError ? html`<span class="state">${t.knownError}</span>` : undefined;

/** A page of what there is to read, or of what fits some words. */
export interface ArticlesShown {
  readonly items: readonly ArticleLine[];
  readonly next: string | null;
  readonly text: string;
}

function more(frame: Frame, { next, text }: ArticlesShown): Html | undefined {
  if (next === null) return undefined;
  const query = new URLSearchParams({ ...(text === '' ? {} : { text }), after: next });
  return html`<p><a href="${at(frame, `/articles?${query.toString()}`)}">${frame.t.moreArticles}</a></p>`;
}

export const articlesPage = (frame: Frame, shown: ArticlesShown): Html =>
  html`<h1>${frame.t.articles}</h1>
    <form method="get" action="${at(frame, '/articles')}" role="search">
      <div class="field">
        <label for="f-text">${frame.t.searchArticles}</label><input id="f-text" name="text" type="search" value="${shown.text}" />
      </div>
      <p></p>
      <button>${frame.t.search}</button>
    </form>
    <p></p>
    ${
      shown.items.length === 0
        ? html`<p>${frame.t.noArticles}</p>`
        : html`<ul class="cards">
            ${shown.items.map(
              (article) =>
                html`<li>
                  <a href="${at(frame, `/articles/${String(article.id)}`)}"
                    ><b>${article.title}</b><span>${known(frame, article)} ${article.excerpt}</span></a
                  >
                </li>`,
            )}
          </ul>`
    }
    ${more(frame, shown)}
    <p><a href="${at(frame, '/ask')}">${frame.t.itDidNot}</a></p>`;

/** One article, and whether it helped. Its HTML comes out of Markdown, and holds nothing but what that can make. */
export const articlePage = (frame: Frame, article: ReadArticle, thanked: boolean): Html =>
  html`<article lang="${article.language}">
      <h1>${article.title}</h1>
      <p>${known(frame, article)}</p>
      ${new Html(article.html)}
    </article>
    <section aria-labelledby="helped">
      ${
        thanked
          ? html`<h2 id="helped" role="status">${frame.t.itHelpedThanks}</h2>`
          : html`<h2 id="helped">${frame.t.didItHelp}</h2>
              <form method="post" action="${at(frame, `/articles/${String(article.id)}/helped`)}">
                ${csrfField(frame.visitor)}<button class="main">${frame.t.itHelped}</button>
              </form>
              <p></p>
              <p><a href="${at(frame, '/ask')}">${frame.t.itDidNot}</a></p>`
      }
    </section>`;
