import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Reply, ScreenForm, ScreenPanel } from '@luuri/core';
import { Page, type Asked } from './asked.ts';
import { fieldsOf } from '../pages/page-host.ts';
import { answersOf, errorsOf } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { panelAnswerPage, panelPage, valueAt, type Panel, type SentAgain } from './pages/panel.page.ts';
import { PortalHost } from './portal-host.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a form was filled with without asking; nothing of what is no object. The action looks at each of it, as ever. */
function filledIn(text: string | undefined): Row {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Row) : {};
  } catch {
    return {};
  }
}

/** What plugins show to whoever is signed in: their panels that stand on portals. */
@Controller('portal/:client/own')
export class PortalPanelsController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get(':panel')
  async see(@Page() asked: Asked): Promise<string> {
    const { client, request, response } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    if (!frame.mayAsk) return this.portal.host.lead(response, at(frame, '/sign-in'));
    return this.show(asked, frame, { done: asked.query['done'] ?? '' });
  }

  @Post(':panel/:form')
  @HttpCode(200)
  async send(@Page() asked: Asked): Promise<string> {
    const { client, request, response, body, params } = asked;
    const frame = await this.portal.frame(request, response, client);
    if (!frame) return this.portal.missing(request, response);
    if (!frame.mayAsk) return this.portal.host.lead(response, at(frame, '/sign-in'));
    const found = await this.find(asked, frame);
    const form = found?.forms.find((one) => one.form === params['form']);
    if (!found || !form) return this.portal.missing(request, response, frame);
    const values = fieldsOf(body);
    const again = (errors: Record<string, string>, status: number) => {
      const shown = Object.fromEntries(form.fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => [name, values[name]]));
      return this.show(asked, frame, {
        again: { form: form.form, fills: values['fills'] ?? '', filled: { values: shown, errors } },
        status,
      });
    };
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const input = { ...filledIn(values['fills']), ...form.fixed, ...answersOf(form.fields, values) };
    const reply = await this.call(asked, frame, { action: form.action, input });
    if (reply.status >= 400)
      return again(errorsOf(frame.t, reply, Object.fromEntries(form.fields.map(({ name, kind }) => [name, kind]))), reply.status);
    if (form.shows.length === 0) return this.portal.host.lead(response, at(frame, `/own/${found.panel.panel}?done=${form.form}`), reply);
    const content = panelAnswerPage(frame, { panel: found.panel, form, answer: reply.body });
    return this.portal.show(response, frame, { title: form.title, content });
  }

  /** The panel that is asked for, with its forms. */
  private async find({ request, params }: Asked, frame: Frame): Promise<{ panel: ScreenPanel; forms: readonly ScreenForm[] } | undefined> {
    const { panels, forms } = await this.portal.panels(request, frame);
    const panel = panels.find((one) => one.panel === params['panel']);
    return panel && { panel, forms: forms.filter(({ form }) => [...panel.forms, ...panel.rowForms].includes(form)) };
  }

  private call({ request }: Asked, frame: Frame, { action, input }: { action: string; input: Row }): Promise<Reply> {
    return this.portal.call(request, frame, { action: this.portal.actionNamed(action), input });
  }

  private async show(asked: Asked, frame: Frame, sent: { done?: string; again?: SentAgain; status?: number }): Promise<string> {
    const { request, response } = asked;
    const found = await this.find(asked, frame);
    if (!found) return this.portal.missing(request, response, frame);
    const { panel, forms } = found;
    const reply = await this.call(asked, frame, { action: panel.action, input: panel.fixed });
    if (reply.status !== 200) return this.portal.missing(request, response, frame);
    const whole = reply.body as Row;
    const rows =
      panel.shows === 'facts' ? [whole] : (valueAt({ whole }, panel.rowsAt ? `whole.${panel.rowsAt}` : 'whole') as Panel['rows']);
    const said = forms.find(({ form }) => form === sent.done);
    const done = said && (said.done ?? frame.t.done);
    const content = panelPage(frame, { panel, forms, rows, whole }, { done, again: sent.again });
    return this.portal.show(response, frame, {
      title: panel.title,
      content,
      ...(sent.status === undefined ? {} : { status: sent.status }),
    });
  }
}
