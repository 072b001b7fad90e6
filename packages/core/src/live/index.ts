export { tooManyListeners } from './errors.ts';
export { liveFeed, type Listening, type LiveFeed, type Subscription } from './feed.ts';
export { live } from './plugin.ts';
export { findPlace, readStretch, type Place, type Stretch } from './read.ts';
export { hears, type LiveEvent, type LiveFact, type Whose } from './rules.ts';
