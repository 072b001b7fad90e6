import { useSyncExternalStore } from 'react';
import { api, askFor, sessionIsOver } from '../api/client.ts';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { csrfToken } from '../session/csrf.ts';
import { placeKey, type DraftFile, type Place } from './draft.ts';
import { addPicture, keepFiles } from './drafts.ts';

/** What may come along with words on a ticket, and what waits for them. */
export interface Uploads {
  readonly mostBytes: number;
  readonly endings: readonly string[];
  readonly mostFiles: number;
  readonly waiting: readonly DraftFile[];
}

export const uploadsQuery = (ticketId: number) => ({
  queryKey: ['uploads', ticketId],
  queryFn: () => askFor<Uploads>(api.GET('/tickets/{ticketId}/uploads', { params: { path: { ticketId } } })),
});

/** Where a file that waits can be looked at. */
export const waitingAddress = (id: number): string => `/api/uploads/${id}`;

/** A file on its way, or one that did not come through. */
export interface Uploading {
  readonly key: string;
  readonly place: Place;
  readonly name: string;
  /** From 0 to 1. */
  readonly part: number;
  /** Why it did not come through; absent while it is on its way. */
  readonly error?: unknown;
  /** Uploads it once more; absent where the desk would not take it then either. */
  readonly again?: (() => void) | undefined;
}

let all: readonly Uploading[] = [];
const watchers = new Set<() => void>();
/** A file is nowhere but in this page until the desk has it: the browser asks whoever leaves before that. */
const holdBack = (event: BeforeUnloadEvent): void => event.preventDefault();
function become(next: readonly Uploading[]): void {
  all = next;
  if (all.some(({ error, again }) => error === undefined || again)) window.addEventListener('beforeunload', holdBack);
  else window.removeEventListener('beforeunload', holdBack);
  for (const watch of watchers) watch();
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
/** Everything on its way, of all tickets: closing a composer stops nothing. */
export function useUploading(place: Place): readonly Uploading[] {
  const uploading = useSyncExternalStore(watch, () => all);
  return uploading.filter((one) => placeKey(one.place) === placeKey(place));
}
export const forgetUploading = (key: string): void => become(all.filter((one) => one.key !== key));
const note = (key: string, more: Partial<Uploading>): void => become(all.map((one) => (one.key === key ? { ...one, ...more } : one)));

/** The bytes of a file as they are. Only this old way says how far it is. */
function send(ticketId: number, file: File, onPart: (part: number) => void): Promise<DraftFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new ApiProblem({ code: 'http.unreachable', status: 0, detail: file.name }));
    request.open('POST', `/api/tickets/${ticketId}/uploads`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    request.setRequestHeader('x-csrf-token', csrfToken() ?? '');
    request.upload.onprogress = ({ loaded, total }) => onPart(loaded / Math.max(1, total));
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      if (request.status < 300) resolve(request.response as DraftFile);
      else {
        const problem = problemOf(request.response, request.status);
        sessionIsOver(problem.code);
        reject(new ApiProblem(problem));
      }
    };
    request.send(file);
  });
}

const here = new Set<number>();
/** True for a file of a draft that the desk has no more: it waited for longer than a day. */
export const isGone = (id: number, uploads: Uploads | undefined): boolean =>
  uploads !== undefined && !here.has(id) && !uploads.waiting.some((one) => one.id === id);

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;
/** A picture out of the clipboard is called as every other: the time tells them apart. */
const named = (file: File): File =>
  /^image\.\w+$/.test(file.name) ? new File([file], file.name.replace('image', `picture-${file.lastModified}`), { type: file.type }) : file;

/** What the desk would not take, told before it is sent there. */
function refusal({ name, size }: File, { mostBytes, endings }: Uploads): ApiProblem | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (size > mostBytes) return new ApiProblem({ code: 'message.upload-too-large', status: 400, detail: '', name, mostBytes });
  if (!endings.includes(ending)) return new ApiProblem({ code: 'message.upload-refused', status: 400, detail: '', name, endings });
  return undefined;
}

interface Taken {
  /** For a picture that belongs into the text: puts it there; false when its editor is gone. */
  readonly intoText?: ((file: DraftFile) => boolean) | undefined;
  readonly rules: Uploads | undefined;
}

/** With the draft from now on. A picture whose editor was closed meanwhile comes to the end of the text. */
function keep(place: Place, file: DraftFile, intoText: Taken['intoText']): void {
  const inText = intoText !== undefined && PICTURE.test(file.mediaType);
  keepFiles(place, (files) => [...files, { ...file, ...(inText ? { inText } : {}) }]);
  if (inText && !intoText(file)) addPicture(place, file);
}

/** Uploads a file for a draft; it is with the draft once the desk has it. */
async function take(place: Place, given: File, { intoText, rules }: Taken): Promise<void> {
  const file = named(given);
  const key = crypto.randomUUID();
  const upload = async () => {
    note(key, { part: 0, error: undefined, again: undefined });
    try {
      const refused = rules && refusal(file, rules);
      if (refused) throw refused;
      const kept = await send(place.ticketId, file, (part) => note(key, { part }));
      here.add(kept.id);
      keep(place, kept, intoText);
      forgetUploading(key);
    } catch (error) {
      note(key, { error, again: error instanceof ApiProblem && error.isPassing ? () => void upload() : undefined });
    }
  };
  become([...all, { key, place, name: file.name, part: 0 }]);
  await upload();
}

window.addEventListener('online', () => {
  for (const { again } of all) again?.();
});

/** Several, one after another: so they come in the order in which they were chosen. */
export async function takeFiles(place: Place, files: readonly File[], how: Taken): Promise<void> {
  for (const file of files) await take(place, file, how);
}

/** It goes along no more, and the desk forgets it; what cannot be told to the desk now it forgets by itself in a day. */
export function removeFile(place: Place, id: number): void {
  keepFiles(place, (files) => files.filter((file) => file.id !== id));
  void api.DELETE('/uploads/{uploadId}', { params: { path: { uploadId: id } } }).catch(() => undefined);
}
