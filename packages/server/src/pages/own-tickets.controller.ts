import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ownTickets, readOwn, writeOwn, type OwnMessage, type OwnTicket } from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import { html, type Html } from './html.ts';
import { csrfField, detailOf, fieldsOf, PageHost, type PageResponse, type Visitor } from './page-host.ts';

const row = ({ id, subject, state, updatedAt }: OwnTicket): Html =>
  html`<tr>
    <th>#${id}</th>
    <td><a href="/my/${id}">${subject}</a></td>
    <td>${state}</td>
    <td class="soft">${updatedAt.toISOString()}</td>
  </tr>`;

const words = ({ authorName, author, at, text }: OwnMessage): Html =>
  html`<section>
    <p class="soft">${authorName || author}, ${at.toISOString()}</p>
    <pre>${text}</pre>
  </section>`;

const answerForm = (id: number, visitor: Visitor): Html =>
  html`<section>
    <h2>Add something</h2>
    <form method="post" action="/my/${id}" class="tall">
      ${csrfField(visitor)}<label>Your message <textarea name="text" rows="6" required></textarea></label><button>Send</button>
    </form>
  </section>`;

/** Plain pages for a requester who came by a link. */
@Controller('my')
export class OwnTicketsController {
  constructor(@Inject(PageHost) private readonly host: PageHost) {}

  @Get()
  async list(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const visitor = await this.host.visitor(request);
    const reply = await this.host.call(request, visitor, { action: ownTickets, input: {} });
    if (reply.status === 401) return this.host.lead(response, '/sign-in?back=/my');
    if (reply.status !== 200) return this.trouble(response, reply.status, detailOf(reply));
    const { items } = reply.body as { items: OwnTicket[] };
    const table = html`<table>
      ${items.map(row)}
    </table>`;
    return this.host.show(response, 'Your tickets', html`<section>${items.length > 0 ? table : 'There are none.'}</section>`);
  }

  @Get(':ticketId')
  async ticket(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Param('ticketId') ticketId: string,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    const reply = await this.host.call(request, visitor, { action: readOwn, input: { ticketId: Number(ticketId) } });
    if (reply.status === 401) return this.host.lead(response, `/sign-in?back=${encodeURIComponent(`/my/${ticketId}`)}`);
    if (reply.status !== 200) return this.trouble(response, reply.status, detailOf(reply));
    const { id, subject, state, messages } = reply.body as OwnTicket & { messages: OwnMessage[] };
    const content = html`<section>
        <h2>${subject}</h2>
        <p class="soft">${state}</p>
      </section>
      ${messages.map(words)}${answerForm(id, visitor)}`;
    return this.host.show(response, `Ticket #${String(id)}`, content);
  }

  @Post(':ticketId')
  @HttpCode(200)
  async answer(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    if (!this.host.isOwnForm(request, form, visitor)) return this.trouble(response, 403, 'This form was not sent by a page of this desk.');
    const ticketId = Number(request.url.split('?')[0]?.slice('/my/'.length));
    const input = { ticketId, text: fieldsOf(form)['text'] ?? '' };
    const reply = await this.host.call(request, visitor, { action: writeOwn, input });
    if (reply.status === 200) return this.host.lead(response, `/my/${String(ticketId)}`);
    return this.trouble(response, reply.status, detailOf(reply));
  }

  private trouble(response: PageResponse, status: number, words: string): string {
    response.status(status);
    return this.host.show(response, 'Your tickets', html`<section class="bad">${words}</section>`);
  }
}
