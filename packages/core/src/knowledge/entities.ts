import { defineEntity, nullable } from '../kernel/index.ts';

/** `draft`: being written. `published`: there for its audience. */
export const articleStates = ['draft', 'published'] as const;
export type ArticleState = (typeof articleStates)[number];
/** Who may read it once it is published. */
export const audiences = ['requesters', 'agents'] as const;
export type Audience = (typeof audiences)[number];

/** Something to read that helps, as it is now. Limited in `find.ts`: what is for every client is in no reach. */
export interface Article {
  id: number;
  /** The client that it is for; every one when empty. */
  clientId: number | null;
  language: string;
  title: string;
  /** Markdown. */
  text: string;
  state: ArticleState;
  audience: Audience;
  /** True for trouble that is known, and not mended yet. */
  knownError: boolean;
  version: number;
  /** The file that it was read from, for the next time. */
  source: string | null;
  /** How often a requester said that it helped, and asked nothing. */
  helped: number;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
}
export const articleRows = defineEntity<Article>(
  'article',
  (c) => ({
    id: c.id(),
    clientId: nullable(c.ref()),
    language: c.text(),
    title: c.text(),
    text: c.text(),
    state: c.text(),
    audience: c.text(),
    knownError: c.flag(),
    version: c.count(),
    source: nullable(c.text()),
    helped: c.count(),
    createdAt: c.instant(),
    updatedAt: c.instant(),
    updatedBy: c.text(),
  }),
  { indexes: [{ columns: ['clientId', 'state'] }, { columns: ['source'] }] },
);

/** What an article said before. Only ever added to. */
export interface ArticleVersion {
  id: number;
  articleId: number;
  version: number;
  title: string;
  text: string;
  state: ArticleState;
  at: Date;
  by: string;
}
export const articleVersionRows = defineEntity<ArticleVersion>(
  'article_version',
  (c) => ({
    id: c.id(),
    articleId: c.ref(),
    version: c.count(),
    title: c.text(),
    text: c.text(),
    state: c.text(),
    at: c.instant(),
    by: c.text(),
  }),
  { indexes: [{ columns: ['articleId', 'version'], unique: true }] },
);

/** A stem that an article is found by. */
export interface ArticleTerm {
  id: number;
  articleId: number;
  term: string;
  /** True when it stands in the title. */
  inTitle: boolean;
}
export const articleTermRows = defineEntity<ArticleTerm>(
  'article_term',
  (c) => ({ id: c.id(), articleId: c.ref(), term: c.text(), inTitle: c.flag() }),
  { indexes: [{ columns: ['term', 'articleId'] }, { columns: ['articleId'] }] },
);

/** An article that helped, or is to help, with a ticket. */
export interface ArticleLink {
  id: number;
  articleId: number;
  ticketId: number;
  clientId: number;
  at: Date;
  by: string;
}
export const articleLinkRows = defineEntity<ArticleLink>(
  'article_link',
  (c) => ({ id: c.id(), articleId: c.ref(), ticketId: c.ref(), clientId: c.ref(), at: c.instant(), by: c.text() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'articleId'], unique: true }, { columns: ['articleId'] }] },
);
