import { ArrayMaxSize, IsArray, IsInt, IsOptional } from 'class-validator';
import {
  defineJob,
  definePort,
  invalidInput,
  notFound,
  RawRequest,
  out,
  system,
  type InboundAttachment,
  type Scope,
} from '../kernel/index.ts';
import { ByTicket, type Ticket } from '../ticket/index.ts';
import { uploadRows, type Upload } from './entities.ts';
import { noFileName, tooManyUploads, uploadRefused, uploadTooLarge } from './errors.ts';
import { fits, knownTypes, mediaTypeOf, nameIn, usualTypes } from './media.ts';

/**
 * Files that come over HTTP: each is uploaded to its ticket first, and goes with the next message of whoever uploaded it that names it.
 * Until then nobody else sees it, and after a day it is gone.
 */

/** Which files may be uploaded. */
export interface UploadRules {
  /** The most that one may hold. */
  readonly mostBytes: number;
  /** Media types, of those that are known by their content. */
  readonly types: readonly string[];
}

/** The most that a request may hold, too. */
const MOST_BYTES = 10_000_000;

export const uploadRules = definePort<UploadRules>('message.upload-rules', () => ({ mostBytes: MOST_BYTES, types: usualTypes }));

const DAY = 86_400_000;
/** Files that somebody may have waiting for a message at a time. */
const MOST_WAITING = 20;
/** Files that one message may take along. */
const MOST_ON_ONE = 20;

/** What every upload is sent as: a browser asks before it sends this to another site, and no site is allowed. */
export const uploadType = 'application/octet-stream';

export class UploadFile extends RawRequest {
  /** Ticket that the file is for. */
  @IsInt() ticketId!: number;
}

/** A file that waits for its message. */
export class UploadView {
  /** Name it in the `uploads` of the message that is to take it along. */
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  /** What it is, by its content. */
  @out.text readonly mediaType!: string;
  /** In bytes. */
  @out.integer readonly size!: number;
  /** What `html` calls it where it shows it in place: `<img src="cid:…">`. */
  @out.text readonly contentId!: string;
}

/** What waits, and what else may come. */
export class WaitingUploads {
  /** The most that one file may hold, in bytes. */
  @out.integer readonly mostBytes!: number;
  /** Endings of the names of files that are taken, such as `pdf`. */
  @out.list(out.text) readonly endings!: readonly string[];
  /** Files that one message may take along. */
  @out.integer readonly mostFiles!: number;
  @out.list(UploadView) readonly waiting!: readonly UploadView[];
}

/** For inputs of actions that write a message. */
export class WithUploads extends ByTicket {
  /** Files to take along, by the ids that uploading them gave; at most 20. */
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_ON_ONE) @IsInt({ each: true }) uploads?: number[];
}

/** Gone when no message took it along within a day. */
export const forgetUpload = defineJob<{ uploadId: number }>('message.forget-upload', {
  run: (scope, { uploadId }) => scope.rows(uploadRows).remove({ id: uploadId }),
});

const endingsOf = (types: readonly string[]): string[] => types.flatMap((type) => knownTypes[type] ?? []);

function checkedType({ mostBytes, types }: UploadRules, name: string, bytes: Uint8Array): string {
  if (bytes.byteLength > mostBytes) throw uploadTooLarge({ name, bytes: bytes.byteLength, mostBytes });
  const mediaType = mediaTypeOf(bytes);
  if (types.includes(mediaType) && fits(mediaType, name)) return mediaType;
  throw uploadRefused({ name, mediaType, endings: endingsOf(types) });
}

/** A file that comes along with words, when it is one that may be uploaded. @throws `message.upload-too-large`, `message.upload-refused` */
export function fileAlong(scope: Pick<Scope, 'get'>, called: string, bytes: Uint8Array): InboundAttachment {
  const name = nameIn(`attachment; filename*=UTF-8''${encodeURIComponent(called)}`);
  if (name === undefined) throw noFileName({});
  return { name, mediaType: checkedType(scope.get(uploadRules), name, bytes), bytes: Buffer.from(bytes), inline: false };
}

/** As unique among all mails as a number and an instant make it. */
const contentIdOf = ({ id, at }: Pick<Upload, 'id' | 'at'>): string => `file${String(id)}.${String(at.getTime())}@luuri`;

