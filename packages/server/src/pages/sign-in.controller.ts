import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Reply } from '@luuri/core';
import { pathOf, type PlatformRequest } from '../desk/platform.ts';
import {
  askForLink,
  beginProvider,
  finishProvider,
  flowTokenIn,
  followLink,
  pageToReturnTo,
  setPasswordByLink,
  signIn,
  signInWithKey,
  signOut,
  whoAmI,
  type Me,
  type SignInAnswer,
} from '../identity/index.ts';
import { html } from './html.ts';
import { csrfField, detailOf, fieldsOf, PageHost, type PageResponse, type Visitor } from './page-host.ts';
import { followForm, passwordForm, signInForms } from './sign-in.page.ts';

const foreign = 'This form was not sent by a page of this desk, or it is from before you signed in. Try again.';

/** Where somebody goes who came so far. */
function next({ body }: Reply, back: string): string {
  const { stage } = body as SignInAnswer;
  return stage === 'complete' ? back : `/sign-in/second-factor?back=${encodeURIComponent(back)}`;
}

/** Signing in and out, for a person with a browser and no script. */
@Controller()
export class SignInController {
  constructor(@Inject(PageHost) private readonly host: PageHost) {}

  @Get('sign-in')
  async form(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('back') back?: string,
  ): Promise<string> {
    return this.again(request, response, { back });
  }

  @Post('sign-in')
  @HttpCode(200)
  async password(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const { address = '', password = '', back } = fieldsOf(form);
    return this.enter(request, response, {
      form,
      back,
      call: (visitor) => this.host.call(request, visitor, { action: signIn, input: { address, password } }),
    });
  }

  @Post('sign-in/key')
  @HttpCode(200)
  async key(@Req() request: PlatformRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const { key = '', back } = fieldsOf(form);
    const input = { apiKey: key.trim() };
    return this.enter(request, response, {
      form,
      back,
      call: (visitor) => this.host.call(request, visitor, { action: signInWithKey, input }),
    });
  }

  @Post('sign-out')
  @HttpCode(303)
  async leave(@Req() request: PlatformRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const visitor = await this.host.visitor(request);
    if (!this.host.isOwnForm(request, form, visitor)) return this.refuse(response);
    return this.host.lead(response, '/', await this.host.call(request, visitor, { action: signOut, input: {} }));
  }

  @Post('sign-in/link')
  @HttpCode(200)
  async mailLink(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    if (!this.host.isOwnForm(request, form, visitor)) return this.refuse(response);
    const { address = '' } = fieldsOf(form);
    const reply = await this.host.call(request, visitor, { action: askForLink, input: { address } });
    response.status(reply.status);
    return this.host.show(response, 'Sign in', html`<section><p>${detailOf(reply)}</p></section>`);
  }

  /** A link leads to the console; this is for a browser without scripts, whose owner puts `/sign-in` before the address. */
  @Get('sign-in/set-password')
  async newPassword(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('token') token = '',
  ): Promise<string> {
    return this.host.show(response, 'Set a password', passwordForm({ token, csrf: csrfField(await this.host.visitor(request)) }));
  }

  @Post('sign-in/set-password')
  @HttpCode(200)
  async keepPassword(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    if (!this.host.isOwnForm(request, form, visitor)) return this.refuse(response);
    const { token = '', password = '', again = '' } = fieldsOf(form);
    const show = (trouble: string) =>
      this.host.show(response, 'Set a password', passwordForm({ token, trouble, csrf: csrfField(visitor) }));
    if (password !== again) return show('These are two different passwords.');
    const reply = await this.host.call(request, visitor, { action: setPasswordByLink, input: { token, newPassword: password } });
    if (reply.status === 200) return this.host.lead(response, next(reply, '/'), reply);
    response.status(reply.status);
    return show(detailOf(reply));
  }

  @Get('link')
  async link(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('token') token = '',
  ): Promise<string> {
    return this.host.show(response, 'Your tickets', followForm({ token, csrf: csrfField(await this.host.visitor(request)) }));
  }

  @Post('link')
  @HttpCode(200)
  async follow(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    if (!this.host.isOwnForm(request, form, visitor)) return this.refuse(response);
    const { token = '' } = fieldsOf(form);
    const reply = await this.host.call(request, visitor, { action: followLink, input: { token } });
    if (reply.status === 200) return this.host.lead(response, '/my', reply);
    response.status(reply.status);
    return this.host.show(response, 'Your tickets', followForm({ token, trouble: detailOf(reply), csrf: csrfField(visitor) }));
  }

  /** A link and not a form: a browser that was told which forms it may send follows none of them to another site. */
  @Get('sign-in/provider')
  async provider(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query() query: Readonly<Record<string, string | undefined>>,
  ): Promise<string> {
    const { back, client } = query;
    const visitor = await this.host.visitor(request);
    const whose = client === undefined ? {} : { client };
    const input = { back: pageToReturnTo(back ?? (client === undefined ? undefined : '/my')), ...whose };
    const reply = await this.host.call(request, visitor, { action: beginProvider, input });
    if (reply.status === 200) return this.host.lead(response, (reply.body as { url: string }).url, reply);
    return this.again(request, response, { back, status: reply.status, trouble: detailOf(reply) });
  }

  @Get(['sign-in/provider/callback', 'sign-in/provider/callback/:client'])
  async callback(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const { publicUrl } = this.host.facts;
    const query = request.url.slice(pathOf(request).length);
    const input = { proofAddress: `${publicUrl}${pathOf(request)}${query}`, token: flowTokenIn(request.headers.cookie, publicUrl) ?? '' };
    const reply = await this.host.call(request, await this.host.visitor(request), { action: finishProvider, input });
    if (reply.status === 200) return this.host.lead(response, next(reply, pageToReturnTo((reply.body as { back?: string }).back)), reply);
    return this.again(request, response, { status: reply.status, trouble: detailOf(reply) });
  }

  /** What every way in has in common: one of our forms, an action, and on or again. */
  private async enter(
    request: PlatformRequest,
    response: PageResponse,
    way: { form: unknown; back: string | undefined; call: (visitor: Visitor) => Promise<Reply> },
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    const back = pageToReturnTo(way.back);
    if (!this.host.isOwnForm(request, way.form, visitor)) return this.again(request, response, { back, status: 403, trouble: foreign });
    const reply = await way.call(visitor);
    if (reply.status === 200) return this.host.lead(response, next(reply, back), reply);
    const retryAfter = reply.headers['retry-after'];
    if (retryAfter) response.header('retry-after', retryAfter);
    return this.again(request, response, { back, status: reply.status, trouble: detailOf(reply) });
  }

  private async again(
    request: PlatformRequest,
    response: PageResponse,
    view: { back?: string | undefined; status?: number; trouble?: string },
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    const { body } = await this.host.call(request, visitor, { action: whoAmI, input: {} });
    if (view.status !== undefined) response.status(view.status);
    const hasProvider = (body as Me).ways.includes('provider');
    const forms = signInForms({ back: pageToReturnTo(view.back), csrf: csrfField(visitor), trouble: view.trouble, hasProvider });
    return this.host.show(response, 'Sign in', forms);
  }

  private refuse(response: PageResponse): string {
    response.status(403);
    return this.host.show(response, 'Not from here', html`<section class="bad">${foreign}</section>`);
  }
}
