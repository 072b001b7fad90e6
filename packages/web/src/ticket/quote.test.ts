import { describe, expect, test } from '@jest/globals';
import { partsOf, piecesOf } from './quote.ts';

describe('what was quoted', () => {
  test('is what the server left out', () => {
    expect(partsOf('Kiitos, toimii.\n\nOn 1 June Aino wrote:\nHei Ada', 'Kiitos, toimii.')).toEqual([
      { quoted: false, text: 'Kiitos, toimii.' },
      { quoted: true, text: 'On 1 June Aino wrote:\nHei Ada' },
    ]);
  });
  test('is what stands behind a mark, also between answers', () => {
    expect(partsOf('> kysymys\nvastaus\n> toinen\ntoinen vastaus', null)).toEqual([
      { quoted: true, text: '> kysymys' },
      { quoted: false, text: 'vastaus' },
      { quoted: true, text: '> toinen' },
      { quoted: false, text: 'toinen vastaus' },
    ]);
  });
  test('is never guessed when what was left out is in the middle', () => {
    expect(partsOf('a\nb\nc', 'a c')).toEqual([{ quoted: false, text: 'a\nb\nc' }]);
  });
});

describe('pieces', () => {
  test.each([
    ['plain', 'Hei Ada', [['plain', 'Hei Ada']]],
    [
      'a link',
      'katso https://acme.example/a?b=1.',
      [
        ['plain', 'katso '],
        ['link', 'https://acme.example/a?b=1'],
        ['plain', '.'],
      ],
    ],
    [
      'marks',
      'tee *heti* ja _rauhassa_, `ls -l`',
      [
        ['plain', 'tee '],
        ['bold', 'heti'],
        ['plain', ' ja '],
        ['italic', 'rauhassa'],
        ['plain', ', '],
        ['code', 'ls -l'],
      ],
    ],
    ['what only looks like marks', '2*3*4 snake_case_name', [['plain', '2*3*4 snake_case_name']]],
  ])('%s', (_what, text, expected) => {
    expect(piecesOf(text).map(({ as, text: words }) => [as, words])).toEqual(expected);
  });
});
