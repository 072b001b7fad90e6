import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const withoutCode = (text: string): string => text.replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '').replaceAll(/`[^`\n]*`/g, '``');

const anchorsOf = (text: string): string[] => {
  const plain = text.replaceAll(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '');
  return [...plain.matchAll(/^#{1,6} +(.*)$/gm)].map((match) => anchorOf(match[1] ?? ''));
};

/** Addresses that a page links to within the repository. */
export const linksOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(<?([^)>\s]+)>?\)/g)].map((match) => match[1] ?? '').filter((to) => !/^[a-z]+:/.test(to));

/** What is wrong with a link: nothing, or one sentence. */
export function checkLink(root: string, page: string, link: string): string[] {
  const [to = '', anchor] = link.split('#');
  const file = to === '' ? path.join(root, page) : path.join(root, path.dirname(page), decodeURIComponent(to));
  if (!existsSync(file)) return [`${page} links to ${to}, which is not there`];
  if (anchor === undefined || !file.endsWith('.md')) return [];
  return anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? [] : [`${page} links to ${link}, and there is no such heading`];
}
