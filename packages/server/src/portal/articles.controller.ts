import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import { browseArticles, readArticle, sayItHelped, type ReadArticle } from '@luuri/core';
import { at } from './frame.ts';
import { articlePage, articlesPage, type ArticlesShown } from './pages/articles.page.ts';
import { PortalHost } from './portal-host.ts';

const LONGEST = 2_000;

/** What there is to read on a portal. */
@Controller('portal/:client/articles')
export class PortalArticlesController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get()
  async list(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { text: words = '', after = '' } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const text = words.trim().slice(0, LONGEST);
    const input = { client, language: frame.language, ...(text === '' ? {} : { text }), ...(after === '' ? {} : { after }) };
    const reply = await this.portal.call(request, frame, { action: browseArticles, input });
    const found = reply.status === 200 ? (reply.body as Omit<ArticlesShown, 'text'>) : { items: [], next: null };
    return this.portal.show(response, frame, { title: frame.t.articles, content: articlesPage(frame, { ...found, text }) });
  }

  @Get(':articleId')
  async read(@Page() asked: Asked): Promise<string> {
    const { request, response } = asked;
    const { client = '', articleId = '' } = asked.params;
    const { helped } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame || !/^\d{1,15}$/.test(articleId)) return this.portal.missing(request, response, frame);
    const reply = await this.portal.call(request, frame, { action: readArticle, input: { client, articleId: Number(articleId) } });
    if (reply.status !== 200) return this.portal.missing(request, response, frame);
    const article = reply.body as ReadArticle;
    return this.portal.show(response, frame, { title: article.title, content: articlePage(frame, article, helped === '1') });
  }

  @Post(':articleId/helped')
  @HttpCode(200)
  async helped(@Page() asked: Asked): Promise<string> {
    const { request, response, body } = asked;
    const { client = '', articleId = '' } = asked.params;
    const frame = await this.portal.frame(request, response, client);
    if (!frame || !/^\d{1,15}$/.test(articleId)) return this.portal.missing(request, response, frame);
    const isOwn = this.portal.host.isOwnForm(request, body, frame.visitor);
    if (isOwn) await this.portal.call(request, frame, { action: sayItHelped, input: { client, articleId: Number(articleId) } });
    return this.portal.host.lead(response, at(frame, `/articles/${articleId}${isOwn ? '?helped=1' : ''}`));
  }
}
