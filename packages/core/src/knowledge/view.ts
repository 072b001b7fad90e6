import { clientRows } from '../client/index.ts';
import { out, system, type Scope } from '../kernel/index.ts';
import { articleStates, audiences, type Article } from './entities.ts';
import { excerptOf, markdownToHtml } from './rules/markdown.ts';

/** An article as those who write it see it. */
export class ArticleView {
  @out.integer readonly id!: number;
  /** Short name of the client that it is for; empty for every one. */
  @out.orNull(out.text) readonly client!: string | null;
  @out.text readonly language!: string;
  @out.text readonly title!: string;
  /** Markdown. */
  @out.text readonly text!: string;
  /** The same as HTML, safe to show. */
  @out.text readonly html!: string;
  @out.oneOf(...articleStates) readonly state!: Article['state'];
  @out.oneOf(...audiences) readonly audience!: Article['audience'];
  @out.flag readonly knownError!: boolean;
  @out.integer readonly version!: number;
  /** How often a requester said that it helped, and asked nothing. */
  @out.integer readonly helped!: number;
  @out.instant readonly updatedAt!: Date;
  @out.text readonly updatedBy!: string;
}

/** An article in a list. */
export class ArticleLine {
  @out.integer readonly id!: number;
  @out.text readonly title!: string;
  /** Its beginning, plain text. */
  @out.text readonly excerpt!: string;
  @out.text readonly language!: string;
  @out.oneOf(...articleStates) readonly state!: Article['state'];
  @out.oneOf(...audiences) readonly audience!: Article['audience'];
  @out.flag readonly knownError!: boolean;
  @out.integer readonly helped!: number;
}

/** An article as requesters read it. */
export class ReadArticle {
  @out.integer readonly id!: number;
  @out.text readonly title!: string;
  @out.text readonly language!: string;
  /** Safe to show. */
  @out.text readonly html!: string;
  @out.flag readonly knownError!: boolean;
  @out.instant readonly updatedAt!: Date;
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
