import { definePlugin } from '../kernel/index.ts';
import { ticketFacets, tickets } from '../ticket/index.ts';
import { downloadAttachment, listMessages, postMessage } from './actions.ts';
import { attachmentRows, blobRows, importRows, mentionRows, messageRows, uploadRows } from './entities.ts';
import * as errors from './errors.ts';
import { messageMentioned, messageWritten, ticketSplit, wasOnlyThanks } from './events.ts';
import { importTicket, importTickets } from './import.ts';
import { lastWordsFacet } from './lastWords.ts';
import { listColleagues } from './mentions.ts';
import { migrations } from './migrations.ts';
import { listeners } from './reactions.ts';
import { lookForPicture, readRemotePicture } from './remote/action.ts';
import { remoteRules } from './remote/fetch.ts';
import { splitTicket } from './split.ts';
import { takeForThanks } from './thanks.ts';
import { listUploads, readUpload, removeUpload, uploadFile } from './upload-actions.ts';
import { forgetUpload, uploadRules } from './uploads.ts';

/** What was said on tickets, and the files that came with it. */
export const messages = definePlugin({
  name: 'message',
  summary: 'Messages, notes and attachments.',
  needs: [tickets],
  entities: [messageRows, attachmentRows, blobRows, uploadRows, importRows, mentionRows],
  permissions: [importTickets],
  migrations,
  events: [messageWritten, messageMentioned, ticketSplit, wasOnlyThanks],
  errors: Object.values(errors),
  ports: [uploadRules, remoteRules],
  jobs: [forgetUpload],
  listeners,
  actions: {
    write: postMessage,
    list: listMessages,
    attachment: downloadAttachment,
    upload: uploadFile,
    uploads: listUploads,
    uploaded: readUpload,
    dropUpload: removeUpload,
    colleagues: listColleagues,
    picture: readRemotePicture,
    lookForPicture,
    split: splitTicket,
    wasThanks: takeForThanks,
    import: importTicket,
  },
  start({ get }) {
    get(ticketFacets).push(lastWordsFacet);
    return {};
  },
});
