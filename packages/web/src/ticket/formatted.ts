import type { Doc } from './plain.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const markTags: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', code: 'code', strike: 's' };
const blockTags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
};

const hrefOf = ({ marks = [] }: Doc): string | undefined => {
  const href = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
  return typeof href === 'string' ? href : undefined;
};

function textHtml(node: Doc): string {
  const said = (node.marks ?? []).reduce(
    (inner, { type }) => {
      const tag = markTags[type];
      return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
    },
    escaped(node.text ?? ''),
  );
  const href = hrefOf(node);
  return href === undefined ? said : `<a href="${escaped(href)}">${said}</a>`;
}

const attribute = (node: Doc, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : '';
};

function nodeHtml(node: Doc): string {
  const { type = '', content = [] } = node;
  const inner = () => content.map(nodeHtml).join('');
  if (type === 'text') return textHtml(node);
  if (type === 'hardBreak') return '<br>';
  if (type === 'codeBlock') return `<pre>${inner()}</pre>`;
  if (type === 'picture') return `<img src="cid:${attribute(node, 'contentId')}" alt="${attribute(node, 'name')}">`;
  if (type === 'mention') return `@${attribute(node, 'label')}`;
  if (type === 'orderedList' && node.attrs?.['start'] !== undefined) return `<ol start="${attribute(node, 'start')}">${inner()}</ol>`;
  const tag = blockTags[type];
  return tag === undefined ? inner() : `<${tag}>${inner() || '<br>'}</${tag}>`;
}

const isBlank = ({ type, content = [] }: Doc): boolean => type === 'paragraph' && content.length === 0;

/** A document of the editor as HTML, without what is empty at its end. The desk makes it safe, as it does with any. */
export const htmlOf = ({ content = [] }: Doc): string =>
  content
    .slice(0, content.findLastIndex((node) => !isBlank(node)) + 1)
    .map(nodeHtml)
    .join('\n');

const plainNodes = new Set(['doc', 'paragraph', 'text', 'hardBreak', 'mention']);

/** True when a document says more than plain text can say: what has no form is sent as plain text. */
export const isFormatted = (node: Doc): boolean =>
  !plainNodes.has(node.type ?? 'doc') ||
  (node.marks ?? []).some(({ type }) => type !== 'link' || hrefOf(node) !== node.text) ||
  (node.content ?? []).some(isFormatted);

const attributesOf = (node: Doc, type: string, name: string): unknown[] => [
  ...(node.type === type ? [node.attrs?.[name]] : []),
  ...(node.content ?? []).flatMap((inner) => attributesOf(inner, type, name)),
];

/** Numbers of uploaded files that a document shows in place. */
export const picturesIn = (doc: Doc): ReadonlySet<number> => new Set(attributesOf(doc, 'picture', 'uploadId').map(Number));
/** Numbers of agents that a document mentions. */
export const mentionsIn = (doc: Doc): readonly number[] => [...new Set(attributesOf(doc, 'mention', 'agentId').map(Number))];
