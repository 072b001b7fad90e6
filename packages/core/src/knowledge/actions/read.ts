import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { clientBySlug, languagesOfTheDesk } from '../../client/index.ts';
import { anyone, can, defineAction, out, pageOf, system, type Scope } from '../../kernel/index.ts';
import { portalNamed, spokenIn } from '../../portal/index.ts';
import { ByTicket, ticketRows, workTickets } from '../../ticket/index.ts';
import { articleLinkRows, articleRows } from '../entities.ts';
import { articleHelped } from '../events.ts';
import { articleFor, articlesAbout, clientsOfActor, newestArticles, type ArticlesWanted } from '../find.ts';
import { seeArticles } from '../permissions.ts';
import { ArticleLine, articleLine, ArticleView, articleView, ReadArticle, readArticleView } from '../view.ts';
import { ByArticle } from './write.ts';

const MOST = 50;

export class ListArticles {
  /** Words to look for, in any of the languages; the newest articles when left out. */
  @IsOptional() @IsString() @Length(1, 2_000) text?: string;
  /** Short name of a client: its articles, and those for every one. All that one may see when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before, of the same words. */
  @IsOptional() @IsString() @Length(1, 60) after?: string;
}

async function find(
  scope: Scope,
  text: string | undefined,
  wanted: ArticlesWanted,
): Promise<{ items: ArticleLine[]; next: string | null }> {
  const { items, next } = text === undefined ? await newestArticles(scope, wanted) : await articlesAbout(scope, text, wanted);
  return { items: items.map(articleLine), next };
}

export const listArticles = defineAction('knowledge.list', {
  summary: 'Articles that one may see: those that fit some words, best first, or the newest.',
  allow: can(seeArticles),
  http: 'GET /articles',
  input: ListArticles,
  output: pageOf(ArticleLine, out.text),
  async run(scope, { text, client, language, limit = MOST, after }): Promise<{ items: ArticleLine[]; next: string | null }> {
    const clients = client === undefined ? clientsOfActor(scope) : [(await clientBySlug(scope, client)).id];
    return find(scope, text, { clients, forRequesters: false, language, limit, after });
  },
});

export const getArticle = defineAction('knowledge.get', {
  summary: 'An article.',
  allow: can(seeArticles),
  http: 'GET /articles/:articleId',
  input: ByArticle,
  output: ArticleView,
  run: async (scope, { articleId }): Promise<ArticleView> =>
    articleView(scope, await articleFor(scope, articleId, { clients: clientsOfActor(scope), forRequesters: false })),
});

export class BrowseArticles {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
  /** Words to look for; the newest articles when left out. */
  @IsOptional() @IsString() @Length(1, 2_000) text?: string;
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
  /** The `next` of the page before, of the same words. */
  @IsOptional() @IsString() @Length(1, 60) after?: string;
}

export const browseArticles = defineAction('knowledge.browse', {
  summary: 'Articles on a portal, for anybody.',
  allow: anyone,
  http: 'GET /portal/:client/articles',
  input: BrowseArticles,
  output: pageOf(ArticleLine, out.text),
  async run(scope, { client: slug, text, language, after }): Promise<{ items: ArticleLine[]; next: string | null }> {
    const { client, contract } = await portalNamed(scope, slug);
    return find(scope, text, { clients: [client.id], forRequesters: true, language: spokenIn(contract, language), limit: MOST, after });
  },
});

export class OnPortal extends ByArticle {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
}

const onPortal = async (scope: Scope, { client: slug, articleId }: OnPortal) => {
  const { client } = await portalNamed(scope, slug);
  return { client, article: await articleFor(scope, articleId, { clients: [client.id], forRequesters: true }) };
};

export const readArticle = defineAction('knowledge.read', {
  summary: 'An article on a portal, for anybody.',
  allow: anyone,
  http: 'GET /portal/:client/articles/:articleId',
  input: OnPortal,
  output: ReadArticle,
  run: async (scope, input): Promise<ReadArticle> => readArticleView((await onPortal(scope, input)).article),
});

export const sayItHelped = defineAction('knowledge.helped', {
  summary: 'Say that an article helped: nothing has to be asked.',
  allow: anyone,
  http: 'POST /portal/:client/articles/:articleId/helped',
  input: OnPortal,
  async run(scope, input): Promise<void> {
    const { client, article } = await onPortal(scope, input);
    const rows = scope.as(system).rows(articleRows);
    const { helped } = await rows.lock(article.id);
    await rows.update({ id: article.id }, { helped: helped + 1 });
    await scope.emit(articleHelped, { articleId: article.id, clientId: client.id });
  },
});

export class LinkArticle extends ByTicket {
  @IsInt() articleId!: number;
}

async function linked(scope: Scope, ticketId: number): Promise<ArticleLine[]> {
  const links = await scope.rows(articleLinkRows).find({ where: { ticketId } });
  const found = await scope
    .as(system)
    .rows(articleRows)
    .find({ where: { id: links.map((link) => link.articleId) } });
  return found.map(articleLine);
}

export const linkArticle = defineAction('knowledge.link', {
  summary: 'Note on a ticket that an article helps with it.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/articles',
  input: LinkArticle,
  output: [ArticleLine],
  async run(scope, { ticketId, articleId }): Promise<ArticleLine[]> {
    const { clientId } = await scope.rows(ticketRows).lock(ticketId);
    await articleFor(scope, articleId, { clients: [clientId], forRequesters: false });
    const where = { ticketId, articleId };
    const isNew = (await scope.rows(articleLinkRows).idOf(where)) === undefined;
    if (isNew) await scope.rows(articleLinkRows).insert({ ...where, clientId, at: scope.now, by: scope.actor.id });
    return linked(scope, ticketId);
  },
});

export const unlinkArticle = defineAction('knowledge.unlink', {
  summary: 'Take an article off a ticket.',
  allow: can(workTickets),
  http: 'DELETE /tickets/:ticketId/articles/:articleId',
  input: LinkArticle,
  output: [ArticleLine],
  async run(scope, { ticketId, articleId }): Promise<ArticleLine[]> {
    await scope.rows(ticketRows).get(ticketId);
    await scope.rows(articleLinkRows).remove({ ticketId, articleId });
    return linked(scope, ticketId);
  },
});

export const articlesOfTicket = defineAction('knowledge.of-ticket', {
  summary: 'The articles that a ticket names.',
  allow: can(seeArticles),
  http: 'GET /tickets/:ticketId/articles',
  input: ByTicket,
  output: [ArticleLine],
  async run(scope, { ticketId }): Promise<ArticleLine[]> {
    await scope.rows(ticketRows).get(ticketId);
    return linked(scope, ticketId);
  },
});
