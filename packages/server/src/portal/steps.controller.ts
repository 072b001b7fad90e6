import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import type { FormView, PortalPageView, Reply } from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import { fieldsOf, type PageResponse } from '../pages/page-host.ts';
import { answersOf, empty, errorsOf } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { stepPage, stepsDonePage, type Step } from './pages/steps.page.ts';
import { PortalHost } from './portal-host.ts';

type Texts = Readonly<Record<string, string>>;

const CARRIED = 'c-';

/** What of some values a step sends along unseen. */
const along = ({ carries }: FormView, known: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    carries.flatMap((name) => {
      const value = known[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

/** What every first step may carry. */
const first = ({ portal, language }: Frame): Texts => ({ client: portal.client, language });

/** Pages of plugins: forms one after the other, each sent to its action as it stands. */
@Controller('portal/:client/do')
export class PortalStepsController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get(':page')
  async begin(@Page() asked: Asked): Promise<string> {
    const { request, response } = asked;
    const { client = '', page: name = '' } = asked.params;
    const { done } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    const page = frame && this.pageOf(frame, name);
    const form = page?.steps[0];
    if (!frame || !page || !form) return this.portal.missing(request, response, frame);
    if (page.signedIn && !frame.isSignedIn) return this.portal.host.lead(response, at(frame, '/sign-in'));
    if (done === '1') return this.portal.show(response, frame, { title: page.title, content: stepsDonePage(frame, page) });
    return this.step(response, frame, { page, step: { nr: 0, form, filled: empty, carried: along(form, first(frame)) } });
  }

  @Post(':page')
  @HttpCode(200)
  async go(@Page() asked: Asked): Promise<string> {
    const { request, response, body } = asked;
    const { client = '', page: name = '' } = asked.params;
    const frame = await this.portal.frame(request, response, client);
    const page = frame && this.pageOf(frame, name);
    const values = fieldsOf(body);
    const nr = Number(values['step'] ?? 0);
    const form = page?.steps[nr];
    if (!frame || !page || !form) return this.portal.missing(request, response, frame);
    if (page.signedIn && !frame.isSignedIn) return this.portal.host.lead(response, at(frame, '/sign-in'));
    const carried = along(form, Object.fromEntries(form.carries.map((key) => [key, values[`${CARRIED}${key}`]])));
    // A password is never written into a page.
    const shown = Object.fromEntries(form.fields.filter((f) => f.kind !== 'secret').map((f) => [f.name, values[f.name]]));
    const again = (errors: Record<string, string>, status: number) =>
      this.step(response, frame, { page, step: { nr, form, carried, filled: { values: shown, errors } }, status });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const reply = await this.send(request, frame, { page: name, nr, form, values, carried });
    if (reply.status >= 400) return again(this.errors(frame, { page, form }, reply), reply.status);
    return this.on(response, frame, { page, nr, carried, reply });
  }

  private pageOf = ({ portal }: Frame, name: string): PortalPageView | undefined => portal.pages.find((p) => p.page === name && !p.address);

  private send(
    request: PlatformRequest,
    frame: Frame,
    sent: { page: string; nr: number; form: FormView; values: Readonly<Record<string, string | undefined>>; carried: Texts },
  ): Promise<Reply> {
    const { action, gives } = this.portal.formOf(sent.page, sent.nr);
    return this.portal.call(request, frame, {
      action,
      input: { ...gives, ...sent.carried, ...answersOf(sent.form.fields, sent.values) } as object,
    });
  }

  private errors(frame: Frame, { page, form }: { page: PortalPageView; form: FormView }, reply: Reply): Record<string, string> {
    const code = (reply.body as { code?: string } | undefined)?.code;
    const said = page.problems.find((problem) => problem.code === code);
    if (said) return { '': said.text };
    return errorsOf(frame.t, reply, Object.fromEntries(form.fields.map((f) => [f.name, f.kind])));
  }

  /** The next step, with what the answer says it needs; after the last one, a page that can be loaded again. */
  private on(
    response: PageResponse,
    frame: Frame,
    { page, nr, carried, reply }: { page: PortalPageView; nr: number; carried: Texts; reply: Reply },
  ): string {
    const next = page.steps[nr + 1];
    if (!next) return this.portal.host.lead(response, at(frame, `/do/${page.page}?done=1`), reply);
    const cookie = reply.headers['set-cookie'];
    if (cookie) response.header('set-cookie', cookie);
    const known = { ...first(frame), ...carried, ...(reply.body as object | undefined) };
    return this.step(response, frame, { page, step: { nr: nr + 1, form: next, filled: empty, carried: along(next, known) } });
  }

  private step(response: PageResponse, frame: Frame, view: { page: PortalPageView; step: Step; status?: number }): string {
    const { page, step, status } = view;
    const shown = { title: step.form.title, content: stepPage(frame, page, step) };
    return this.portal.show(response, frame, { ...shown, ...(status === undefined ? {} : { status }) });
  }
}
