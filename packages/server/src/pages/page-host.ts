import { Inject, Injectable } from '@nestjs/common';
import { callAction, type Action, type Actor, type Desk, type Problem, type Reply } from '@luuri/core';
import { HOSTING, type HostingFacts } from '../app/tokens.ts';
import { DESK } from '../desk/index.ts';
import { originOf, type PlatformRequest } from '../desk/platform.ts';
import { actorForCookie, isSame } from '../identity/index.ts';
import { html, type Html } from './html.ts';
import { page, pageHeaders } from './layout.ts';
import { SentForm, type SentFile } from './multipart.ts';

/** As much of the platform's response as a page needs. */
export interface PageResponse {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** Whoever looks at a page, with the token that their forms carry. */
export interface Visitor {
  readonly actor: Actor;
  readonly csrfToken?: string;
}

/** The fields of a form that was sent; none of anything else. */
export function fieldsOf(form: unknown): Readonly<Record<string, string | undefined>> {
  if (form instanceof URLSearchParams) return Object.fromEntries(form);
  return form instanceof SentForm ? Object.fromEntries(form.fields) : {};
}

/** The files that were chosen in a field of a form. */
export const filesOf = (form: unknown, field: string): readonly SentFile[] =>
  form instanceof SentForm ? form.files.filter((file) => file.field === field) : [];

/** The hidden field that says that a form is one of ours. */
export const csrfField = ({ csrfToken }: Visitor): Html => html`<input type="hidden" name="csrf" value="${csrfToken ?? ''}" />`;

/** What every page needs: who looks, actions by their hand, and a frame to show it in. */
@Injectable()
export class PageHost {
  constructor(
    @Inject(DESK) readonly desk: Desk,
    @Inject(HOSTING) readonly facts: HostingFacts,
  ) {}

  /** Whoever the cookie speaks for; nobody in particular when it speaks for nobody any more. */
  visitor(request: PlatformRequest): Promise<Visitor> {
    return actorForCookie(this.desk, request.headers.cookie);
  }

  /**
   * True when a form was sent by a page of this desk: with the session's token where there is a session, and in any case by no other
   * site, as far as the browser says from where.
   */
  isOwnForm(request: PlatformRequest, form: unknown, { csrfToken }: Visitor): boolean {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (typeof site === 'string' && !['same-origin', 'none'].includes(site)) return false;
    const own = [new URL(this.facts.publicUrl).host, host];
    if (origin !== undefined && !(URL.canParse(origin) && own.includes(new URL(origin).host))) return false;
    return csrfToken === undefined || isSame(csrfToken, fieldsOf(form)['csrf'] ?? '');
  }

  /** An action in the visitor's hands, as the API would call it. */
  call<I extends object, O>(request: PlatformRequest, { actor }: Visitor, asked: { action: Action<I, O>; input: I }): Promise<Reply> {
    return callAction(this.desk, asked.action, { actor, origin: originOf(request), input: asked.input });
  }

  show(response: PageResponse, title: string, content: Html): string {
    for (const [name, value] of Object.entries(pageHeaders)) response.header(name, value);
    return page(title, content);
  }

  /** Elsewhere, with what the browser is to keep. */
  lead(response: PageResponse, to: string, reply?: Reply): string {
    const cookie = reply?.headers['set-cookie'];
    if (cookie) response.header('set-cookie', cookie);
    response.status(303);
    response.header('location', to);
    return '';
  }
}

/** What is wrong, for a person. */
export const detailOf = ({ body }: Reply): string => (body as Problem | undefined)?.detail ?? '';
