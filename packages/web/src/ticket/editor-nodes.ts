import { Node, type Editor } from '@tiptap/react';
import { pictureOf, type DraftFile } from './draft.ts';
import { waitingAddress } from './uploading.ts';

/** A picture in the text. It is a file that was uploaded; the desk shows it by its number until it is sent. */
export const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({ uploadId: { default: null }, contentId: { default: null }, name: { default: '' } }),
  // Only what the desk has: a picture that is pasted with a text of another site is none.
  parseHTML: () => [
    {
      tag: 'img[data-upload]',
      getAttrs: (image) => ({
        uploadId: Number(image.getAttribute('data-upload')),
        contentId: image.getAttribute('data-content-id'),
        name: image.getAttribute('alt'),
      }),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    'img',
    {
      ...{ src: waitingAddress(Number(attrs['uploadId'])), alt: String(attrs['name']) },
      ...{ 'data-upload': Number(attrs['uploadId']), 'data-content-id': String(attrs['contentId']) },
    },
  ],
});

/** A colleague who is mentioned. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ agentId: { default: null }, label: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-agent]',
      getAttrs: (span) => ({ agentId: Number(span.getAttribute('data-agent')), label: span.textContent.replace(/^@/, '') }),
    },
  ],
  renderHTML: ({ node: { attrs } }) => ['span', { 'data-agent': Number(attrs['agentId']) }, `@${String(attrs['label'])}`],
});

/** Puts an uploaded picture where one writes. @returns false when nobody writes there any more */
export const insertPicture = (editor: Editor, file: DraftFile): boolean =>
  !editor.isDestroyed && editor.chain().focus().insertContent(pictureOf(file)).run();
