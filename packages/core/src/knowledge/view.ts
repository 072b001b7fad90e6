import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { clientRows } from '../client/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import { articleStates, audiences, type Article } from './entities.ts';
import { excerptOf, markdownToHtml } from './rules/markdown.ts';

/** An article as those who write it see it. */
export class ArticleView {
  @IsInt() id!: number;
  /** Short name of the client that it is for; empty for every one. */
  @IsOptional() @IsString() client!: string | null;
  @IsString() language!: string;
  @IsString() title!: string;
  /** Markdown. */
  @IsString() text!: string;
  /** The same as HTML, safe to show. */
  @IsString() html!: string;
  @IsIn(articleStates) state!: Article['state'];
  @IsIn(audiences) audience!: Article['audience'];
  @IsBoolean() knownError!: boolean;
  @IsInt() version!: number;
  /** How often a requester said that it helped, and asked nothing. */
  @IsInt() helped!: number;
  @Type(() => Date) @IsDate() updatedAt!: Date;
  @IsString() updatedBy!: string;
}

/** An article in a list. */
export class ArticleLine {
  @IsInt() id!: number;
  @IsString() title!: string;
  /** Its beginning, plain text. */
  @IsString() excerpt!: string;
  @IsString() language!: string;
  @IsIn(articleStates) state!: Article['state'];
  @IsIn(audiences) audience!: Article['audience'];
  @IsBoolean() knownError!: boolean;
  @IsInt() helped!: number;
}

/** An article as requesters read it. */
export class ReadArticle {
  @IsInt() id!: number;
  @IsString() title!: string;
  @IsString() language!: string;
  /** Safe to show. */
  @IsString() html!: string;
  @IsBoolean() knownError!: boolean;
  @Type(() => Date) @IsDate() updatedAt!: Date;
}

export async function articleView(scope: Scope, article: Article): Promise<ArticleView> {
  const { id, clientId, language, title, text, state, audience, knownError, version, helped, updatedAt, updatedBy } = article;
  const client = clientId === null ? undefined : await scope.as(system).rows(clientRows).first({ id: clientId });
  const head = { id, client: client?.slug ?? null, language, title, text, state, audience, knownError };
  return { ...head, html: markdownToHtml(text), version, helped, updatedAt, updatedBy };
}

export const articleLine = ({ id, title, text, language, state, audience, knownError, helped }: Article): ArticleLine => ({
  ...{ id, title, language, state, audience, knownError, helped },
  excerpt: excerptOf(text),
});

export const readArticleView = ({ id, title, language, text, knownError, updatedAt }: Article): ReadArticle => ({
  ...{ id, title, language, knownError, updatedAt },
  html: markdownToHtml(text),
});
