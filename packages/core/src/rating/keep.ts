import { contractOf } from '../client/index.ts';
import { eventRows, system, type Scope } from '../kernel/index.ts';
import { categoryOf, ticketMoved, type Ticket } from '../ticket/index.ts';
import { ratingRows, type Rating, type RatingWay } from './entities.ts';
import { cannotRate } from './errors.ts';
import { ratingGiven } from './events.ts';
import { mayRate, type RatingTerms, type WhyNot } from './rules.ts';
import { ratingsSection } from './section.ts';

export const termsFor = async (scope: Scope, clientId: number): Promise<RatingTerms> =>
  (await contractOf(scope, clientId)).section(ratingsSection);

/** When a ticket was solved last, by its log; of imported history, when it was so elsewhere. */
async function solvedAt(scope: Scope, ticketId: number): Promise<Date | undefined> {
  const where = { about: `ticket:${String(ticketId)}`, event: ticketMoved.event };
  const moves = await scope.as(system).rows(eventRows).find({ where });
  const last = moves.findLast(({ payload }) => (payload as { category?: string }).category === 'resolved');
  const { past } = (last?.payload ?? {}) as { past?: string };
  return past === undefined ? last?.at : new Date(past);
}

/** What was said of a ticket, and whether more may be said. */
export interface Standing {
  readonly ticket: Ticket;
  readonly rating: Rating | undefined;
  readonly verdict: { readonly until: Date } | { readonly why: WhyNot };
}

/** How it stands with the rating of a ticket that the caller was found to see. */
export async function standingOf(scope: Scope, ticket: Ticket): Promise<Standing> {
  const rating = await scope.as(system).rows(ratingRows).first({ ticketId: ticket.id });
  const terms = await termsFor(scope, ticket.clientId);
  const about = { category: categoryOf(scope, ticket.state), solvedAt: await solvedAt(scope, ticket.id) };
  return { ticket, rating, verdict: mayRate({ ...about, givenAt: rating?.givenAt ?? null, terms }, scope.now) };
}

/** What the requester says. */
export interface Said {
  readonly score: number;
  readonly words?: string | undefined;
  readonly way: RatingWay;
}

const none = {
  askedAt: null,
  score: null,
  words: null,
  givenAt: null,
  changedAt: null,
  way: null,
  tier: null,
  teamId: null,
  channel: null,
};

/** The row of a ticket's rating, made when there is none. The ticket is locked, so no two are made. */
export async function rowOf(scope: Scope, { id: ticketId, clientId, requesterId }: Ticket): Promise<Rating> {
  const rows = scope.as(system).rows(ratingRows);
  return (await rows.first({ ticketId })) ?? rows.insert({ ...none, ticketId, clientId, requesterId });
}

/** Keep what the requester of a locked ticket says, for the first time or instead of what they said. @throws `rating.cannot-rate` */
export async function keepRating(scope: Scope, ticket: Ticket, { score, words, way }: Said): Promise<void> {
  const { id: ticketId, clientId, tier, teamId, channel } = ticket;
  const { verdict } = await standingOf(scope, ticket);
  if ('why' in verdict) throw cannotRate({ ticketId, why: verdict.why });
  const row = await rowOf(scope, ticket);
  const said = { score, words: words?.trim() ? words.trim() : null, way };
  if (row.score === score && row.words === said.words) return;
  const when = row.givenAt === null ? { givenAt: scope.now, tier, teamId, channel } : { changedAt: scope.now };
  await scope
    .as(system)
    .rows(ratingRows)
    .update({ id: row.id }, { ...said, ...when });
  await scope.emit(ratingGiven, { ticketId, clientId, score, way, ...(row.score === null ? {} : { from: row.score }) });
}
