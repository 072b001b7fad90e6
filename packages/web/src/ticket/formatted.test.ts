import { describe, expect, test } from '@jest/globals';
import { htmlOf, isFormatted, mentionsIn, picturesIn } from './formatted.ts';
import { plainText, type Doc } from './plain.ts';

const text = (words: string, ...marks: string[]): Doc => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
const link = (words: string, href: string): Doc => ({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] });
const paragraph = (...content: Doc[]): Doc => ({ type: 'paragraph', content });
const item = (...content: Doc[]): Doc => ({ type: 'listItem', content });
const doc = (...content: Doc[]): Doc => ({ type: 'doc', content });
const picture: Doc = { type: 'picture', attrs: { uploadId: 7, contentId: 'file7.1@luuri', name: 'näyttö.png' } };
const mention: Doc = { type: 'mention', attrs: { agentId: 3, label: 'Eero Mäkinen' } };

describe('a document as HTML', () => {
  test.each([
    ['paragraphs', doc(paragraph(text('Hei,')), paragraph(text('a'), { type: 'hardBreak' }, text('b'))), '<p>Hei,</p>\n<p>a<br>b</p>'],
    ['an empty line, but not at the end', doc(paragraph(), paragraph(text('a')), paragraph()), '<p><br></p>\n<p>a</p>'],
    ['marks', doc(paragraph(text('a', 'bold', 'italic'))), '<p><em><strong>a</strong></em></p>'],
    ['a list', doc({ type: 'bulletList', content: [item(paragraph(text('a')))] }), '<ul><li><p>a</p></li></ul>'],
    [
      'a numbered list',
      doc({ type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph(text('a')))] }),
      '<ol start="3"><li><p>a</p></li></ol>',
    ],
    ['code', doc({ type: 'codeBlock', content: [text('if a < b')] }), '<pre>if a &lt; b</pre>'],
    ['a picture', doc(paragraph(picture)), '<p><img src="cid:file7.1@luuri" alt="näyttö.png"></p>'],
    ['somebody who is mentioned', doc(paragraph(mention)), '<p>@Eero Mäkinen</p>'],
    ['what a stranger typed', doc(paragraph(text('<b onclick="x">&'))), '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;</p>'],
    ['a link', doc(paragraph(link('ohje', 'https://a.example/?b="c"'))), '<p><a href="https://a.example/?b=&quot;c&quot;">ohje</a></p>'],
  ])('%s', (_what, given, expected) => {
    expect(htmlOf(given)).toBe(expected);
  });
});

test('what has no form is plain: paragraphs, breaks, addresses that show themselves, mentions', () => {
  expect(isFormatted(doc(paragraph(text('a'), { type: 'hardBreak' }, link('https://a.example', 'https://a.example'), mention)))).toBe(
    false,
  );
  for (const one of [text('a', 'bold'), link('a', 'https://a.example'), picture]) expect(isFormatted(doc(paragraph(one)))).toBe(true);
  expect(isFormatted(doc({ type: 'bulletList', content: [item(paragraph(text('a')))] }))).toBe(true);
});

test('pictures and mentions are found wherever they stand, and each once', () => {
  const nested = doc({ type: 'blockquote', content: [paragraph(picture, mention)] }, paragraph(picture, mention));
  expect([...picturesIn(nested)]).toEqual([7]);
  expect(mentionsIn(nested)).toEqual([3]);
  expect(plainText(nested)).toBe('> [näyttö.png]@Eero Mäkinen\n\n[näyttö.png]@Eero Mäkinen');
});
