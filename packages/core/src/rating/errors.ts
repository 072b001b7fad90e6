import { defineError } from '../kernel/index.ts';
import type { WhyNot } from './rules.ts';

const reasons: Readonly<Record<WhyNot, string>> = {
  'not-solved': 'it is rated once it is solved',
  'never-asked': 'its contract says that nobody is asked',
  over: 'the time to rate it, or to change what was said, is over',
};

export const cannotRate = defineError<{ ticketId: number; why: WhyNot }>(
  'rating.cannot-rate',
  'conflict',
  ({ ticketId, why }) => `Ticket ${String(ticketId)} cannot be rated: ${reasons[why]}.`,
);
export const onlyRequester = defineError<{ ticketId: number }>(
  'rating.only-requester',
  'forbidden',
  ({ ticketId }) => `Ticket ${String(ticketId)} is rated by whoever asked for it.`,
);
export const noSuchQuestion = defineError('rating.no-such-link', 'not-found', () => 'This link leads to no question of ours.');
