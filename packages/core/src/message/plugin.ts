import { definePlugin } from '../kernel/index.ts';
import { ticketFacets, tickets } from '../ticket/index.ts';
import { downloadAttachment, listMessages, postMessage } from './actions.ts';
import { attachmentRows, blobRows, messageRows } from './entities.ts';
import { nothingLeft, notOnTicket, notReopened, ticketOver } from './errors.ts';
import { messageWritten, ticketSplit, wasOnlyThanks } from './events.ts';
import { lastWordsFacet } from './lastWords.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { splitTicket } from './split.ts';
import { takeForThanks } from './thanks.ts';

/** What was said on tickets, and the files that came with it. */
export const messages = definePlugin({
  name: 'message',
  summary: 'Messages, notes and attachments.',
  needs: [tickets],
  entities: [messageRows, attachmentRows, blobRows],
  migrations,
  events: [messageWritten, ticketSplit, wasOnlyThanks],
  errors: [ticketOver, notOnTicket, nothingLeft, notReopened],
  listeners,
  actions: { write: postMessage, list: listMessages, attachment: downloadAttachment, split: splitTicket, wasThanks: takeForThanks },
  start({ get }) {
    get(ticketFacets).push(lastWordsFacet);
    return {};
  },
});
