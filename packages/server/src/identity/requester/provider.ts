import {
  clientRows,
  contractOf,
  defineAction,
  definePort,
  introduce,
  isOfClient,
  onlySystem,
  personAddressRows,
  secretStore,
  type Outside,
  type Scope,
  type WithCookie,
} from '@luuri/core';
import { letIn, type SignInAnswer } from '../actions/answer.ts';
import { forgive, fromSubject } from '../attempts.ts';
import { noProvider } from '../errors.ts';
import { providerOf, type Provider, type Vouched } from '../provider.ts';
import { signInSection, type SignInTerms } from './section.ts';

/** The providers of clients, each asked about itself once. Another contract may name another one. */
const providers = definePort<Map<string, Provider>>('identity.client-providers', () => new Map());

const termsOfClient = defineAction<{ client: string }, { clientId: number; terms: SignInTerms } | undefined>('identity.client-sign-in', {
  summary: 'Where the people of a client sign in.',
  allow: onlySystem,
  reads: true,
  async run(scope, { client }) {
    const found = await scope.rows(clientRows).first({ slug: client });
    const terms = found && (await contractOf(scope, found.id)).section(signInSection);
    return found && terms ? { clientId: found.id, terms } : undefined;
  },
});

/** A client's own provider. @throws `identity.no-provider`: one that there is not sounds like one that has none */
export async function providerOfClient(
  { steps, get }: Pick<Outside, 'steps' | 'get'>,
  client: string,
): Promise<{ clientId: number; provider: Provider }> {
  const found = await steps.run(termsOfClient, { client });
  if (!found) throw noProvider({});
  const { issuer, clientId, secret } = found.terms;
  const clientSecret = secret === undefined ? undefined : get(secretStore).read(secret);
  // Without the secret that it was promised, the provider would only say no.
  if (secret !== undefined && clientSecret === undefined) throw noProvider({});
  const known = get(providers);
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  const provider = known.get(key) ?? providerOf({ issuer, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) });
  known.set(key, provider);
  return { clientId: found.clientId, provider };
}

/**
 * Whom a client's provider vouches for: a person of this client and of no other, known by the address that the provider has verified. Somebody
 * new is taken in when the address is in a domain of the client.
 */
async function personMeant(scope: Scope, clientId: number, { verifiedAddress: address }: Vouched): Promise<number | undefined> {
  if (address === undefined) return undefined;
  const way = await scope.rows(personAddressRows).first({ clientId, kind: 'email', address });
  if (way) return way.personId;
  return (await isOfClient(scope, clientId, address)) ? (await scope.run(introduce, { clientId, address })).id : undefined;
}

export const admitRequester = defineAction<
  { vouched: Vouched; clientId: number; replaces: number | undefined },
  WithCookie<SignInAnswer> | undefined
>('identity.admit-vouched-requester', {
  summary: "Let in the requester that their client's provider vouches for.",
  allow: onlySystem,
  async run(scope, { vouched, clientId, replaces }) {
    const whoId = await personMeant(scope, clientId, vouched);
    if (whoId === undefined) return undefined;
    await forgive(scope, { from: fromSubject(scope.origin.address) });
    return letIn(scope, { who: 'person', whoId, stage: 'complete', by: 'provider', replaces });
  },
});
