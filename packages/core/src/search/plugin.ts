import { definePlugin, system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { personalData, privacy } from '../privacy/index.ts';
import { findTickets, rebuildSearch } from './actions/search.ts';
import { changeView, countViews, listOfView, listViews, removeView, saveView } from './actions/views.ts';
import { begin } from './begin.ts';
import { places } from './erasing.ts';
import { editionRows, savedViewRows, tallyRows } from './entities.ts';
import { noSuchView, queryWrong, viewNotYours } from './errors.ts';
import { indexTicket, rebuildIndex } from './jobs.ts';
import { migrations } from './migrations.ts';
import { manageSearch, shareViews } from './permissions.ts';
import { listeners } from './reactions.ts';

/** Finding tickets: full text, filters, saved views and their counts. */
export const search = definePlugin({
  name: 'search',
  summary: 'Search, saved views and their counts.',
  needs: [messages, privacy],
  permissions: [shareViews, manageSearch],
  entities: [savedViewRows, tallyRows, editionRows],
  migrations,
  errors: [queryWrong, noSuchView, viewNotYours],
  listeners,
  jobs: [indexTicket, rebuildIndex],
  actions: {
    find: findTickets,
    rebuild: rebuildSearch,
    views: listViews,
    counts: countViews,
    ofView: listOfView,
    saveView,
    changeView,
    removeView,
    begin,
  },
  start({ as, get }) {
    get(personalData).push(...places);
    return { open: () => as(system).run(begin, {}) };
  },
});
