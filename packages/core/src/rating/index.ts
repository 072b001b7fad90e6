export { answerRating, askedRating, giveRating, ownRating, ratingOfTicket, type OwnRating, type RatingView } from './actions.ts';
export { ratingRows, type Rating } from './entities.ts';
export { ratingAsked, ratingGiven } from './events.ts';
export { ratings } from './plugin.ts';
export { ratingLink, type RatingLink } from './ports.ts';
