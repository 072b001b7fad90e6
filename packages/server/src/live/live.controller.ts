import type { ServerResponse } from 'node:http';
import { Controller, Get, Inject, Req, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  failedReply,
  holds,
  liveFeed,
  notAllowed,
  problemOf,
  seeTickets,
  signInNeeded,
  toFetchRequest,
  toWire,
  usePortal,
  type Actor,
  type LiveEvent,
  type Subscription,
} from '@luuri/core';
import { DESK_HTTP, type DeskHttp } from '../desk/tokens.ts';
import { incomingOf, originOf, writeWire, type PlatformRequest, type PlatformResponse } from '../desk/platform.ts';

/** So that nothing between here and there takes the stream for dead, and a dead one is noticed here. */
const BEAT_MS = 15_000;
/** How long a reader may take nothing: then it is gone, and comes back where it was. */
const STUCK_MS = 30_000;
/**
 * Who listens is asked again after as many beats: a key may have been revoked, a team may serve another client. Of agents and keys that is
 * known without a look at the database for as long as it is so; requesters are looked up.
 */
const beatsUntilAsked = ({ kind }: Actor): number => (kind === 'agent' ? 1 : 4);

/** As much of Fastify's reply as a stream needs. */
interface RawResponse extends PlatformResponse {
  hijack?(): unknown;
  readonly raw?: ServerResponse;
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  // Proxies of the nginx kind keep answers back until they are whole.
  'x-accel-buffering': 'no',
};

const asText = ({ id, event, about, at }: LiveEvent): string =>
  `id: ${String(id)}\nevent: change\ndata: ${JSON.stringify({ id, event, about, at })}\n\n`;

/** The last fact that the browser was told of: it says so by itself when it comes back. */
function lastIdOf({ headers: { 'last-event-id': header }, url }: PlatformRequest): { lastId?: number } {
  const asked = new URL(url, 'http://desk').searchParams.get('lastEventId');
  const said = typeof header === 'string' && header ? header : asked;
  return said !== null && /^\d{1,15}$/.test(said) ? { lastId: Number(said) } : {};
}

/** `GET /api/live`: what happens on the desk, as server-sent events. Each says what changed; how it is now, the API says. */
@Controller('api/live')
export class LiveController implements BeforeApplicationShutdown {
  private readonly open = new Set<() => void>();

  constructor(@Inject(DESK_HTTP) private readonly http: DeskHttp) {}

  @Get()
  async listen(@Req() request: PlatformRequest, @Res() response: RawResponse): Promise<void> {
    const origin = originOf(request);
    try {
      await this.stream(request, response);
    } catch (e) {
      if (response.raw?.headersSent) response.raw.destroy();
      else writeWire(response, toWire(failedReply(this.http.desk, e, { requestId: origin.requestId, path: '/api/live' })));
    }
  }

  /** A stream has no end of its own: it would hold up the server's. */
  beforeApplicationShutdown(): void {
    for (const end of [...this.open]) end();
  }

  private async listener(request: PlatformRequest): Promise<Actor> {
    const actor = await this.http.whoIs(toFetchRequest(incomingOf(request)), request);
    if (actor.kind === 'anonymous') throw signInNeeded({ action: 'live', needs: seeTickets.permission });
    if (!holds(actor, seeTickets) && !holds(actor, usePortal))
      throw notAllowed({ action: 'live', actor: actor.id, needs: seeTickets.permission });
    return actor;
  }

  private async stream(request: PlatformRequest, response: RawResponse): Promise<void> {
    const actor = await this.listener(request);
    const { raw } = response;
    if (!raw) throw notAllowed({ action: 'live', actor: actor.id, needs: 'a host that streams' });
    const waiting: LiveEvent[] = [];
    let begun = false;
    const write = (event: LiveEvent) => (begun ? raw.write(asText(event)) : waiting.push(event) > 0);
    const subscription = await this.http.desk.get(liveFeed).subscribe({
      ...{ actor, ...lastIdOf(request), write },
      lost: () => void (begun = this.begin(response, raw) && raw.write('event: reset\ndata: {}\n\n')),
    });
    if (!raw.headersSent) this.begin(response, raw);
    begun = true;
    for (const event of waiting.splice(0)) raw.write(asText(event));
    this.keep(request, raw, { subscription, actor });
  }

  private begin(response: RawResponse, raw: ServerResponse): boolean {
    response.hijack?.();
    raw.writeHead(200, headers);
    return raw.write('retry: 2000\n\n') || true;
  }

  private keep(request: PlatformRequest, raw: ServerResponse, { subscription, actor }: { subscription: Subscription; actor: Actor }): void {
    let beats = 0;
    let blockedSince: number | undefined;
    const end = () => {
      clearInterval(heart);
      this.open.delete(end);
      subscription.end();
      raw.end();
    };
    const askAgain = () =>
      this.listener(request).then(
        (now) => subscription.become(now),
        (e: unknown) => {
          // The database being away is no answer to who it is.
          if (['unauthenticated', 'forbidden'].includes(kindOf(e))) end();
        },
      );
    const heart = setInterval(() => {
      beats++;
      blockedSince = raw.writableNeedDrain ? (blockedSince ?? beats) : undefined;
      if (blockedSince !== undefined && (beats - blockedSince) * BEAT_MS >= STUCK_MS) return void raw.destroy();
      if (!raw.writableNeedDrain) raw.write(': beat\n\n');
      if (beats % beatsUntilAsked(actor) === 0) void askAgain();
    }, BEAT_MS);
    heart.unref();
    this.open.add(end);
    raw.on('drain', () => subscription.ready());
    raw.on('close', end);
    raw.on('error', end);
    if (raw.destroyed) end();
  }
}

const kindOf = (e: unknown): string => {
  const { status } = problemOf(e, '');
  return status === 401 ? 'unauthenticated' : status === 403 ? 'forbidden' : 'other';
};
