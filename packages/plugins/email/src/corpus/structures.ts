import { base64, headers, parts, rawMail, type HardMail } from './hardMail.ts';

const mixed = (boundary: string) => `Content-Type: multipart/mixed; boundary="${boundary}"`;
const text = (content: string) => ['Content-Type: text/plain; charset=utf-8', '', content];
const html = (content: string) => ['Content-Type: text/html; charset=utf-8', '', content];

function nested(depth: number): string[] {
  const lines: string[] = [];
  for (let i = 0; i < depth; i++) lines.push(`Content-Type: multipart/mixed; boundary="n${i}"`, '', `--n${i}`);
  return [...lines, ...text('pohjalla')];
}

/** Mail whose parts are cut, nested or put together wrongly. */
export const structures: readonly HardMail[] = [
  {
    name: 'multipart cut in the middle of an attachment',
    raw: rawMail(headers('Subject: x', mixed('b')), [
      '--b',
      ...text('alku on ehjä'),
      '--b',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQKJ',
    ]),
    reading: { text: ['alku on ehjä'], files: ['a.pdf'], trouble: 'cut' },
  },
  {
    name: 'multipart without a boundary parameter',
    raw: rawMail(headers('Subject: x', 'Content-Type: multipart/mixed'), parts('b', text('sisältö näkyy'))),
    reading: { text: ['sisältö näkyy'], textLacks: ['--b'], trouble: 'guessed' },
  },
  {
    name: 'boundary that never occurs',
    raw: rawMail(headers('Subject: x', mixed('other')), parts('b', text('sisältö näkyy'))),
    reading: { text: ['sisältö näkyy'], textLacks: ['--b'], trouble: 'guessed' },
  },
  {
    name: 'two Content-Type headers',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/plain; charset=utf-8', 'Content-Type: text/html; charset=utf-8'), [
      'pelkkä teksti',
    ]),
    reading: { text: ['pelkkä teksti'] },
  },
  {
    name: 'boundary with spaces and odd characters',
    raw: rawMail(headers('Subject: x', mixed("=_(a b)+,-./:?'")), parts("=_(a b)+,-./:?'", text('yksi'), text('kaksi'))),
    reading: { text: ['yksi', 'kaksi'] },
  },
  {
    name: 'one boundary that is the beginning of the other',
    raw: rawMail(
      headers('Subject: x', mixed('a')),
      parts(
        'a',
        ['Content-Type: multipart/alternative; boundary="ab"', '', ...parts('ab', text('sisin'), html('<p>sisin</p>'))],
        text('loppu'),
      ),
    ),
    reading: { text: ['sisin', 'loppu'], textLacks: ['--a', '<p>'] },
  },
  {
    name: 'only html',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/html; charset=utf-8'), [
      '<p>Hei,</p><p>kone <b>ei</b> k&auml;ynnisty &amp; piippaa</p>',
    ]),
    reading: { text: ['kone ei käynnisty & piippaa'], textLacks: ['<b>', '&auml;'] },
  },
  {
    name: 'html labelled as plain text part of an alternative left empty',
    raw: rawMail(
      headers('Subject: x', 'Content-Type: multipart/alternative; boundary=b'),
      parts('b', text(''), html('<div>vain html puhuu</div>')),
    ),
    reading: { text: ['vain html puhuu'] },
  },
  {
    name: 'html that is only a style sheet and an image',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/html'), [
      '<style>p{color:red}</style><img src="https://t.example/p.gif" width=1 height=1>',
    ]),
    reading: { textLacks: ['color:red'] },
  },
  {
    name: 'empty body',
    raw: rawMail(headers('Subject: Soittakaa'), []),
    reading: { subject: 'Soittakaa', text: [''] },
  },
  {
    name: 'related inside alternative inside mixed, with an image',
    raw: rawMail(
      headers('Subject: x', mixed('m')),
      parts(
        'm',
        [
          'Content-Type: multipart/alternative; boundary=alt',
          '',
          ...parts('alt', text('kuva alla'), [
            'Content-Type: multipart/related; boundary=rel',
            '',
            ...parts('rel', html('<p>kuva alla</p><img src="cid:logo@x">'), [
              'Content-Type: image/png; name="logo.png"',
              'Content-ID: <logo@x>',
              'Content-Transfer-Encoding: base64',
              '',
              'iVBORw0KGgo=',
            ]),
          ]),
        ],
        ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename="ohje.pdf"', '', '%PDF'],
      ),
    ),
    reading: { text: ['kuva alla'], files: ['logo.png', 'ohje.pdf'] },
  },
  {
    name: 'a forwarded mail as an attachment',
    raw: rawMail(
      headers('Subject: VL: virhe', mixed('b')),
      parts('b', text('katso liite'), ['Content-Type: message/rfc822', '', 'From: x@y.example', 'Subject: Alkuperäinen', '', 'sisäviesti']),
    ),
    reading: { subject: 'VL: virhe', from: 'ada@acme.example', text: ['katso liite'], files: ['Alkuperäinen.eml'] },
  },
  {
    name: 'mail in mail in mail, forty deep',
    raw: rawMail(
      headers('Subject: x', 'Content-Type: message/rfc822'),
      Array.from({ length: 40 }, () => ['Content-Type: message/rfc822', '']).flat(),
    ),
    reading: { from: 'ada@acme.example' },
  },
  {
    name: 'a thousand levels of multipart',
    raw: rawMail(headers('Subject: Syvä', 'Content-Type: multipart/mixed; boundary=top'), ['--top', ...nested(1000)]),
    reading: { subject: 'Syvä', from: 'ada@acme.example', trouble: 'deep' },
  },
  {
    name: 'five thousand parts',
    raw: rawMail(
      headers('Subject: Osat', mixed('b')),
      parts('b', ...Array.from({ length: 5000 }, (_, i) => ['Content-Type: application/x-a', '', String(i)])),
    ),
    reading: { subject: 'Osat', trouble: 'thousand parts' },
  },
  {
    name: 'text before and after the parts',
    raw: rawMail(headers('Subject: x', mixed('b')), [
      'This is a multi-part message in MIME format.',
      ...parts('b', text('oikea')),
      'epilogi',
    ]),
    reading: { text: ['oikea'], textLacks: ['multi-part', 'epilogi'] },
  },
  {
    name: 'a calendar invitation',
    raw: rawMail(
      headers('Subject: Kokous', 'Content-Type: multipart/alternative; boundary=b'),
      parts('b', text('Kokous ma klo 9'), html('<p>Kokous ma klo 9</p>'), [
        'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
        'Content-Transfer-Encoding: base64',
        '',
        base64('BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n'),
      ]),
    ),
    reading: { text: ['Kokous ma klo 9'], files: ['invitation.ics'], firstFileHolds: 'BEGIN:VCALENDAR' },
  },
  {
    name: 'format=flowed',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/plain; charset=utf-8; format=flowed'), [
      'Tämä on yksi ',
      'kappale.',
      '',
      '-- ',
      'Ada',
    ]),
    reading: { text: ['Tämä on yksi kappale.'] },
  },
  {
    name: 'a body that quotes MIME headers',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/plain; charset=utf-8'), [
      'Palvelin sanoo:',
      'Content-Type: text/html; charset=iso-8859-1',
      '',
      '--b',
      'Loppu ä',
    ]),
    reading: { text: ['Content-Type: text/html; charset=iso-8859-1', 'Loppu ä'] },
  },
  {
    name: 'signed mail',
    raw: rawMail(
      headers('Subject: x', 'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=s'),
      parts('s', text('allekirjoitettu'), [
        'Content-Type: application/pkcs7-signature; name=smime.p7s',
        'Content-Transfer-Encoding: base64',
        '',
        'MIIB',
      ]),
    ),
    reading: { text: ['allekirjoitettu'], files: ['smime.p7s'] },
  },
  {
    name: 'encrypted mail',
    raw: rawMail(
      headers(
        'Subject: x',
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
      ),
      ['MIIB'],
    ),
    reading: { files: ['smime.p7m'], text: [''] },
  },
  {
    name: 'two megabytes of empty lines',
    raw: rawMail(headers('Subject: Rivit'), [...Array.from({ length: 1_000_000 }, () => ''), 'loppu']),
    reading: { subject: 'Rivit', text: ['loppu'] },
  },
  {
    name: 'html of a million open tags',
    raw: rawMail(headers('Subject: Tagit', 'Content-Type: text/html; charset=utf-8'), [`<p>alku</p>${'<b>'.repeat(300_000)}loppu`]),
    reading: { subject: 'Tagit', text: ['alku', 'loppu'], trouble: 'deep' },
  },
  {
    name: 'a list footer below base64',
    raw: rawMail(headers('Subject: x', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'), [
      base64('Hyvää päivää'),
      '',
      '_______________',
      'lista@acme.example',
    ]),
    reading: { text: ['Hyvää päivää'] },
  },
];