const uploadView = (file: Pick<Upload, 'id' | 'name' | 'mediaType' | 'size' | 'at'>): UploadView => ({
  ...{ id: file.id, name: file.name, mediaType: file.mediaType, size: file.size, contentId: contentIdOf(file) },
});

/** Keep a file for a ticket that the actor was found to see. */
export async function keepUpload(scope: Scope, ticket: Ticket, { headers, body }: RawRequest): Promise<UploadView> {
  const name = nameIn(headers['content-disposition']);
  if (name === undefined) throw noFileName({});
  const mediaType = checkedType(scope.get(uploadRules), name, body);
  const rows = scope.as(system).rows(uploadRows);
  if ((await rows.count({ uploadedBy: scope.actor.id })) >= MOST_WAITING) throw tooManyUploads({ most: MOST_WAITING });
  const { id: ticketId, clientId } = ticket;
  const size = body.byteLength;
  const file = { ticketId, clientId, uploadedBy: scope.actor.id, name, mediaType, size, bytes: Buffer.from(body), at: scope.now };
  const kept = await rows.insert(file);
  const { id } = kept;
  await scope.schedule(forgetUpload, { key: String(id), at: new Date(scope.now.getTime() + DAY), uncaused: true, input: { uploadId: id } });
  return uploadView(kept);
}

/** Files of whoever acts that wait for their message on a ticket, without their bytes. */
export async function waitingUploads(scope: Scope, ticket: Ticket): Promise<WaitingUploads> {
  const query = scope.as(system).rows(uploadRows).query('file').select(['file.id', 'file.name', 'file.mediaType', 'file.size', 'file.at']);
  query.andWhere('file.ticketId = :ticketId AND file.uploadedBy = :by', { ticketId: ticket.id, by: scope.actor.id });
  const waiting = (await query.orderBy('file.id').getMany()).map(uploadView);
  const { mostBytes, types } = scope.get(uploadRules);
  return { mostBytes, endings: endingsOf(types), mostFiles: MOST_ON_ONE, waiting };
}

/** A file of whoever acts; anybody else's is as little there as one that there is not. */
export async function ownUpload(scope: Scope, uploadId: number): Promise<Upload> {
  const found = await scope.as(system).rows(uploadRows).first({ id: uploadId, uploadedBy: scope.actor.id });
  if (!found) throw notFound({ what: 'upload', id: uploadId });
  return found;
}

/** It goes with no message. */
export async function dropUpload(scope: Scope, { id }: Pick<Upload, 'id'>): Promise<void> {
  await scope.as(system).rows(uploadRows).remove({ id });
  await scope.cancel(forgetUpload, String(id));
}

/** A picture that the text shows is in its place; every other file is beside it. */
function asFile(file: Upload, html: string): InboundAttachment {
  const { name, mediaType, bytes } = file;
  const contentId = contentIdOf(file);
  const inline = mediaType.startsWith('image/') && html.includes(`"cid:${contentId}"`);
  return { name, mediaType, bytes, inline, ...(inline ? { contentId } : {}) };
}

/** Words that take files along. */
interface WithFiles {
  readonly uploads?: readonly number[] | undefined;
  /** Sanitised. */
  readonly html?: string | undefined;
}

/** Files that go with a message now: those of whoever acts, for this ticket. @throws `input.invalid` for any other id, be it there or not */
export async function takeUploads(scope: Scope, ticket: Ticket, { uploads = [], html = '' }: WithFiles): Promise<InboundAttachment[]> {
  const wanted = [...new Set(uploads)];
  if (wanted.length === 0) return [];
  const rows = scope.as(system).rows(uploadRows);
  const found = await rows.find({ where: { id: wanted, ticketId: ticket.id, uploadedBy: scope.actor.id } });
  const missing = wanted.filter((id) => !found.some((file) => file.id === id));
  if (missing.length > 0) {
    const message = `must be files that you uploaded to this ticket within the last day; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not`;
    throw invalidInput({ what: 'uploads', mistakes: [{ path: 'uploads', message }] });
  }
  await rows.remove({ id: wanted });
  for (const id of wanted) await scope.cancel(forgetUpload, String(id));
  return wanted.flatMap((id) => found.filter((file) => file.id === id)).map((file) => asFile(file, html));
}
