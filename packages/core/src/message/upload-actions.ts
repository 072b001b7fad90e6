import { IsInt } from 'class-validator';
import { can, defineAction, Download } from '../kernel/index.ts';
import { ByTicket, ticketRows, workTickets } from '../ticket/index.ts';
import { dropUpload, keepUpload, ownUpload, UploadFile, uploadType, UploadView, WaitingUploads, waitingUploads } from './uploads.ts';

export const uploadFile = defineAction('message.upload', {
  summary: 'Upload a file for the next message on a ticket: its bytes as they are, its name in Content-Disposition.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/uploads',
  raw: [uploadType],
  input: UploadFile,
  output: UploadView,
  run: async (scope, file): Promise<UploadView> => keepUpload(scope, await scope.rows(ticketRows).get(file.ticketId), file),
});

export class ByUpload {
  @IsInt() uploadId!: number;
}

export const listUploads = defineAction('message.uploads', {
  summary: 'Your files that wait for a message on a ticket, and which may come.',
  allow: can(workTickets),
  http: 'GET /tickets/:ticketId/uploads',
  input: ByTicket,
  output: WaitingUploads,
  run: async (scope, { ticketId }): Promise<WaitingUploads> => waitingUploads(scope, await scope.rows(ticketRows).get(ticketId)),
});

export const readUpload = defineAction('message.uploaded', {
  summary: 'The bytes of a file of yours that waits for its message: a picture is seen before it is sent.',
  allow: can(workTickets),
  http: 'GET /uploads/:uploadId',
  input: ByUpload,
  output: Download,
  async run(scope, { uploadId }): Promise<Download> {
    const { name, mediaType, bytes } = await ownUpload(scope, uploadId);
    return new Download({ name, mediaType, bytes });
  },
});

export const removeUpload = defineAction('message.drop-upload', {
  summary: 'Take back a file of yours that waits for its message.',
  allow: can(workTickets),
  http: 'DELETE /uploads/:uploadId',
  input: ByUpload,
  async run(scope, { uploadId }): Promise<void> {
    await dropUpload(scope, await ownUpload(scope, uploadId));
  },
});
