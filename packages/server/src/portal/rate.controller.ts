import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { answerRating, askedRating, type OwnRating } from '@luuri/core';
import { fieldsOf } from '../pages/page-host.ts';
import { Page, type Asked } from './asked.ts';
import { errorsOf, type Filled } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { asSaid, ratePage } from './pages/rate.page.ts';
import { PortalHost } from './portal-host.ts';

/** The score as the action takes it; undefined when none was chosen. */
export const scoreIn = (text: string | undefined): number | undefined => (/^[1-5]$/.test(text ?? '') ? Number(text) : undefined);

/** Rating by the link that was mailed, without signing in. */
@Controller('portal/:client/rate')
export class PortalRateController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get()
  async form(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const { token = '', score, thanks } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    return this.show(asked, frame, { token, chosen: score, thanks: thanks === '1' });
  }

  @Post()
  @HttpCode(200)
  async answer(@Page() asked: Asked): Promise<string> {
    const { client, request, response, body } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    const values = fieldsOf(body);
    const { token = '', words = '' } = values;
    const again = (errors: Record<string, string>, status: number) =>
      this.show(asked, frame, { token, filled: { values, errors }, status });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const score = scoreIn(values['score']);
    if (score === undefined) return again({ score: frame.t.errors.score }, 400);
    const reply = await this.portal.call(request, frame, { action: answerRating, input: { token, score, words } });
    if (reply.status !== 200) return again(errorsOf(frame.t, reply, { words: 'long-text' }), reply.status);
    return this.portal.host.lead(response, at(frame, `/rate?token=${encodeURIComponent(token)}&thanks=1`));
  }

  private async show(
    { client, request, response }: Asked,
    frame: Frame | undefined,
    asked: { token: string; chosen?: string | undefined; thanks?: boolean; filled?: Filled; status?: number },
  ): Promise<string> {
    if (!frame) return this.portal.missing(request, response);
    const { token, chosen, thanks = false, status } = asked;
    const reply = await this.portal.call(request, frame, { action: askedRating, input: { token } });
    const own = reply.body as OwnRating;
    if (reply.status !== 200 || own.client !== client) return this.portal.missing(request, response, frame);
    const filled = asked.filled ?? { values: asSaid(own, chosen), errors: {} };
    const content = ratePage(frame, own, { token, filled, thanks: thanks && own.rating !== null });
    return this.portal.show(response, frame, { title: frame.t.rateTitle, content, ...(status === undefined ? {} : { status }) });
  }
}
