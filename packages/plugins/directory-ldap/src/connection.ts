import { accountGone, directoryRefused, directoryUnreachable, isDeskError, type SecretStore } from '@luuri/core';
import { Client, ResultCodeError } from 'ldapts';
import { reasonOf } from './rules/reason.ts';
import type { LdapTerms } from './section/index.ts';

/** Result codes that say that the directory itself is in trouble, and not what it was asked. */
const busy = new Set([51, 52]);
const NO_SUCH_OBJECT = 32;

const secretIn = (secrets: SecretStore, name: string): string => {
  const secret = secrets.read(name);
  if (secret === undefined || secret === '') throw directoryUnreachable({ reason: `the secret ${name} is not set.` });
  return secret;
};

/**
 * Errors of the network are sentences of Node; what the directory says is put into words of ours. No cause is kept: it may hold what was
 * sent.
 */
export function told(e: unknown): unknown {
  if (isDeskError(e)) return e;
  if (e instanceof ResultCodeError) {
    if (busy.has(e.code)) return directoryUnreachable({ reason: reasonOf(e) });
    return e.code === NO_SUCH_OBJECT ? accountGone({}) : directoryRefused({ reason: reasonOf(e) });
  }
  const { code, message } = e as { code?: unknown; message?: unknown };
  const why = typeof code === 'string' ? code : message instanceof Object ? '' : String(message).slice(0, 200);
  return directoryUnreachable({ reason: `${why}.` });
}

/** Certificates are always looked at: by the authority of the contract, else by those that the machine trusts. */
function tlsOf({ ca, certificateName }: LdapTerms, secrets: SecretStore) {
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2' as const,
    ...(ca === undefined ? {} : { ca: [secretIn(secrets, ca)] }),
    ...(certificateName === undefined ? {} : { servername: certificateName }),
  };
}

/** Connects, and signs in as the account of the contract. Whoever opens it closes it. */
async function open(terms: LdapTerms, secrets: SecretStore): Promise<Client> {
  const password = secretIn(secrets, terms.secret);
  const tls = tlsOf(terms, secrets);
  const encrypted = terms.url.startsWith('ldaps:');
  const { timeLimit } = terms;
  const client = new Client({ url: terms.url, timeout: timeLimit, connectTimeout: timeLimit, ...(encrypted ? { tlsOptions: tls } : {}) });
  try {
    if (!encrypted) await client.startTLS(tls);
    await client.bind(terms.bindAs, password).catch((e: unknown) => {
      if (!(e instanceof ResultCodeError)) throw e;
      throw directoryUnreachable({ reason: `the desk cannot sign in there, for ${reasonOf(e)}` });
    });
    return client;
  } catch (e) {
    await close(client);
    throw told(e);
  }
}

const close = (client: Client): Promise<void> => client.unbind().catch(() => undefined);

/** Talks to a directory: connects, signs in, works, leaves. */
export async function connected<T>(terms: LdapTerms, secrets: SecretStore, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await open(terms, secrets);
  try {
    return await work(client);
  } catch (e) {
    throw told(e);
  } finally {
    await close(client);
  }
}

/** The same, for what is handed over bit by bit. */
export async function* streamed<T>(terms: LdapTerms, secrets: SecretStore, work: (client: Client) => AsyncGenerator<T>): AsyncGenerator<T> {
  const client = await open(terms, secrets);
  try {
    yield* work(client);
  } catch (e) {
    throw told(e);
  } finally {
    await close(client);
  }
}
