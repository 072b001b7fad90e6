import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import {
  giveRating,
  ownRating,
  ownTickets,
  readOwn,
  reopenOwn,
  solveOwn,
  uploadOwn,
  writeOwn,
  type OwnRating,
  type OwnTicketPage,
  type OwnTickets,
  type Reply,
  type UploadView,
} from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import type { SentFile } from '../pages/multipart.ts';
import { fieldsOf, filesOf, type PageResponse } from '../pages/page-host.ts';
import { errorsOf } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { ticketPage, untouched, type Sent } from './pages/ticket.page.ts';
import { ticketsPage } from './pages/tickets.page.ts';
import { PortalHost } from './portal-host.ts';
import { scoreIn } from './rate.controller.ts';

type Act = NonNullable<Sent['act']>;
const isNumber = (text: string | undefined): text is string => /^\d{1,15}$/.test(text ?? '');
type Values = Readonly<Record<string, string | undefined>>;
interface Carried {
  readonly act: Act;
  readonly ticketId: number;
  readonly values: Values;
  readonly files: readonly SentFile[];
}
/** What the page is told when it is shown again after each. */
const leads: Readonly<Record<Act, string>> = { reply: '?sent=1', reopen: '?sent=1', solved: '', rate: '?rated=1' };
const writes = { reply: writeOwn, reopen: reopenOwn } as const;

/** Following one's own requests. */
@Controller('portal/:client/tickets')
export class PortalTicketsController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get()
  async list(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { after } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    if (!frame.isSignedIn) return this.portal.host.lead(response, at(frame, '/sign-in'));
    const input = { limit: 30, ...(isNumber(after) ? { after: Number(after) } : {}) };
    const reply = await this.portal.call(request, frame, { action: ownTickets, input });
    if (reply.status !== 200) return this.portal.missing(request, response, frame);
    return this.portal.show(response, frame, { title: frame.t.myTickets, content: ticketsPage(frame, reply.body as OwnTickets) });
  }

  @Get(':ticketId')
  async ticket(@Page() asked: Asked): Promise<string> {
    const { request, response } = asked;
    const { client = '', ticketId = '' } = asked.params;
    const { sent, rated } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    if (!frame.isSignedIn) return this.portal.host.lead(response, at(frame, '/sign-in'));
    return this.show(request, response, { frame, ticketId, sent: { ...untouched, arrived: sent === '1', rated: rated === '1' } });
  }

  @Post(':ticketId/:act')
  @HttpCode(200)
  async change(@Page() asked: Asked): Promise<string> {
    const { request, response, body } = asked;
    const { client = '', ticketId = '', act = '' } = asked.params;
    const frame = await this.portal.frame(request, response, client);
    if (!frame || !isNumber(ticketId) || !isAct(act)) return this.portal.missing(request, response, frame);
    if (!frame.isSignedIn) return this.portal.host.lead(response, at(frame, '/sign-in'));
    const values = fieldsOf(body);
    const again = (errors: Record<string, string>, status: number) =>
      this.show(request, response, { frame, ticketId, status, sent: { act, arrived: false, filled: { values, errors } } });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const missing = missingIn(frame, act, values);
    if (missing) return again(missing, 400);
    const files = filesOf(body, 'files');
    const reply = await this.carryOut(request, frame, { act, ticketId: Number(ticketId), values, files });
    if (reply.status !== 200) return again(errorsOf(frame.t, reply, { text: 'long-text', words: 'long-text' }), reply.status);
    return this.portal.host.lead(response, at(frame, `/tickets/${ticketId}${leads[act]}`));
  }

  private async carryOut(request: PlatformRequest, frame: Frame, asked: Carried): Promise<Reply> {
    const { act, ticketId, values } = asked;
    if (act === 'solved') return this.portal.call(request, frame, { action: solveOwn, input: { ticketId } });
    if (act === 'rate') {
      const input = { ticketId, score: scoreIn(values['score']) ?? 0, words: values['words'] ?? '' };
      return this.portal.call(request, frame, { action: giveRating, input });
    }
    const uploads: number[] = [];
    for (const file of asked.files) {
      const reply = await this.upload(request, frame, { ticketId, file });
      if (reply.status !== 200) return reply;
      uploads.push((reply.body as UploadView).id);
    }
    return this.portal.call(request, frame, { action: writes[act], input: { ticketId, text: values['text']?.trim() ?? '', uploads } });
  }

  private upload(request: PlatformRequest, frame: Frame, { ticketId, file }: { ticketId: number; file: SentFile }): Promise<Reply> {
    const headers = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` };
    return this.portal.call(request, frame, { action: uploadOwn, input: { ticketId, headers, body: file.bytes } });
  }

  private async show(
    request: PlatformRequest,
    response: PageResponse,
    asked: { frame: Frame; ticketId: string; sent: Sent; status?: number },
  ): Promise<string> {
    const { frame, ticketId, sent, status } = asked;
    if (!isNumber(ticketId)) return this.portal.missing(request, response, frame);
    const reply = await this.portal.call(request, frame, { action: readOwn, input: { ticketId: Number(ticketId) } });
    if (reply.status !== 200) return this.portal.missing(request, response, frame);
    const ticket = reply.body as OwnTicketPage;
    const rating = await this.portal.call(request, frame, { action: ownRating, input: { ticketId: Number(ticketId) } });
    const own = rating.status === 200 ? (rating.body as OwnRating) : undefined;
    const page = { title: ticket.subject, content: ticketPage(frame, ticket, { ...sent, rating: own }) };
    return this.portal.show(response, frame, { ...page, ...(status === undefined ? {} : { status }) });
  }
}

const isAct = (act: string): act is Act => Object.hasOwn(leads, act);

/** What the form lacks, in the reader's language; undefined when nothing. */
function missingIn({ t }: Frame, act: Act, values: Values): Record<string, string> | undefined {
  if (act === 'rate') return scoreIn(values['score']) === undefined ? { score: t.errors.score } : undefined;
  return act !== 'solved' && !values['text']?.trim() ? { text: t.errors.text } : undefined;
}
