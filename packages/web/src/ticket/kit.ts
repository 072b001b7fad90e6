import { generateJSON } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Mention, Picture } from './editor-nodes.ts';
import type { Written } from './draft.ts';
import { plainText } from './plain.ts';

/** What can be written: all of it can be sent by mail, and read as plain text. */
export const kit = [
  StarterKit.configure({ heading: false, horizontalRule: false, underline: false, link: { openOnClick: false, autolink: true } }),
  Picture,
  Mention,
];

/** HTML of the desk as the editor has it. */
export function writtenFrom(html: string): Written {
  const doc = generateJSON(html, kit);
  return { doc, text: plainText(doc) };
}
