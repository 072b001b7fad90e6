import type { JSONContent } from '@tiptap/react';
import { keptOnDevice } from '../session/kept.ts';
import type { Changes } from './shapes.ts';

/** What somebody writes, before it is sent: a reply that the requester will read, a note among colleagues. */
export type Kind = 'reply' | 'note';
/** A file that was uploaded and goes along. The desk keeps it for a day. */
export interface DraftFile {
  readonly id: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly contentId: string;
  /** True for a picture that was put into the text: it goes along for as long as the text shows it. */
  readonly inText?: boolean;
}
/** What a macro does besides its reply, when the draft is sent. */
export interface DraftSteps {
  readonly macroId: number;
  readonly name: string;
  readonly changes: Changes;
  readonly note: string | null;
}
/** What is written, with its form. */
export interface Written {
  /** As the editor has it. */
  readonly doc: JSONContent;
  /** The same as plain text. */
  readonly text: string;
}
export interface Draft extends Written {
  readonly files?: readonly DraftFile[];
  readonly steps?: DraftSteps | undefined;
}
/** Whose draft, of what, on which ticket. */
export interface Place {
  readonly actor: string;
  readonly ticketId: number;
  readonly kind: Kind;
}

const keyOf = ({ actor, ticketId, kind }: Place): string => `luuri.draft ${actor} ${ticketId} ${kind}`;

const drafts = keptOnDevice<Draft>();

const nothing: Draft = { doc: { type: 'doc', content: [] }, text: '' };
const isNothing = ({ text, files = [], steps }: Draft): boolean => text.trim() === '' && files.length === 0 && !steps;

/** Kept on this device at each letter, for this person alone. Nothing to say is no draft. */
export function keepDraft(place: Place, draft: Draft): void {
  const key = keyOf(place);
  if (isNothing(draft)) drafts.drop(key);
  else drafts.put(key, draft);
}

/** What was typed; the files stay. */
export const keepWritten = (place: Place, written: Written): void => keepDraft(place, { ...draftNow(place), ...written });

/** Files as they are after a change; what was typed stays. */
export function keepFiles(place: Place, change: (files: readonly DraftFile[]) => readonly DraftFile[]): void {
  const draft = draftNow(place) ?? nothing;
  keepDraft(place, { ...draft, files: change(draft.files ?? []) });
}

/** What else is done when it is sent; nothing any more when left out. */
export const keepSteps = (place: Place, steps: DraftSteps | undefined): void =>
  keepDraft(place, { ...(draftNow(place) ?? nothing), steps });

export const dropDraft = (place: Place): void => drafts.drop(keyOf(place));

/** A draft as it is kept now. */
export const useDraft = (place: Place): Draft | undefined => drafts.use(keyOf(place));

/** The same without following it: where an editor begins. */
export const draftNow = (place: Place): Draft | undefined => drafts.now(keyOf(place));

let restored = 0;
/** How often something became a draft again: an editor that shows another text by then begins anew. */
export const useRestored = (): number => drafts.useMade(() => restored);

const isBlank = ({ content = [] }: JSONContent): boolean => content.every((node) => (node.content ?? []).length === 0);

/** One text after another; an empty one is none. */
const joined = (one: Written, other: Written): Written => ({
  doc: isBlank(one.doc)
    ? other.doc
    : isBlank(other.doc)
      ? one.doc
      : { ...one.doc, content: [...(one.doc.content ?? []), ...(other.doc.content ?? [])] },
  text: [one.text, other.text].filter((text) => text.trim() !== '').join('\n\n'),
});

/** What was told to go out is a draft again, before whatever was begun meanwhile. */
export function restoreDraft(place: Place, back: Draft): void {
  const since = draftNow(place) ?? nothing;
  restored++;
  keepDraft(place, {
    ...back,
    ...since,
    ...joined(back, since),
    files: [...(back.files ?? []), ...(since.files ?? [])],
    steps: since.steps ?? back.steps,
  });
}

/** More words after those that are there, and what is done with them. */
export function addToDraft(place: Place, more: Written, steps: DraftSteps | undefined): void {
  const before = draftNow(place) ?? nothing;
  restored++;
  keepDraft(place, { ...before, ...joined(before, more), steps: steps ?? before.steps });
}
