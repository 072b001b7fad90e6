import type { FastifyInstance } from 'fastify';
import type { HostingFacts } from './tokens.ts';

/** What browsers are told about every answer; a page or a file may be stricter or name its own style, and says so itself. */
const always = {
  // Nothing here is a document that runs anything, and nobody may put it into a frame.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // Links carry tokens: no other site is told where a person came from. Not `no-referrer`: a form would then say that it is from nowhere.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** A year. Said over TLS alone, for a browser that has heard it never asks without again. */
const TRANSPORT = 'max-age=31536000; includeSubDomains';

/** Headers against what other sites could do with a browser that is signed in here. No answer allows another origin anything (CORS). */
export const browserHeaders = ({ publicUrl }: Pick<HostingFacts, 'publicUrl'>): Readonly<Record<string, string>> =>
  publicUrl.startsWith('https:') ? { ...always, 'strict-transport-security': TRANSPORT } : always;

/** They go with every answer of a route, and with the one that there is none. */
export function guardBrowsers(fastify: FastifyInstance, facts: Pick<HostingFacts, 'publicUrl'>): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(browserHeaders(facts));
    done();
  });
}
