import { Inject, Injectable } from '@nestjs/common';
import {
  anonymous,
  catalogue,
  clock,
  languagesOfTheDesk,
  listScreens,
  lookAtPortal,
  notFound,
  portalPage as portalPlace,
  portalPages,
  screenLanguages,
  type Action,
  type AnyAction,
  type PortalView,
  type Reply,
  type Screens,
} from '@luuri/core';
import type { PlatformRequest } from '../desk/platform.ts';
import { whoAmI, type Me } from '../identity/index.ts';
import { html, type Html } from '../pages/html.ts';
import { PageHost, type PageResponse, type Visitor } from '../pages/page-host.ts';
import { portalHeaders, portalPage, type Frame } from './frame.ts';
import { textsIn } from './texts/index.ts';
import type { BuiltWeb } from '../web/built.ts';
import { BUILT_WEB } from '../web/web-host.ts';

const COOKIE = 'luuri_language';
const YEAR_S = 31_536_000;
const isKnown = (code: string | null | undefined): code is string => languagesOfTheDesk.some((known) => known === code);

const queryOf = ({ url }: PlatformRequest): URLSearchParams => new URL(url, 'http://desk').searchParams;

export function cookieIn({ headers }: Pick<PlatformRequest, 'headers'>, name: string): string | undefined {
  const pair = (headers.cookie ?? '').split(/; */).find((p) => p.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** The first of the browser's languages that the desk speaks. */
function acceptedIn(header: unknown): string | undefined {
  const wanted = typeof header === 'string' ? header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase()) : [];
  return wanted.find(isKnown);
}

/** A portal where there is none: nothing but a sentence is shown in it. */
const nowhere: PortalView = {
  ...{ client: '', name: 'Luuri', colour: 'slate', welcome: '', language: 'en', languages: ['en'], zone: 'UTC', phone: null, hours: null },
  ...{ kinds: [], pages: [] },
};

/** What every page of a portal needs: whose portal it is, who looks, in which language; and a frame to show it in. */
@Injectable()
export class PortalHost {
  constructor(
    @Inject(PageHost) readonly host: PageHost,
    @Inject(BUILT_WEB) private readonly built: BuiltWeb,
  ) {}

  /** The frame of a request; undefined where the client has no portal. A language that is chosen in the address is remembered. */
  async frame(request: PlatformRequest, response: PageResponse, client: string): Promise<Frame | undefined> {
    const visitor = await this.host.visitor(request);
    const me = (await this.host.call(request, visitor, { action: whoAmI, input: {} })).body as Me;
    const isSignedIn = me.kind === 'person' && me.clients.includes(client);
    const chosen = queryOf(request).get('lang');
    const cookie = `${COOKIE}=${String(chosen)}; Path=/portal; Max-Age=${String(YEAR_S)}; HttpOnly; SameSite=Lax`;
    if (isKnown(chosen)) response.header('set-cookie', cookie);
    const wished = [
      chosen,
      cookieIn(request, COOKIE),
      isSignedIn ? me.language : undefined,
      acceptedIn(request.headers['accept-language']),
    ];
    const language = wished.find(isKnown);
    const looked = await this.host.call(request, visitor, { action: lookAtPortal, input: { client, ...(language ? { language } : {}) } });
    if (looked.status !== 200) return undefined;
    const portal = looked.body as PortalView;
    return this.framed(request, { portal, visitor, isSignedIn, name: me.name });
  }

  private framed(request: PlatformRequest, whose: Pick<Frame, 'portal' | 'visitor' | 'isSignedIn' | 'name'>): Frame {
    const { portal, visitor, isSignedIn } = whose;
    const { reach } = visitor.actor;
    return {
      ...whose,
      ...{ t: textsIn(portal.language), language: portal.language, zone: portal.zone, now: this.host.desk.get(clock).now() },
      mayAsk: isSignedIn && reach !== 'all' && !('ticket' in reach),
      path: request.url.split('?')[0] ?? '',
      script: /src="(\/assets\/[\w.-]+\.js)"/.exec(this.built.page('portal') ?? '')?.[1],
    };
  }

  call<I extends object, O>(
    request: PlatformRequest,
    { visitor }: { visitor: Visitor },
    asked: { action: Action<I, O>; input: I },
  ): Promise<Reply> {
    return this.host.call(request, visitor, asked);
  }

  /** The panels that plugins put on portals, with all forms; none for whoever came by a link to one ticket, or is not signed in here. */
  async panels(request: PlatformRequest, { visitor, language, mayAsk }: Frame): Promise<Pick<Screens, 'panels' | 'forms'>> {
    if (!mayAsk) return { panels: [], forms: [] };
    const spoken = screenLanguages.find((known) => known === language) ?? 'en';
    const { body } = await this.host.call(request, visitor, { action: listScreens, input: { language: spoken } });
    const { panels, forms } = body as Screens;
    return { forms, panels: panels.filter(({ stands }) => stands.includes(portalPlace.place)) };
  }

  actionNamed(name: string): AnyAction {
    const action = this.host.desk.get(catalogue).actions.find((one) => one.action === name);
    if (!action) throw notFound({ what: 'action', id: name });
    return action;
  }

  /** The action behind a step of a plugin's page, and what goes along with every answer to it. */
  formOf(page: string, nr: number): { action: AnyAction; gives: object } {
    const form = this.host.desk.get(portalPages).find((p) => p.page === page)?.steps[nr]?.form;
    if (!form) throw notFound({ what: 'step', id: page });
    return { action: form.submits, gives: form.gives ?? {} };
  }

  show(response: PageResponse, frame: Frame, page: { title: string; content: Html; status?: number }): string {
    for (const [name, value] of Object.entries(portalHeaders)) response.header(name, value);
    if (page.status !== undefined) response.status(page.status);
    return portalPage(frame, page.title, page.content);
  }

  /** There is no such page, or it is not theirs: the same for both. */
  missing(request: PlatformRequest, response: PageResponse, frame?: Frame): string {
    const t = frame?.t ?? textsIn(acceptedIn(request.headers['accept-language']) ?? 'en');
    const here = frame ?? { ...this.framed(request, { portal: nowhere, visitor: { actor: anonymous }, isSignedIn: false, name: '' }), t };
    return this.show(response, here, { title: t.errors.missing, content: html`<h1>${t.errors.missing}</h1>`, status: 404 });
  }
}
