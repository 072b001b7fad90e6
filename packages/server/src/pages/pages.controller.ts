import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { callAction, holds, inputOf, routesOf, textsOf, type Actor } from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import { host, looksAfterDesk, operateDesk, retryLetter } from '../host/index.ts';
import { html, type Html } from './html.ts';
import { signInLink, signOutForm } from './layout.ts';
import { csrfField, fieldsOf, PageHost, type PageResponse, type Visitor } from './page-host.ts';
import { outboxSections, type OutboxLine } from './outbox.page.ts';
import { addressesSection, stateSections, type DeskState } from './status.page.ts';

/** Pages for whoever runs the desk: plain HTML, no scripts. */
@Controller()
export class PagesController {
  constructor(@Inject(PageHost) private readonly host: PageHost) {}

  @Get('/status')
  async status(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const visitor = await this.host.visitor(request);
    const { actor } = visitor;
    const more =
      actor.kind === 'anonymous' ? signInLink('/status') : html`${await this.state(visitor)}${signOutForm(actor.id, csrfField(visitor))}`;
    return this.host.show(response, 'Status', html`${addressesSection(this.host.facts)}${more}`);
  }

  @Get('/outbox')
  async outbox(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('after') after?: string,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    const { actor } = visitor;
    if (actor.kind === 'anonymous') return this.host.show(response, 'Outbox', signInLink('/outbox'));
    return this.host.show(response, 'Outbox', html`${await this.outgoing(actor, after)}${signOutForm(actor.id, csrfField(visitor))}`);
  }

  @Post('/dead-letters/retry')
  @HttpCode(303)
  async retry(@Req() request: PlatformRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<void> {
    const visitor = await this.host.visitor(request);
    const { id } = fieldsOf(form);
    // As the API does it, on record; of what was tried again meanwhile, or may not be, nothing comes.
    if (id && this.host.isOwnForm(request, form, visitor))
      await this.host.call(request, visitor, { action: retryLetter, input: { letterId: id } });
    response.header('location', '/status');
  }

  private async state(visitor: Visitor): Promise<Html | undefined> {
    const { actor } = visitor;
    const { desk } = this.host;
    if (!holds(actor, operateDesk)) return undefined;
    const state: DeskState = {
      counts: await desk.as(actor).use(host).counts(),
      nextDue: await desk.nextDue(),
      deadLetters: looksAfterDesk(actor) ? await desk.as(actor).use(host).deadLetters() : undefined,
      plugins: desk.catalogue.plugins,
    };
    return stateSections(state, csrfField(visitor));
  }

  /** Through the very action that GET /api/outbox is: a page sees what its reader may see. */
  private async outgoing(actor: Actor, after: string | undefined): Promise<Html> {
    const { desk } = this.host;
    const route = routesOf(desk).find((r) => r.action.http === 'GET /outbox');
    if (!route) return html`<section>No plugin of this desk sends anything.</section>`;
    const query = textsOf(new URLSearchParams(after ? { after } : {}));
    const { status, body } = await callAction(desk, route.action, {
      actor,
      input: inputOf(route, { params: {}, query, body: undefined }),
    });
    if (status !== 200) return html`<section class="bad">${(body as { detail: string }).detail}</section>`;
    const { items, next } = body as { items: readonly OutboxLine[]; next: number | null };
    return outboxSections(items, next);
  }
}
