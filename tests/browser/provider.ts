import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID provider, at which one click signs in whoever was said. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Begins to serve a desk, whose address is known only once it runs. */
  serve(home: string): void;
  close(): Promise<void>;
}

const clientId = 'desk';
const secret = 'between us';

/** What the desk is told of it. */
export const oidcSettings = (issuer: string): Readonly<Record<string, string>> => ({
  ...{ LUURI_OIDC_ISSUER: issuer, LUURI_OIDC_CLIENT_ID: clientId, LUURI_OIDC_CLIENT_SECRET: secret, LUURI_OIDC_LINK_BY_ADDRESS: 'yes' },
});

export async function openIdProvider(email: string): Promise<OpenIdProvider> {
  const held: { provider?: Provider } = {};
  const server = createServer((request, response) => {
    void (async () => {
      const own = held.provider;
      if (!own || !request.url?.startsWith('/interaction/')) return own?.callback()(request, response);
      const { params } = await own.interactionDetails(request, response);
      const grant = new own.Grant({ accountId: 'u1', clientId: String(params['client_id']) });
      grant.addOIDCScope(String(params['scope']));
      const grantId = await grant.save();
      return own.interactionFinished(request, response, { login: { accountId: 'u1', amr: ['pwd'] }, consent: { grantId } });
    })();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    issuer,
    serve(home) {
      held.provider = new Provider(issuer, {
        clients: [
          {
            ...{ client_id: clientId, client_secret: secret, grant_types: ['authorization_code'] },
            redirect_uris: [`${home}/sign-in/provider/callback`],
          },
        ],
        pkce: { required: () => true },
        claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
        cookies: { keys: ['for the test'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId, email, email_verified: true }) }),
      });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
