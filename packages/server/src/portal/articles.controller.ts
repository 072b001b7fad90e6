import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { browseArticles, readArticle, sayItHelped, type ArticleLine, type ReadArticle } from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import type { PageResponse } from '../pages/page-host.ts';
import { at } from './frame.ts';
import { articlePage, articlesPage } from './pages/articles.page.ts';
import { PortalHost } from './portal-host.ts';

const LONGEST = 2_000;

/** What there is to read on a portal. */
@Controller('portal/:client/articles')
export class PortalArticlesController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get()
  async list(
    @Param('client') client: string,
    @Query('text') asked: string | undefined,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const text = typeof asked === 'string' ? asked.trim().slice(0, LONGEST) : '';
    const input = { client, language: frame.language, ...(text === '' ? {} : { text }) };
    const reply = await this.portal.call(request, frame, { action: browseArticles, input });
    const found = reply.status === 200 ? (reply.body as ArticleLine[]) : [];
    return this.portal.show(response, frame, { title: frame.t.articles, content: articlesPage(frame, { found, text }) });
  }

  @Get(':articleId')
  async read(
    @Param() { client = '', articleId = '' }: Readonly<Record<string, string>>,
    @Query('helped') helped: string | undefined,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame || !/^\d{1,15}$/.test(articleId)) return this.portal.missing(request, response, frame);
    const reply = await this.portal.call(request, frame, { action: readArticle, input: { client, articleId: Number(articleId) } });
    if (reply.status !== 200) return this.portal.missing(request, response, frame);
    const article = reply.body as ReadArticle;
    return this.portal.show(response, frame, { title: article.title, content: articlePage(frame, article, helped === '1') });
  }

  @Post(':articleId/helped')
  @HttpCode(200)
  async helped(
    @Param() { client = '', articleId = '' }: Readonly<Record<string, string>>,
    @Body() body: unknown,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame || !/^\d{1,15}$/.test(articleId)) return this.portal.missing(request, response, frame);
    const isOwn = this.portal.host.isOwnForm(request, body, frame.visitor);
    if (isOwn) await this.portal.call(request, frame, { action: sayItHelped, input: { client, articleId: Number(articleId) } });
    return this.portal.host.lead(response, at(frame, `/articles/${articleId}${isOwn ? '?helped=1' : ''}`));
  }
}
