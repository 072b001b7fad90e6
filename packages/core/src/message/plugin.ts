import { definePlugin } from '../kernel/index.ts';
import { ticketFacets, tickets } from '../ticket/index.ts';
import { downloadAttachment, listMessages, postMessage, uploadFile } from './actions.ts';
import { attachmentRows, blobRows, importRows, messageRows, uploadRows } from './entities.ts';
import * as errors from './errors.ts';
import { messageWritten, ticketSplit, wasOnlyThanks } from './events.ts';
import { importTicket, importTickets } from './import.ts';
import { lastWordsFacet } from './lastWords.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { splitTicket } from './split.ts';
import { takeForThanks } from './thanks.ts';
import { forgetUpload, uploadRules } from './uploads.ts';

/** What was said on tickets, and the files that came with it. */
export const messages = definePlugin({
  name: 'message',
  summary: 'Messages, notes and attachments.',
  needs: [tickets],
  entities: [messageRows, attachmentRows, blobRows, uploadRows, importRows],
  permissions: [importTickets],
  migrations,
  events: [messageWritten, ticketSplit, wasOnlyThanks],
  errors: Object.values(errors),
  ports: [uploadRules],
  jobs: [forgetUpload],
  listeners,
  actions: {
    write: postMessage,
    list: listMessages,
    attachment: downloadAttachment,
    upload: uploadFile,
    split: splitTicket,
    wasThanks: takeForThanks,
    import: importTicket,
  },
  start({ get }) {
    get(ticketFacets).push(lastWordsFacet);
    return {};
  },
});
