import { bind, clock, definePlugin, eventWatch, system, whispers } from '../kernel/index.ts';
import { tooManyListeners } from './errors.ts';
import { feedOf, liveFeed } from './feed.ts';
import { lookAtTicket, presence, presenceIn } from './present.ts';
import { findPlace, readStretch, settleOrder } from './read.ts';

/** Tells whoever listens what happens on the desk, as it happens, and no more than they may see. */
export const live = definePlugin({
  name: 'live',
  summary: 'Live updates.',
  ports: [liveFeed, presence, eventWatch],
  errors: [tooManyListeners],
  actions: { read: readStretch, place: findPlace, look: lookAtTicket, settleOrder },
  start(host) {
    const feed = feedOf(host);
    const present = presenceIn(host.get(whispers), host.get(clock));
    return {
      provides: [bind(liveFeed, feed), bind(presence, present)],
      ready: () => host.as(system).run(settleOrder, {}),
      stop: () => {
        present.stop();
        return feed.stop();
      },
    };
  },
});
