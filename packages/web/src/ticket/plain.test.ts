import { describe, expect, test } from '@jest/globals';
import { docOf, plainText, type Doc } from './plain.ts';

const text = (words: string, ...marks: string[]): Doc => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
const paragraph = (...content: Doc[]): Doc => ({ type: 'paragraph', content });
const item = (...content: Doc[]): Doc => ({ type: 'listItem', content });
const doc = (...content: Doc[]): Doc => ({ type: 'doc', content });

describe('a document as plain text', () => {
  test.each([
    ['nothing', doc(paragraph()), ''],
    ['paragraphs', doc(paragraph(text('Hei,')), paragraph(text('kaikki hyvin.'))), 'Hei,\n\nkaikki hyvin.'],
    ['marks', doc(paragraph(text('a '), text('b', 'bold'), text(' c ', 'italic'), text('d', 'bold', 'italic'))), 'a *b* _c_ *_d_*'],
    ['a line break', doc(paragraph(text('a'), { type: 'hardBreak' }, text('b'))), 'a\nb'],
    [
      'a list in a list',
      doc({
        type: 'bulletList',
        content: [item(paragraph(text('a')), { type: 'orderedList', content: [item(paragraph(text('b')))] }), item(paragraph(text('c')))],
      }),
      '- a\n  1. b\n- c',
    ],
    ['a quotation', doc({ type: 'blockquote', content: [paragraph(text('a')), paragraph(text('b'))] }), '> a\n>\n> b'],
    ['code', doc({ type: 'codeBlock', content: [text('x = 1\ny = 2')] }, paragraph(text('so'))), 'x = 1\n    y = 2\n\nso'],
  ])('%s', (_what, given, expected) => {
    expect(plainText(given)).toBe(expected);
  });
  test('a link keeps its address, once', () => {
    const link = (words: string, href: string): Doc => ({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] });
    expect(plainText(doc(paragraph(link('ohje', 'https://acme.example/a'))))).toBe('ohje <https://acme.example/a>');
    expect(plainText(doc(paragraph(link('https://acme.example/a', 'https://acme.example/a'))))).toBe('https://acme.example/a');
  });
});

test.each(['', 'Hei', 'Hei,\n\nkaksi\nriviä\n\n\nja loppu', 'a\n\n\n\nb'])('plain text as a document says the same: %j', (given) => {
  expect(plainText(docOf(given))).toBe(given);
});
