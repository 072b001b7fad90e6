import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import { askForLink, followLink, signOut, waysOfClient, type WaysOfClient } from '../identity/index.ts';
import { fieldsOf } from '../pages/page-host.ts';
import { empty, errorsOf, type Filled } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { enterPage, linkSentPage, signInPage } from './pages/enter.page.ts';
import { PortalHost } from './portal-host.ts';

/** Coming in by a link that is mailed, and leaving. */
@Controller('portal/:client')
export class PortalEnterController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get('sign-in')
  async form(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { sent } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    if (sent === '1') return this.portal.show(response, frame, { title: frame.t.signInTitle, content: linkSentPage(frame) });
    return this.showForm(asked, frame, { filled: empty });
  }

  private async showForm({ client, request, response }: Asked, frame: Frame, page: { filled: Filled; status?: number }): Promise<string> {
    const { filled, status } = page;
    const ways = await this.portal.call(request, frame, { action: waysOfClient, input: { client } });
    const provider = ways.status === 200 && (ways.body as WaysOfClient).provider;
    const content = signInPage(frame, filled, provider);
    return this.portal.show(response, frame, { title: frame.t.signInTitle, content, ...(status === undefined ? {} : { status }) });
  }

  @Post('sign-in')
  @HttpCode(200)
  async mailLink(@Page() asked: Asked): Promise<string> {
    const { client, request, response, body } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const values = fieldsOf(body);
    const again = (errors: Record<string, string>, status: number) => this.showForm(asked, frame, { filled: { values, errors }, status });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const input = { address: values['address']?.trim() ?? '', client };
    const reply = await this.portal.call(request, frame, { action: askForLink, input });
    if (reply.status !== 200) return again(errorsOf(frame.t, reply, { address: 'email' }), reply.status);
    return this.portal.host.lead(response, at(frame, '/sign-in?sent=1'));
  }

  @Get('enter')
  async door(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { token = '', ticket = '' } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    return this.portal.show(response, frame, { title: frame.t.enterTitle, content: enterPage(frame, { token, ticket, filled: empty }) });
  }

  @Post('enter')
  @HttpCode(200)
  async enter(@Page() asked: Asked): Promise<string> {
    const { client, request, response, body } = asked;
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
  async leave(@Page() asked: Asked): Promise<string> {
    const { client, request, response, body } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const isOwn = this.portal.host.isOwnForm(request, body, frame.visitor);
    const reply = isOwn ? await this.portal.call(request, frame, { action: signOut, input: {} }) : undefined;
    return this.portal.host.lead(response, at(frame), reply);
  }
}
