import { bind, definePlugin, eventWatch } from '../kernel/index.ts';
import { tooManyListeners } from './errors.ts';
import { feedOf, liveFeed } from './feed.ts';
import { findPlace, readStretch } from './read.ts';

/** Tells whoever listens what happens on the desk, as it happens, and no more than they may see. */
export const live = definePlugin({
  name: 'live',
  summary: 'Live updates.',
  ports: [liveFeed, eventWatch],
  errors: [tooManyListeners],
  actions: { read: readStretch, place: findPlace },
  start(host) {
    const feed = feedOf(host);
    return { provides: [bind(liveFeed, feed)], stop: () => feed.stop() };
  },
});
