import { clock, defineError, problemReply, toWire, type Actor, type Desk, type WhoIs } from '@luuri/core';
import type { FastifyInstance } from 'fastify';
import { counter, networkOf } from './bucket.ts';

export const tooManyRequests = defineError<{ retryAfterSeconds: number }>(
  'http.too-many-requests',
  'throttled',
  ({ retryAfterSeconds }) => `Too many requests. The next one is answered in ${retryAfterSeconds} seconds.`,
);

/**
 * Each try to come in, each thing asked on a portal, and each answer to a mailed link or code costs the desk a hash or a mail. Of routes, as the router has found them: a path can
 * be written in many ways, `/%73ign-in` for one.
 */
const waysIn =
  /^\/(?:api\/)?(?:sign-in|set-password|link|my\/password-resets|password-resets\/(?:approvals|stops|aftercare)|ratings\/:\w+|portal\/:\w+\/(?:sign-in|enter|ask|do|own|tickets|articles|rate))(?:\/|$)/;
const SIGN_INS_A_MINUTE = 60;

interface RateLimits {
  /** Before anything else is done for a request. */
  forAddresses(fastify: FastifyInstance): void;
  /** Once it is known who sends it: by account or key, wherever they come from. */
  forActors(whoIs: WhoIs): WhoIs;
}

/** A key counts for itself; the sessions of an account count together, or a new one would be a way past the limit. */
const countedAs = ({ id, via }: Actor): string => (via?.startsWith('key:') ? via : id);

/** Limits on how fast anybody may ask. Answers 429 with Retry-After. @param perMinute for each address, each account and each key */
export function rateLimits(desk: Pick<Desk, 'get'>, perMinute: number): RateLimits {
  const addresses = counter({ perMinute });
  const entrances = counter({ perMinute: Math.min(perMinute, SIGN_INS_A_MINUTE) });
  const actors = counter({ perMinute });
  const now = () => desk.get(clock).now();
  return {
    forAddresses(fastify) {
      fastify.addHook('onRequest', async (request, reply) => {
        if (request.url.startsWith('/health/')) return undefined;
        const from = networkOf(request.ip);
        const route = request.routeOptions.url ?? '';
        const isEntrance = waysIn.test(route) && (request.method === 'POST' || route.startsWith('/sign-in/provider'));
        const retryAfterSeconds = Math.max(addresses.take(from, now()), isEntrance ? entrances.take(from, now()) : 0);
        if (retryAfterSeconds === 0) return undefined;
        const { status, headers, bytes } = toWire(problemReply(tooManyRequests({ retryAfterSeconds }), request.id));
        return reply
          .code(status)
          .headers(headers)
          .send(Buffer.from(bytes ?? []));
      });
    },
    forActors: (whoIs) => async (request, original) => {
      const actor = await whoIs(request, original);
      const retryAfterSeconds = actor.kind === 'anonymous' ? 0 : actors.take(countedAs(actor), now());
      if (retryAfterSeconds > 0) throw tooManyRequests({ retryAfterSeconds });
      return actor;
    },
  };
}
