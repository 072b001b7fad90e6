import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { PlatformRequest } from '../desk/platform.ts';
import { askForLink, followLink, signOut } from '../identity/index.ts';
import { fieldsOf, type PageResponse } from '../pages/page-host.ts';
import { empty, errorsOf } from './fields.ts';
import { at } from './frame.ts';
import { enterPage, linkSentPage, signInPage } from './pages/enter.page.ts';
import { PortalHost } from './portal-host.ts';

/** Coming in by a link that is mailed, and leaving. */
@Controller('portal/:client')
export class PortalEnterController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get('sign-in')
  async form(
    @Param('client') client: string,
    @Query('sent') sent: string | undefined,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const content = sent === '1' ? linkSentPage(frame) : signInPage(frame, empty);
    return this.portal.show(response, frame, { title: frame.t.signInTitle, content });
  }

  @Post('sign-in')
  @HttpCode(200)
  async mailLink(
    @Param('client') client: string,
    @Body() body: unknown,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const values = fieldsOf(body);
    const again = (errors: Record<string, string>, status: number) =>
      this.portal.show(response, frame, { title: frame.t.signInTitle, content: signInPage(frame, { values, errors }), status });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const input = { address: values['address']?.trim() ?? '', client };
    const reply = await this.portal.call(request, frame, { action: askForLink, input });
    if (reply.status !== 200) return again(errorsOf(frame.t, reply, { address: 'email' }), reply.status);
    return this.portal.host.lead(response, at(frame, '/sign-in?sent=1'));
  }

  @Get('enter')
  async door(
    @Param('client') client: string,
    @Query() { token = '', ticket = '' }: Readonly<Record<string, string>>,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    return this.portal.show(response, frame, { title: frame.t.enterTitle, content: enterPage(frame, { token, ticket, filled: empty }) });
  }

  @Post('enter')
  @HttpCode(200)
  async enter(
    @Param('client') client: string,
    @Body() body: unknown,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const { token = '', ticket = '' } = fieldsOf(body);
    const again = (words: string, status: number) => {
      const content = enterPage(frame, { token, ticket, filled: { values: {}, errors: { '': words } } });
      return this.portal.show(response, frame, { title: frame.t.enterTitle, content, status });
    };
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again(frame.t.errors.foreign, 403);
    const reply = await this.portal.call(request, frame, { action: followLink, input: { token } });
    if (reply.status === 429) return again(errorsOf(frame.t, reply, {})[''] ?? '', 429);
    if (reply.status !== 200) return again(frame.t.linkOver, reply.status);
    return this.portal.host.lead(response, at(frame, /^\d{1,15}$/.test(ticket) ? `/tickets/${ticket}` : '/tickets'), reply);
  }

  @Post('sign-out')
  @HttpCode(200)
  async leave(
    @Param('client') client: string,
    @Body() body: unknown,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const isOwn = this.portal.host.isOwnForm(request, body, frame.visitor);
    const reply = isOwn ? await this.portal.call(request, frame, { action: signOut, input: {} }) : undefined;
    return this.portal.host.lead(response, at(frame), reply);
  }
}
