import { definePlugin } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { downloadAttachment, listMessages, postMessage } from './actions.ts';
import { attachmentRows, blobRows, importRows, messageRows } from './entities.ts';
import { nothingLeft, notOnTicket, notReopened, ticketOver } from './errors.ts';
import { messageWritten, ticketSplit, wasOnlyThanks } from './events.ts';
import { importTicket, importTickets } from './import.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { splitTicket } from './split.ts';
import { takeForThanks } from './thanks.ts';

/** What was said on tickets, and the files that came with it. */
export const messages = definePlugin({
  name: 'message',
  summary: 'Messages, notes and attachments.',
  needs: [tickets],
  entities: [messageRows, attachmentRows, blobRows, importRows],
  permissions: [importTickets],
  migrations,
  events: [messageWritten, ticketSplit, wasOnlyThanks],
  errors: [ticketOver, notOnTicket, nothingLeft, notReopened],
  listeners,
  actions: {
    write: postMessage,
    list: listMessages,
    attachment: downloadAttachment,
    split: splitTicket,
    wasThanks: takeForThanks,
    import: importTicket,
  },
});
