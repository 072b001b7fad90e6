import {
  catalogue,
  clientRows,
  contractOf,
  fromAddressOf,
  defineAction,
  defineOutsideJob,
  log,
  onlySystem,
  personAddressRows,
  personRows,
  type OutboundMessage,
  type Scope,
} from '@luuri/core';
import { makeLink } from '../links.ts';
import { newToken } from '../secret.ts';
import { linkMail } from './texts.ts';

const ATTEMPTS = 5;
const MINUTE = 60_000;

type Post = Omit<OutboundMessage, 'deliveryId' | 'ticketId'> & Pick<OutboundMessage, 'deliveryId' | 'ticketId'>;

async function mailTo(scope: Scope, personId: number, to: string): Promise<Post> {
  const person = await scope.rows(personRows).get(personId);
  const contract = await contractOf(scope, person.clientId);
  const { url, expiresAt } = await makeLink(scope, { purpose: 'requester', whoId: personId });
  const language = person.language ?? contract.languages[0];
  const address = fromAddressOf(contract);
  const minutes = Math.round((expiresAt.getTime() - scope.now.getTime()) / MINUTE);
  return {
    ...{ deliveryId: 0, ticketId: 0, from: { address, name: contract.name }, to, language },
    ...linkMail(language, { name: person.name, client: contract.name, url, minutes }),
    ...{ externalId: `<link.${newToken()}@${address.slice(address.lastIndexOf('@') + 1)}>`, inReplyTo: undefined, references: [] },
    ...{ automatic: true, loopMark: 'desk-sign-in', files: [] },
  };
}

/** Links for whoever has the address: the same human at two clients is two people, and gets a link for each. */
const prepareLinks = defineAction<
  { address: string; client?: string },
  { posts: Post[]; send: ((post: Post) => Promise<unknown>) | undefined }
>('identity.prepare-links', {
  summary: 'Make sign-in links for the people with an address of record.',
  allow: onlySystem,
  async run(scope, { address, client }) {
    const send = scope.get(catalogue).channels.find((c) => c.channel === 'email')?.send;
    const at = client === undefined ? undefined : await scope.rows(clientRows).idOf({ slug: client });
    const known = await scope.rows(personAddressRows).find({ where: { kind: 'email', address } });
    const ways = known.filter((way) => client === undefined || way.clientId === at);
    if (!send) scope.get(log).warn({ people: ways.length }, 'A sign-in link was asked for and cannot be sent: set LUURI_SMTP_URL.');
    const posts: Post[] = [];
    for (const way of send ? ways : []) posts.push(await mailTo(scope, way.personId, way.address));
    return { posts, send };
  },
});

/**
 * Mail a sign-in link to an address, if it is somebody's. The link is made here and not before, so that it is written down nowhere: neither
 * in the job nor in the outbox, which agents read. Whether there is anybody is found out here too, and whoever asked sees no difference.
 */
export const mailLinks = defineOutsideJob<{ address: string; client?: string }>('identity.mail-links', {
  attempts: ATTEMPTS,
  async reach(session, asked) {
    const { posts, send } = await session.run(prepareLinks, asked);
    for (const post of posts) await send?.(post);
  },
});
