import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { articleFromFile } from './file.ts';
import { excerptOf, markdownToHtml } from './markdown.ts';
import { ranked, termsOfArticle, wordsAsked } from './rank.ts';

describe('Markdown', () => {
  test.each([
    ['# Otsikko', '<h2>Otsikko</h2>'],
    ['###### Pieni', '<h6>Pieni</h6>'],
    ['Yksi\nrivi\n\nToinen', '<p>Yksi rivi</p>\n<p>Toinen</p>'],
    ['- yksi\n- kaksi\n  jatkuu', '<ul><li>yksi</li><li>kaksi jatkuu</li></ul>'],
    ['1. yksi\n2) kaksi', '<ol><li>yksi</li><li>kaksi</li></ol>'],
    ['> sanottu\n> näin', '<blockquote><p>sanottu näin</p></blockquote>'],
    ['```\n<b> **x**\n```', '<pre>&lt;b&gt; **x**</pre>'],
    ['---', '<hr>'],
    ['**vahva** ja *viisto* ja `koodi *x*`', '<p><strong>vahva</strong> ja <em>viisto</em> ja <code>koodi *x*</code></p>'],
    ['[tänne](https://a.example/x?a=1&b=2)', '<p><a href="https://a.example/x?a=1&amp;b=2" rel="noopener noreferrer">tänne</a></p>'],
    ['Katso https://a.example/x.', '<p>Katso <a href="https://a.example/x" rel="noopener noreferrer">https://a.example/x</a>.</p>'],
    ['[pahaa](javascript:alert(1))', '<p>[pahaa](javascript:alert(1))</p>'],
    ['[pahaa](javascript:x)', '<p>pahaa</p>'],
    ['[pois](//evil.example)', '<p>pois</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ])('%j', (markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });

  test('whatever is written, no tag and no link comes out but its own', () => {
    const tags =
      /<(?:\/?(?:h[2-6]|p|ul|ol|li|blockquote|pre|code|strong|em|hr)|a href="(?:https?:\/\/|mailto:|tel:|\/)[^"<>]*" rel="noopener noreferrer"|\/a)>/g;
    const bits = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[',
      ']',
      '(',
      ')',
      '*',
      '`',
      '#',
      '- ',
      '1. ',
      '> ',
      '\n',
      ' ',
      'javascript:',
      'https://x',
      '/a',
      '//b',
      'onclick=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 3 })), { maxLength: 40 }), (parts) => {
        expect(markdownToHtml(parts.join('')).replaceAll(tags, '')).not.toMatch(/[<>"]/);
      }),
    );
  });

  test('an excerpt has no marks, and ends between words', () => {
    expect(excerptOf('# Otsikko\n\nAvaa **asetukset** ja [katso](/x).\n\n- yksi')).toBe('Avaa asetukset ja katso. yksi');
    expect(excerptOf('sana '.repeat(100))).toBe(`${'sana '.repeat(32).trim()}…`);
  });
});

describe('a file', () => {
  test('says its title by a heading, its language by its name', () => {
    expect(articleFromFile('ohjeet/salasana.fi.md', '# Salasana\r\n\r\nVaihda se.')).toEqual({
      ...{ title: 'Salasana', text: 'Vaihda se.', language: 'fi', audience: undefined, state: undefined, knownError: false },
    });
  });
  test('or in its head', () => {
    const content = '---\ntitle: "VPN is down"\nlanguage: en\naudience: agents\nstate: draft\nknown-error: true\n---\n# Not this\nx';
    expect(articleFromFile('vpn.md', content)).toEqual({
      ...{ title: 'VPN is down', text: '# Not this\nx', language: 'en', audience: 'agents', state: 'draft', knownError: true },
    });
  });
  test('or by its name alone', () => {
    expect(articleFromFile('tulostin.md', 'Käynnistä se.')).toMatchObject({ title: 'tulostin', language: undefined });
  });
});

describe('what fits', () => {
  const articles = [
    { title: 'Salasanan vaihtaminen', text: 'Avaa asetukset. Kone kysyy vanhaa salasanaa.', language: 'fi' as const },
    { title: 'Tulostin ei tulosta', text: 'Sammuta tulostin. Käynnistä kone uudelleen.', language: 'fi' as const },
    { title: 'Kahvikone', text: 'Kaikki tietävät, missä kone on. Salasana on seinällä.', language: 'fi' as const },
  ];
  const hits = articles.flatMap((article, i) => termsOfArticle(article).map((term) => ({ articleId: i + 1, ...term })));
  const find = (text: string) => ranked(wordsAsked(text), hits, articles.length);

  test('a title goes before a text, and inflected words find each other', () => {
    expect(find('en muista salasanaani ja kone on lukossa')).toEqual([1, 3]);
    expect(find('tulostimeni ei toimi')).toEqual([2]);
  });
  test('one common word among many is no fit; asked alone, it is', () => {
    expect(find('kone hajosi eilen illalla äkkiä')).toEqual([]);
    expect(find('kone')).toEqual([1, 2, 3]);
    expect(find('')).toEqual([]);
  });
});
