import { defineEntity, nullable } from '../kernel/index.ts';

/** By what a rating came: the portal or its API after signing in, or the link that was mailed. */
export const ratingWays = ['portal', 'link'] as const;
export type RatingWay = (typeof ratingWays)[number];

/** What the requester of a ticket was asked of it, and what they said. One for each ticket. */
export interface Rating {
  id: number;
  ticketId: number;
  clientId: number;
  requesterId: number;
  /** When the question was mailed; empty when it was not. */
  askedAt: Date | null;
  /** 1 for very bad, 5 for very good; empty until it is given. */
  score: number | null;
  words: string | null;
  /** When it was given first; a change leaves it. */
  givenAt: Date | null;
  changedAt: Date | null;
  way: RatingWay | null;
  /** Who had the ticket when it was rated: what is counted stays counted there. */
  tier: number | null;
  teamId: number | null;
  channel: string | null;
}
export const ratingRows = defineEntity<Rating>(
  'rating',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    requesterId: c.ref(),
    askedAt: nullable(c.instant()),
    score: nullable(c.count()),
    words: nullable(c.text()),
    givenAt: nullable(c.instant()),
    changedAt: nullable(c.instant()),
    way: nullable(c.text()),
    tier: nullable(c.count()),
    teamId: nullable(c.ref()),
    channel: nullable(c.text()),
  }),
  {
    reach: { client: 'clientId', requester: 'requesterId', ticket: 'ticketId' },
    indexes: [{ columns: ['ticketId'], unique: true }, { columns: ['clientId', 'givenAt'] }, { columns: ['givenAt'] }],
  },
);
