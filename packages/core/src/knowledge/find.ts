import { Brackets } from 'typeorm';
import { pageFrom, pageOfAll, readPlace, system, writePlace, type Page, type Scope } from '../kernel/index.ts';
import { articleRows, articleTermRows, type Article } from './entities.ts';
import { noArticle } from './errors.ts';
import { ranked, termsOfArticle, wordsAsked } from './rules/rank.ts';
import { searchLanguages, type SearchLanguage } from '../search/index.ts';

/** Whose articles are meant: those of some clients, and those for all. */
export type Clients = 'all' | readonly number[];

/** The clients whose articles an agent reads: those that they serve. */
export const clientsOfActor = ({ actor }: Scope): Clients => (actor.reach === 'all' ? 'all' : (actor.reach['client'] ?? []));

/** What is looked for, besides words. */
export interface Looked {
  readonly clients: Clients;
  /** True for what requesters may read alone. */
  readonly forRequesters: boolean;
  readonly language?: string | undefined;
}

/** Articles are in no reach, for one for every client is everybody's: every reading goes through here. */
function readable(scope: Scope, { clients, forRequesters, language }: Looked) {
  const query = scope.as(system).rows(articleRows).query('article');
  if (clients !== 'all')
    query.andWhere(
      new Brackets((either) => {
        either.where('article.clientId IS NULL');
        if (clients.length > 0) either.orWhere('article.clientId IN (:...clients)', { clients: [...clients] });
      }),
    );
  if (forRequesters) query.andWhere(`article.state = 'published' AND article.audience = 'requesters'`);
  if (language !== undefined) query.andWhere('article.language = :language', { language });
  return query;
}

/** @throws `knowledge.not-found` */
export async function articleFor(scope: Scope, articleId: number, looked: Looked): Promise<Article> {
  const article = Number.isSafeInteger(articleId)
    ? await readable(scope, looked).andWhere('article.id = :articleId', { articleId }).getOne()
    : null;
  if (!article) throw noArticle({ articleId });
  return article;
}

/** A page of articles: how many, and behind which place. */
export interface ArticlesWanted extends Looked {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}
type ArticlesPage = Page<Article, string>;

/** The newest first, when nothing is looked for. */
export async function newestArticles(scope: Scope, { limit, after, ...looked }: ArticlesWanted): Promise<ArticlesPage> {
  const query = readable(scope, looked).orderBy('article.updatedAt', 'DESC').addOrderBy('article.id', 'DESC');
  if (after !== undefined) {
    const { at, id } = readPlace('knowledge.list', after);
    query.andWhere('(article.updatedAt, article.id) < (:at, :id)', { at, id });
  }
  const found = await query.limit(limit + 1).getMany();
  return pageFrom(found, limit, ({ updatedAt, id }) => writePlace({ at: updatedAt, id }));
}

/** Terms that this many articles have tell nothing. */
const MOST_HITS = 5_000;

/** The articles that fit some words, best first. */
async function fitting(scope: Scope, text: string, looked: Looked): Promise<Article[]> {
  const asked = wordsAsked(text);
  const terms = [...new Set(asked.flat())];
  if (terms.length === 0) return [];
  const hits = await scope
    .as(system)
    .rows(articleTermRows)
    .find({ where: { term: terms }, limit: MOST_HITS });
  const ids = [...new Set(hits.map((hit) => hit.articleId))];
  if (ids.length === 0) return [];
  const found = await readable(scope, looked).andWhere('article.id IN (:...ids)', { ids }).getMany();
  const byId = new Map(found.map((article) => [article.id, article]));
  const order = ranked(
    asked,
    hits.filter((hit) => byId.has(hit.articleId)),
    await readable(scope, looked).getCount(),
  );
  return order.flatMap((id) => byId.get(id) ?? []);
}

/** A page of the articles that fit some words, best first. A place is a number: behind that article. */
export async function articlesAbout(scope: Scope, text: string, { limit, after, ...looked }: ArticlesWanted): Promise<ArticlesPage> {
  const found = await fitting(scope, text, looked);
  return pageOfAll(found, { what: 'knowledge.list', limit, after, keyOf: ({ id }) => String(id) });
}

/** Write the terms that an article is found by. */
export async function keepTerms(scope: Scope, { id: articleId, title, text, language }: Article): Promise<void> {
  const rows = scope.as(system).rows(articleTermRows);
  await rows.remove({ articleId });
  const spoken = searchLanguages.find((known) => known === language) ?? ('en' satisfies SearchLanguage);
  await rows.insertAll(termsOfArticle({ title, text, language: spoken }).map((term) => ({ articleId, ...term })));
}
