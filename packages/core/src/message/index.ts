export { downloadAttachment, listMessages, MessageView, postMessage, WriteMessage } from './actions.ts';
export { blobBytes, keepBlob } from './blob.ts';
export { formattedWords } from './body.ts';
export { attachmentRows, blobRows, mentionRows, messageRows, uploadRows, type Attachment, type Author, type Message } from './entities.ts';
export { ticketOver } from './errors.ts';
export { importTicket, ImportTicket, importTickets, PastEvent } from './import.ts';
export { messageMentioned, messageWritten, ticketSplit, wasOnlyThanks, type SplitMessage } from './events.ts';
export { messages } from './plugin.ts';
export { remoteRules, type RemoteRules } from './remote/fetch.ts';
export { splitTicket } from './split.ts';
export { takeForThanks } from './thanks.ts';
export { knownTypes, usualTypes } from './media.ts';
export {
  fileAlong,
  keepUpload,
  takeUploads,
  UploadFile,
  uploadRules,
  uploadType,
  UploadView,
  WithUploads,
  type UploadRules,
} from './uploads.ts';
export { writeMessage, type Words } from './write.ts';
