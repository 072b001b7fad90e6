import { Controller, Get, Inject } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import { homePage, receivedPage } from './pages/home.page.ts';
import { kindsPage } from './pages/ask.page.ts';
import { cookieIn, PortalHost } from './portal-host.ts';

/** For the next page: when an answer is promised to whoever just asked. In a cookie, so that no link can promise anything. */
export const ANSWER_BY = 'luuri_answer_by';
const isNumber = (text: string | undefined): text is string => /^\d{1,15}$/.test(text ?? '');

/** The first pages of a portal: they show, and change nothing. */
@Controller('portal/:client')
export class PortalHomeController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get()
  async home(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const { panels } = await this.portal.panels(request, frame);
    return this.portal.show(response, frame, { title: frame.t.whatAbout, content: homePage(frame, panels) });
  }

  @Get('ask')
  async kinds(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { follows } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const content = kindsPage(frame, isNumber(follows) && frame.mayAsk ? follows : undefined);
    return this.portal.show(response, frame, { title: frame.t.whatAbout, content });
  }

  @Get('asked')
  async asked(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const kept = cookieIn(request, ANSWER_BY);
    const answerBy = isNumber(kept) ? new Date(Number(kept)) : undefined;
    return this.portal.show(response, frame, { title: frame.t.received, content: receivedPage(frame, answerBy) });
  }
}
