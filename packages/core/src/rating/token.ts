import { createHmac, timingSafeEqual } from 'node:crypto';
import { signingSecret } from '../channel/index.ts';
import type { Scope } from '../kernel/index.ts';
import { ratingRows, type Rating } from './entities.ts';
import { noSuchQuestion } from './errors.ts';

/** Characters of the signature: 160 bits. */
const LENGTH = 27;

const signed = (secret: string, { id, ticketId, requesterId }: Rating): string =>
  createHmac('sha256', secret)
    .update(`rating:${String(id)}:${String(ticketId)}:${String(requesterId)}`)
    .digest('base64url')
    .slice(0, LENGTH);

/** What stands in the link to a question: which one, signed by the desk. */
export const tokenOf = async (scope: Scope, rating: Rating): Promise<string> =>
  `${String(rating.id)}-${signed(await signingSecret(scope), rating)}`;

/** The question of a token. Only one that was mailed has any. @param desk sees all. @throws `rating.no-such-link` */
export async function ratingOf(desk: Scope, token: string): Promise<Rating> {
  const match = /^(\d{1,15})-([\w-]+)$/.exec(token);
  const rating = match ? await desk.rows(ratingRows).first({ id: Number(match[1]) }) : undefined;
  if (!rating || rating.askedAt === null || match?.[2] === undefined) throw noSuchQuestion({});
  const [given, right] = [Buffer.from(match[2]), Buffer.from(signed(await signingSecret(desk), rating))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw noSuchQuestion({});
  return rating;
}
