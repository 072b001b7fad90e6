import { randomBytes } from 'node:crypto';
import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Page, type Asked } from './asked.ts';
import { askOnPortal, questionsAsked, type AskAnswer, type AskOnPortal, type FormView } from '@luuri/core';
import type { SentFile } from '../pages/multipart.ts';
import { fieldsOf, filesOf, type PageResponse } from '../pages/page-host.ts';
import { errorsOf, type Filled } from './fields.ts';
import { at, type Frame } from './frame.ts';
import { ANSWER_BY } from './home.controller.ts';
import { askedFields, askPage } from './pages/ask.page.ts';
import { PortalHost } from './portal-host.ts';

type Fields = Readonly<Record<string, string | undefined>>;

const KEY_BYTES = 18;
const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url');
const isNumber = (text: string | undefined): text is string => /^\d{1,15}$/.test(text ?? '');
const given = (name: 'address' | 'name' | 'phone' | 'key', value: string | undefined) => (value?.trim() ? { [name]: value.trim() } : {});

/** A form's fields as the action takes them. What is empty is left out, and named by the check of the action. */
function inputOf(frame: Frame, kind: FormView, { fields, files }: { fields: Fields; files: readonly SentFile[] }): AskOnPortal {
  const own = questionsAsked(kind.fields, fields)
    .filter((field) => field.name !== 'text')
    .map((field) => [field.name, fields[field.name] ?? '']);
  const reach = frame.mayAsk
    ? {}
    : { ...given('address', fields['address']), ...given('name', fields['name']), ...given('phone', fields['phone']) };
  return {
    ...{ client: frame.portal.client, kind: kind.form, text: fields['text']?.trim() ?? '', language: frame.language },
    ...{ answers: Object.fromEntries(own) as Record<string, string>, ...reach, ...given('key', fields['key']) },
    ...(files.length > 0 ? { files: files.map(({ name, bytes }) => ({ name, content: bytes.toString('base64') })) } : {}),
    ...(frame.mayAsk && isNumber(fields['follows']) ? { follows: Number(fields['follows']) } : {}),
  };
}

/** What the form can say by itself, in the reader's language and all at once. */
function missingIn(frame: Frame, kind: FormView, fields: Fields): Record<string, string> {
  const { errors } = frame.t;
  const own = questionsAsked(kind.fields, fields)
    .filter((field) => field.required && !fields[field.name]?.trim())
    .map((field): [string, string] => [field.name, field.name === 'text' ? errors.text : errors.answer]);
  const address: [string, string][] = frame.mayAsk || fields['address']?.trim() ? [] : [['address', errors.address]];
  return Object.fromEntries([...own, ...address]);
}

/** Asking: the second and the third question. */
@Controller('portal/:client/ask')
export class PortalAskController {
  constructor(@Inject(PortalHost) private readonly portal: PortalHost) {}

  @Get(':kind')
  async form(@Page() asked: Asked): Promise<string> {
    const { request, response } = asked;
    const { client = '', kind = '' } = asked.params;
    const { follows } = asked.query;
    const frame = await this.portal.frame(request, response, client);
    const form = frame?.portal.kinds.find((k) => k.form === kind);
    if (!frame || !form) return this.portal.missing(request, response, frame);
    const fields = isNumber(follows) && frame.mayAsk ? { follows } : {};
    return this.show(response, frame, { form, filled: { values: fields, errors: {} } });
  }

  @Post(':kind')
  @HttpCode(200)
  async ask(@Page() asked: Asked): Promise<string> {
    const { request, response, body } = asked;
    const { client = '', kind = '' } = asked.params;
    const frame = await this.portal.frame(request, response, client);
    const form = frame?.portal.kinds.find((k) => k.form === kind);
    if (!frame || !form) return this.portal.missing(request, response, frame);
    const values: Fields = fieldsOf(body);
    const again = (errors: Record<string, string>, status: number) =>
      this.show(response, frame, { form, filled: { values, errors }, status });
    if (!this.portal.host.isOwnForm(request, body, frame.visitor)) return again({ '': frame.t.errors.foreign }, 403);
    const missing = missingIn(frame, form, values);
    if (Object.keys(missing).length > 0) return again(missing, 400);
    const reply = await this.portal.call(request, frame, {
      action: askOnPortal,
      input: inputOf(frame, form, { fields: values, files: filesOf(body, 'files') }),
    });
    if (reply.status !== 200) return again(errorsOf(frame.t, reply, askedFields(form)), reply.status);
    return this.lead(response, frame, reply.body as AskAnswer);
  }

  private lead(response: PageResponse, frame: Frame, { ticketId, answerBy }: AskAnswer): string {
    if (ticketId !== null) return this.portal.host.lead(response, at(frame, `/tickets/${String(ticketId)}?sent=1`));
    if (answerBy)
      response.header('set-cookie', `${ANSWER_BY}=${String(answerBy.getTime())}; Path=/portal; Max-Age=60; HttpOnly; SameSite=Lax`);
    return this.portal.host.lead(response, at(frame, '/asked'));
  }

  private show(response: PageResponse, frame: Frame, view: { form: FormView; filled: Filled; status?: number }): string {
    const { form, filled, status } = view;
    const { key = newKey(), follows } = filled.values;
    const content = askPage(frame, form, { filled, key, follows });
    return this.portal.show(response, frame, { title: form.title, content, ...(status === undefined ? {} : { status }) });
  }
}
