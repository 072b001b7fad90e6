import { defineEvent } from '../kernel/index.ts';
import type { RatingWay } from './entities.ts';

const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;

export const ratingAsked = defineEvent<{ ticketId: number; clientId: number }>('rating.asked', {
  summary: 'The requester was asked by mail how it went.',
  about: aboutTicket,
});

export const ratingGiven = defineEvent<{
  ticketId: number;
  clientId: number;
  /** 1 for very bad, 5 for very good. */
  score: number;
  way: RatingWay;
  /** The score before, when it was changed. */
  from?: number;
}>('rating.given', { summary: 'The requester said how it went, or said otherwise than before.', about: aboutTicket });
