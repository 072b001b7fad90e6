import { clientRows, contractOf, personRows, portalSection, type Scope } from '@luuri/core';
import { linkRows, type SignInLink } from './entities/index.ts';
import { linkOver } from './errors.ts';
import { linkMade } from './events.ts';
import { kept } from './kept.ts';
import { addressOf } from './ports.ts';
import { hashOf, newToken } from './secret.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** How long each kind may lie in a mailbox. */
const lasts: Readonly<Record<SignInLink['purpose'], number>> = { password: DAY, requester: 15 * MINUTE, ticket: 30 * DAY };

/** The page that each kind leads to. It asks before it uses the link: mail scanners follow links, and would use them up. */
const pages: Readonly<Record<SignInLink['purpose'], string>> = { password: '/set-password', requester: '/link', ticket: '/link' };

/** What a link is for. */
export type Wanted = Pick<SignInLink, 'purpose' | 'whoId'> & { readonly ticketId?: number };

/** A link as it is handed over: the only place where its token is. */
export interface Made {
  readonly url: string;
  readonly expiresAt: Date;
}

/** The page of a link: on the portal of the person's client, where it has one. */
async function pageOf(scope: Scope, { purpose, whoId, ticketId }: Wanted): Promise<string> {
  const person = purpose === 'password' ? undefined : await kept(scope, personRows).first({ id: whoId });
  const client = person && (await kept(scope, clientRows).first({ id: person.clientId }));
  const isOnPortal = client && (await contractOf(scope, client.id)).section(portalSection) !== undefined;
  if (!isOnPortal) return `${pages[purpose]}?`;
  return `/portal/${client.slug}/enter?${ticketId === undefined ? '' : `ticket=${String(ticketId)}&`}`;
}

/** Make a link. An older one of the same person and purpose opens nothing any more; of links to tickets there may be many. */
export async function makeLink(scope: Scope, { purpose, whoId, ticketId }: Wanted): Promise<Made> {
  const token = newToken();
  const expiresAt = new Date(scope.now.getTime() + lasts[purpose]);
  if (purpose !== 'ticket') await kept(scope, linkRows).remove({ purpose, whoId });
  const row = { hash: hashOf(token), purpose, whoId, ticketId: ticketId ?? null, createdAt: scope.now, expiresAt, usedAt: null };
  await kept(scope, linkRows).insert(row);
  await scope.emit(linkMade, { purpose, whoId, expiresAt: expiresAt.toISOString() });
  return {
    url: addressOf(scope, `${await pageOf(scope, { purpose, whoId, ...(ticketId === undefined ? {} : { ticketId }) })}token=${token}`),
    expiresAt,
  };
}

/** The link of a token, while it is good. @throws `identity.link-over` */
export async function linkOf(scope: Scope, token: string, purposes: readonly SignInLink['purpose'][]): Promise<SignInLink> {
  const link = await kept(scope, linkRows).first({ hash: hashOf(token) });
  if (!link || !purposes.includes(link.purpose) || link.usedAt !== null || link.expiresAt <= scope.now) throw linkOver({});
  return link;
}

/** Use a link up; of two at the same moment only one succeeds. @throws `identity.link-over` */
export async function useUp(scope: Scope, link: SignInLink): Promise<void> {
  if ((await kept(scope, linkRows).update({ id: link.id, usedAt: null }, { usedAt: scope.now })) === 0) throw linkOver({});
}
