import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { PlatformRequest } from '../desk/platform.ts';
import { beginTotp, confirmTotp, giveSecondFactor, pageToReturnTo, whoAmI, type Me } from '../identity/index.ts';
import { html, type Html } from './html.ts';
import { csrfField, detailOf, fieldsOf, PageHost, type PageResponse, type Visitor } from './page-host.ts';
import { beginEnrolment, enrolmentForm, proofForm, recoveryCodesSection } from './sign-in.page.ts';

/** The second factor by an authenticator app, for a browser without scripts; passkeys take a script, and so the console. */
@Controller()
export class SecondFactorController {
  constructor(@Inject(PageHost) private readonly host: PageHost) {}

  @Get('sign-in/second-factor')
  async form(
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
    @Query('back') wanted?: string,
  ): Promise<string> {
    const visitor = await this.host.visitor(request);
    const { body } = await this.host.call(request, visitor, { action: whoAmI, input: {} });
    const back = pageToReturnTo(wanted);
    const { stage } = body as Me;
    if (stage === 'enrolment') return this.host.show(response, 'Second factor', beginEnrolment(csrfField(visitor), back));
    if (stage === 'second-factor') return this.host.show(response, 'Second factor', proofForm({ back, csrf: csrfField(visitor) }));
    return this.host.lead(response, stage === 'complete' ? back : '/sign-in');
  }

  @Post('sign-in/second-factor')
  @HttpCode(200)
  async prove(@Req() request: PlatformRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const { visitor, back, proof } = await this.read(request, form);
    if (!visitor) return this.refuse(response);
    const reply = await this.host.call(request, visitor, { action: giveSecondFactor, input: { proof } });
    if (reply.status === 200) return this.host.lead(response, back, reply);
    response.status(reply.status);
    return this.host.show(response, 'Second factor', proofForm({ back, trouble: detailOf(reply), csrf: csrfField(visitor) }));
  }

  @Post('second-factor/begin')
  @HttpCode(200)
  async begin(@Req() request: PlatformRequest, @Body() form: unknown, @Res({ passthrough: true }) response: PageResponse): Promise<string> {
    const { visitor, back } = await this.read(request, form);
    if (!visitor) return this.refuse(response);
    const reply = await this.host.call(request, visitor, { action: beginTotp, input: {} });
    if (reply.status !== 200) return this.trouble(response, reply.status, html`<section class="bad">${detailOf(reply)}</section>`);
    const { secret, uri } = reply.body as { secret: string; uri: string };
    return this.host.show(response, 'Second factor', enrolmentForm({ secret, uri, back, csrf: csrfField(visitor) }));
  }

  @Post('second-factor/confirm')
  @HttpCode(200)
  async confirm(
    @Req() request: PlatformRequest,
    @Body() form: unknown,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<string> {
    const { visitor, back, proof } = await this.read(request, form);
    if (!visitor) return this.refuse(response);
    const { secret = '', uri = '' } = fieldsOf(form);
    const reply = await this.host.call(request, visitor, { action: confirmTotp, input: { proof } });
    if (reply.status !== 200) {
      const again = enrolmentForm({
        secret,
        uri: uri.startsWith('otpauth:') ? uri : '',
        back,
        trouble: detailOf(reply),
        csrf: csrfField(visitor),
      });
      return this.trouble(response, reply.status, again);
    }
    response.header('set-cookie', reply.headers['set-cookie'] ?? '');
    const { recoveryCodes } = reply.body as { recoveryCodes: readonly string[] };
    return this.host.show(response, 'Second factor', recoveryCodesSection(recoveryCodes, back));
  }

  /** The visitor is undefined when the form is none of ours. */
  private async read(request: PlatformRequest, form: unknown): Promise<{ visitor: Visitor | undefined; back: string; proof: string }> {
    const visitor = await this.host.visitor(request);
    const { back, proof = '' } = fieldsOf(form);
    return { visitor: this.host.isOwnForm(request, form, visitor) ? visitor : undefined, back: pageToReturnTo(back), proof };
  }

  private trouble(response: PageResponse, status: number, content: Html): string {
    response.status(status);
    return this.host.show(response, 'Second factor', content);
  }

  private refuse(response: PageResponse): string {
    return this.trouble(response, 403, html`<section class="bad">This form was not sent by a page of this desk. Try again.</section>`);
  }
}
