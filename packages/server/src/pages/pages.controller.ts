import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { anonymous, callAction, holds, inputOf, isDeskError, routesOf, textsOf, type Actor, type Desk } from '@luuri/core';
import { HOSTING, type HostingFacts } from '../app/tokens.ts';
import { DESK } from '../desk/index.ts';
import { host, operateDesk } from '../host/plugin.ts';
import { actorForKey } from '../identity/index.ts';
import { forgetKeyCookie, keyCookie, keyInCookies } from './cookie.ts';
import { html, type Html } from './html.ts';
import { page, pageHeaders, signInForm, signOutForm } from './layout.ts';
import { outboxSections, type OutboxLine } from './outbox.page.ts';
import { addressesSection, stateSections, type DeskState } from './status.page.ts';

/** As much of the platform's request and response as a page needs. */
interface PageRequest {
  readonly headers: { readonly cookie?: string };
}
interface PageResponse {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** Pages for a person with an API key: plain HTML, no scripts. */
@Controller()
export class PagesController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HOSTING) private readonly facts: HostingFacts,
  ) {}

  @Get('/')
  async status(@Req() request: PageRequest, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const actor = await this.actor(request);
    const more = actor === anonymous ? signInForm('/') : html`${await this.state(actor)}${signOutForm(actor.id)}`;
    return this.show(response, 'Status', html`${addressesSection(this.facts)}${more}`);
  }

  @Get('/outbox')
  async outbox(
    @Req() request: PageRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('after') after?: string,
  ): Promise<string> {
    const actor = await this.actor(request);
    if (actor === anonymous) return this.show(response, 'Outbox', signInForm('/outbox'));
    return this.show(response, 'Outbox', html`${await this.outgoing(actor, after)}${signOutForm(actor.id)}`);
  }

  @Post('/sign-in')
  @HttpCode(303)
  async signIn(@Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<string | undefined> {
    const { key, back } = fieldsOf(form);
    // Nowhere but to a page of ours: a link must not send a person elsewhere.
    const page = back === '/outbox' ? '/outbox' : '/';
    try {
      await actorForKey(this.desk, (key ?? '').trim());
    } catch (e) {
      if (!isDeskError(e) || !['unauthenticated', 'invalid'].includes(e.kind)) throw e;
      response.status(401);
      return this.show(response, 'Sign in', signInForm(page, 'This API key is not known here, or no longer.'));
    }
    response.header('set-cookie', keyCookie((key ?? '').trim(), this.secure));
    response.header('location', page);
    return undefined;
  }

  @Post('/sign-out')
  @HttpCode(303)
  signOut(@Res({ passthrough: true }) response: PageResponse): void {
    response.header('set-cookie', forgetKeyCookie(this.secure));
    response.header('location', '/');
  }

  @Post('/dead-letters/retry')
  @HttpCode(303)
  async retry(@Req() request: PageRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<void> {
    const { id } = fieldsOf(form);
    if (id && holds(await this.actor(request), operateDesk)) await this.desk.retry(id);
    response.header('location', '/');
  }

  private get secure(): boolean {
    return this.facts.publicUrl.startsWith('https:');
  }

  private show(response: PageResponse, title: string, content: Html): string {
    for (const [name, value] of Object.entries(pageHeaders)) response.header(name, value);
    return page(title, content);
  }

  /** Whoever the cookie speaks for; nobody in particular when it speaks for nobody any more. */
  private async actor({ headers }: PageRequest): Promise<Actor> {
    const key = keyInCookies(headers.cookie);
    if (key === undefined) return anonymous;
    try {
      return await actorForKey(this.desk, key);
    } catch (e) {
      if (isDeskError(e) && e.kind === 'unauthenticated') return anonymous;
      throw e;
    }
  }

  private async state(actor: Actor): Promise<Html | undefined> {
    if (!holds(actor, operateDesk)) return undefined;
    const state: DeskState = {
      counts: await this.desk.as(actor).use(host).counts(),
      nextDue: await this.desk.nextDue(),
      deadLetters: await this.desk.deadLetters(),
      plugins: this.desk.catalogue.plugins,
    };
    return stateSections(state);
  }

  /** Through the very action that GET /api/outbox is: a page sees what its reader may see. */
  private async outgoing(actor: Actor, after: string | undefined): Promise<Html> {
    const route = routesOf(this.desk).find((r) => r.action.http === 'GET /outbox');
    if (!route) return html`<section>No plugin of this desk sends anything.</section>`;
    const query = textsOf(new URLSearchParams(after ? { after } : {}));
    const { status, body } = await callAction(this.desk, route.action, {
      actor,
      input: inputOf(route, { params: {}, query, body: undefined }),
    });
    if (status !== 200) return html`<section class="bad">${(body as { detail: string }).detail}</section>`;
    const { items, next } = body as { items: readonly OutboxLine[]; next: number | null };
    return outboxSections(items, next);
  }
}

/** The fields of a form that was sent; none of anything else. */
function fieldsOf(form: unknown): Readonly<Record<string, string | undefined>> {
  return form instanceof URLSearchParams ? Object.fromEntries(form) : {};
}
