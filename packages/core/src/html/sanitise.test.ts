import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attacks } from './corpus/attacks.ts';
import { sanitiseHtml } from './sanitise.ts';

const safe = (html: string) => sanitiseHtml(html).html;

const allowed = new Set(
  'a abbr b blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
);
const allowedAttributes =
  /^(?:colspan|rowspan|align|valign|dir|lang|start|color|style|href|rel|target|src|data-luuri-src|alt|width|height)$/;

/** Looks at what came out with eyes of its own: each tag, each attribute, each address. */
function expectHarmless(html: string): void {
  for (const [, name = '', rest = ''] of html.matchAll(/<\/?([^\s>/]*)((?:[^>"]|"[^"]*")*)>/g)) {
    expect(allowed).toContain(name);
    const found = [...rest.matchAll(/\s([^\s=>"]+)(?:="([^"]*)")?/g)];
    expect(
      found.map(([, attribute]) => attribute).filter((attribute) => attribute !== '/' && !allowedAttributes.test(attribute ?? '')),
    ).toEqual([]);
    for (const [, attribute, value = ''] of found) {
      if (attribute === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
      if (attribute === 'src') expect(value).toMatch(/^(?:cid:|data:image\/(?:png|gif|jpe?g|webp);base64,)/i);
      if (attribute === 'data-luuri-src') expect(value).toMatch(/^https?:\/\//i);
      if (attribute === 'style') expect(value).not.toMatch(/url|expression|position|[\\@/<{]|&[^a]/i);
    }
  }
  expect(html.replace(/<\/?[a-z][a-z0-9]*(?:[^>"]|"[^"]*")*>/g, '')).not.toMatch(/[<>]/);
}

describe('html of a stranger', () => {
  it.each(attacks)('%s', (attack) => {
    const { html, text } = sanitiseHtml(`<p>ennen</p>${attack}`);
    expectHarmless(html ?? '');
    expect(text).toContain('ennen');
    expect(html).not.toContain('forged');
  });

  it('is harmless after sanitising, whatever it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom('<', '>', '"', "'", '</', '<!--', '-->', '=', '&', ';', 'on', 'x'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expectHarmless(safe(pieces.join('')) ?? '');
      }),
      { numRuns: 500 },
    );
  });

  it('says the same when it is sanitised again, and then changes no more', () => {
    // A picture that waits to be asked for has no src any more.
    const noPictures = (html: string) => html.replaceAll(/<img[^>]*>/g, '');
    const words = (html: string) => noPictures(html).replaceAll(/<[^>]*>/g, '');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...attacks), { maxLength: 4 }), (pieces) => {
        const once = safe(pieces.join('')) ?? '';
        // Where a tag between two paragraphs was dropped, the second stands in the first, and beside it when it is read anew.
        const twice = safe(once) ?? '';
        expect(words(twice)).toBe(words(once));
        expect(noPictures(safe(twice) ?? '')).toBe(noPictures(twice));
      }),
    );
  });

  it('keeps what makes a mail readable', () => {
    const html =
      '<h1>Vika</h1><ul><li><b>yksi</b></li></ul><table><tr><td colspan="2" style="color: #C00; text-align:right">2</td></tr></table>';
    expect(safe(html)).toBe(
      '<h1>Vika</h1><ul><li><b>yksi</b></li></ul><table><tr><td colspan="2" style="color:#c00;text-align:right">2</td></tr></table>',
    );
  });

  it('opens links elsewhere and tells nobody where they stood', () => {
    const link = '<a href="https://x.example/a?b=1&amp;c=2">x</a>';
    expect(safe(link)).toBe('<a href="https://x.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">x</a>');
    expect(safe('<a href="mailto:ada@acme.example">x</a>')).toContain('href="mailto:ada@acme.example"');
  });

  it('drops a link that is longer than any honest one', () => {
    expect(safe(`<a href="https://x.example/${'a'.repeat(3000)}">x</a>`)).toContain('href');
    expect(safe(`<a href="https://x.example/${'a'.repeat(5000)}">x</a>`)).toBe('<a>x</a>');
  });

  it('fetches no picture, but keeps where it is', () => {
    expect(safe('<img src="https://t.example/p.gif?u=1" width="1" alt="logo">')).toBe(
      '<img data-luuri-src="https://t.example/p.gif?u=1" alt="logo" width="1" />',
    );
    expect(safe('<img src="cid:logo@x">')).toBe('<img src="cid:logo@x" />');
    expect(safe('<img src="data:image/png;base64,iVBORw0KGgo=">')).toBe('<img src="data:image/png;base64,iVBORw0KGgo=" />');
  });
});

describe('the text of html', () => {
  const text = (html: string) => sanitiseHtml(html).text;

  it('has a line for each block and break, a blank line around a paragraph', () => {
    expect(text('<div>yksi</div><div>kaksi<br>kolme</div><p>neljä</p><p>viisi\n kuusi</p>')).toBe(
      'yksi\nkaksi\nkolme\n\nneljä\n\nviisi kuusi',
    );
  });

  it('marks lists, quotations and links that do not show their address', () => {
    expect(text('<ul><li>a</li><li>b</li></ul>')).toBe('- a\n- b');
    expect(text('<p>Kiitos</p><blockquote>On 1.1. Ben wrote:<blockquote>vanha</blockquote></blockquote>')).toBe(
      'Kiitos\n\n> On 1.1. Ben wrote:\n\n> > vanha',
    );
    expect(text('<a href="https://x.example/a">ohje</a> <a href="https://x.example/">x.example</a>')).toBe(
      'ohje (https://x.example/a) x.example',
    );
  });

  it('numbers what is numbered, names pictures when asked', () => {
    expect(text('<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol><p>d</p>')).toBe('3. a\n  - b\n4. c\n\nd');
    expect(text('<p>x</p><ol><li><p>a</p></li><li><p>b</p><p>c</p></li></ol><p>d</p>')).toBe('x\n\n1. a\n2. b\nc\n\nd');
    const pictured = '<p>Paina <img src="cid:1" alt="nappi.png"> nyt</p>';
    expect(sanitiseHtml(pictured, 'and-pictures').text).toBe('Paina [nappi.png] nyt');
    expect(text(pictured)).toBe('Paina nyt');
  });

  it('decodes entities and keeps what stands in pre', () => {
    expect(text('5 &lt; 6 &amp;&amp; &quot;ä&auml;&quot;&nbsp;x')).toBe('5 < 6 && "ää" x');
    expect(text('<pre>a\n  b</pre>')).toBe('a\n  b');
    expect(text('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('a b\nc');
  });

  it('leaves out scripts, styles and titles', () => {
    expect(text('<title>t</title><style>p{}</style><script>x</script>näkyy')).toBe('näkyy');
  });

  it('is not made when it is not wanted', () => {
    expect(sanitiseHtml('<p>x</p>', false)).toEqual({ html: '<p>x</p>', text: '' });
  });

  it('is all that is saved of html nested too deep, and soon', () => {
    expect(sanitiseHtml(`<p>alku</p>${'<b>'.repeat(300_000)}loppu<script>x</script>`)).toEqual({ html: undefined, text: 'alku loppu' });
    expect(safe(`${'<div>'.repeat(250)}x`)).toContain('x');
  });
});
