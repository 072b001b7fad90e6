import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { clientBySlug, languagesOfTheDesk } from '../../client/index.ts';
import { can, defineAction, onlySystem, system, type Scope } from '../../kernel/index.ts';
import {
  articleLinkRows,
  articleRows,
  articleStates,
  articleTermRows,
  articleVersionRows,
  audiences,
  type Article,
  type ArticleState,
  type Audience,
} from '../entities.ts';
import { notForAll } from '../errors.ts';
import { articleSaved } from '../events.ts';
import { articleFor, clientsOfActor, keepTerms } from '../find.ts';
import { writeArticles } from '../permissions.ts';
import { articleFromFile } from '../rules/file.ts';
import { ArticleView, articleView } from '../view.ts';

export class WriteArticle {
  @IsString() @Length(1, 200) title!: string;
  /** Markdown: headings, lists, quotes, code, emphasis, links; at most 100,000 characters. HTML in it is shown as it was written. */
  @IsString() @Length(1, 100_000) text!: string;
  @IsIn(languagesOfTheDesk) language!: string;
  /** Short name of the client that it is for; every one when left out, for whoever sees every one. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** `draft` when left out. */
  @IsOptional() @IsIn(articleStates) state?: ArticleState;
  /** `requesters`, or `agents` alone; `requesters` when left out. */
  @IsOptional() @IsIn(audiences) audience?: Audience;
  /** True for trouble that is known, and not mended yet. */
  @IsOptional() @IsBoolean() knownError?: boolean;
}

type Written = Pick<Article, 'title' | 'text' | 'language' | 'state' | 'audience' | 'knownError' | 'clientId'> & { source?: string };

/** Whom it is for: a client that the writer sees, or all of them. */
async function clientFor(scope: Scope, client: string | undefined): Promise<number | null> {
  if (client !== undefined) return (await clientBySlug(scope, client)).id;
  if (scope.actor.reach !== 'all') throw notForAll({});
  return null;
}

async function keepVersion(scope: Scope, article: Article): Promise<Article> {
  const { id: articleId, version, title, text, state } = article;
  const desk = scope.as(system);
  await desk.rows(articleVersionRows).insert({ articleId, version, title, text, state, at: scope.now, by: scope.actor.id });
  await keepTerms(scope, article);
  await scope.emit(articleSaved, { articleId, version, state });
  return article;
}

async function create(scope: Scope, { source, ...written }: Written): Promise<Article> {
  const times = { createdAt: scope.now, updatedAt: scope.now, updatedBy: scope.actor.id };
  const row = { ...written, ...times, source: source ?? null, version: 1, helped: 0 };
  return keepVersion(scope, await scope.as(system).rows(articleRows).insert(row));
}

async function change(scope: Scope, article: Article, written: Written): Promise<Article> {
  const next = { ...written, version: article.version + 1, updatedAt: scope.now, updatedBy: scope.actor.id };
  await scope.as(system).rows(articleRows).update({ id: article.id }, next);
  return keepVersion(scope, { ...article, ...next });
}

const writtenOf = async (scope: Scope, input: WriteArticle): Promise<Written> => ({
  ...{ title: input.title, text: input.text, language: input.language, knownError: input.knownError ?? false },
  ...{ state: input.state ?? 'draft', audience: input.audience ?? 'requesters', clientId: await clientFor(scope, input.client) },
});

export const createArticle = defineAction('knowledge.create', {
  summary: 'Write an article.',
  allow: can(writeArticles),
  http: 'POST /articles',
  input: WriteArticle,
  output: ArticleView,
  run: async (scope, input): Promise<ArticleView> => articleView(scope, await create(scope, await writtenOf(scope, input))),
});

export class ChangeArticle extends WriteArticle {
  @IsInt() articleId!: number;
}

/** One that is for every client is changed by whoever sees every client. */
async function own(scope: Scope, articleId: number): Promise<Article> {
  const article = await articleFor(scope, articleId, { clients: clientsOfActor(scope), forRequesters: false });
  if (article.clientId === null && scope.actor.reach !== 'all') throw notForAll({});
  return scope.as(system).rows(articleRows).lock(article.id);
}

export const changeArticle = defineAction('knowledge.change', {
  summary: 'Write an article anew, as its next version.',
  allow: can(writeArticles),
  http: 'PUT /articles/:articleId',
  input: ChangeArticle,
  output: ArticleView,
  async run(scope, { articleId, ...input }): Promise<ArticleView> {
    const article = await own(scope, articleId);
    return articleView(scope, await change(scope, article, await writtenOf(scope, input)));
  },
});

export class ByArticle {
  @IsInt() articleId!: number;
}

export const removeArticle = defineAction('knowledge.remove', {
  summary: 'Take an article away, with all that it ever said.',
  allow: can(writeArticles),
  http: 'DELETE /articles/:articleId',
  input: ByArticle,
  async run(scope, { articleId }): Promise<void> {
    await own(scope, articleId);
    const desk = scope.as(system);
    for (const rows of [articleVersionRows, articleTermRows, articleLinkRows] as const)
      await desk.rows<{ id: number; articleId: number }>(rows as never).remove({ articleId });
    await desk.rows(articleRows).remove({ id: articleId });
  },
});

/** Not for the wire: whoever has the machine reads a folder in. */
export interface ArticleInFile {
  /** Path inside the folder: the same one again is the same article. */
  readonly source: string;
  readonly content: string;
  /** Short name of the client; every one when left out. */
  readonly client?: string;
  /** For files that do not say it. */
  readonly language: string;
}

const known = <T extends string>(all: readonly T[], value: string | undefined, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise;

export const importArticle = defineAction<ArticleInFile, { changed: boolean; title: string }>('knowledge.import', {
  summary: 'Read an article out of a file; what it says already changes nothing.',
  allow: onlySystem,
  async run(scope, { source, content, client, language }) {
    const file = articleFromFile(source, content);
    const clientId = await clientFor(scope, client);
    const written: Written = {
      ...{ title: file.title.slice(0, 200), text: file.text, source, clientId, knownError: file.knownError },
      language: known(languagesOfTheDesk, file.language, known(languagesOfTheDesk, language, 'en')),
      ...{ state: known(articleStates, file.state, 'published'), audience: known(audiences, file.audience, 'requesters') },
    };
    const before = await scope.rows(articleRows).first({ source, clientId });
    const isSame = before !== undefined && Object.entries(written).every(([key, value]) => before[key as keyof Article] === value);
    if (isSame) return { changed: false, title: written.title };
    await (before ? change(scope, before, written) : create(scope, written));
    return { changed: true, title: written.title };
  },
});
