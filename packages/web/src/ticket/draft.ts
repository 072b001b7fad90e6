import type { JSONContent } from '@tiptap/react';
import { isFormatted, mentionsIn, picturesIn } from './formatted.ts';
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

/** The same place has the same key. */
export const placeKey = ({ actor, ticketId, kind }: Place): string => `${actor} ${ticketId} ${kind}`;

/** Files that go along: a picture that was taken out of the text again does not. */
export function goingFiles({ doc, files = [] }: Draft): readonly DraftFile[] {
  const shown = picturesIn(doc);
  return files.filter(({ id, inText }) => !inText || shown.has(id));
}

/** Whether a macro does anything besides its reply. */
export const isDeed = ({ changes, note }: DraftSteps): boolean => note !== null || Object.keys(changes).length > 0;

/** Whether there are words or files in it. */
export const saysSomething = (draft: Draft): boolean => draft.text.trim() !== '' || goingFiles(draft).length > 0;

/** Whether anything would be said or done if it was sent. */
export const isSomething = (draft: Draft): boolean => saysSomething(draft) || (draft.steps !== undefined && isDeed(draft.steps));

/** Whether a plain field would lose some of it: emphasis, a list, a picture, somebody who is mentioned. */
export const hasForm = ({ doc }: Pick<Draft, 'doc'>): boolean => isFormatted(doc) || mentionsIn(doc).length > 0;

const isBlank = ({ content = [] }: JSONContent): boolean => content.every((node) => (node.content ?? []).length === 0);

/** One after the other; the first one's form stays as it is. */
export const joined = (one: Written, other: Written): Written => ({
  doc: {
    type: 'doc',
    content: [...(isBlank(one.doc) ? [] : (one.doc.content ?? [])), ...(isBlank(other.doc) ? [] : (other.doc.content ?? []))],
  },
  text: [one.text, other.text].filter((text) => text.trim() !== '').join('\n\n'),
});

/** An uploaded picture as the editor has it. */
export const pictureOf = ({ id, contentId, name }: DraftFile): JSONContent => ({
  type: 'picture',
  attrs: { uploadId: id, contentId, name },
});

/** With a picture after what is written. */
export const withPicture = (written: Written, file: DraftFile): Written =>
  joined(written, { doc: { type: 'doc', content: [{ type: 'paragraph', content: [pictureOf(file)] }] }, text: `[${file.name}]` });

function mergedChanges(one: Changes, other: Changes): Changes {
  const { agentId, takeIt, ...rest } = one;
  // One has it: whoever the later macro says.
  const holder = other.agentId === undefined && !other.takeIt ? { agentId, takeIt } : {};
  const fields = one.fields || other.fields ? { fields: { ...one.fields, ...other.fields } } : {};
  const all = { ...rest, ...holder, ...other, ...fields };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What two macros do, one after the other: where both change the same, the later one's holds. The timeline can name one, the last that did something. */
export function mergedSteps(one: DraftSteps | undefined, other: DraftSteps): DraftSteps {
  if (!one || !isDeed(one)) return other;
  if (!isDeed(other)) return one;
  return {
    macroId: other.macroId,
    name: one.macroId === other.macroId ? other.name : `${one.name}, ${other.name}`,
    changes: mergedChanges(one.changes, other.changes),
    note: [...new Set([one.note, other.note])].filter((note) => note !== null).join('\n\n') || null,
  };
}
