import { base64, headers, parts, rawMail, type HardMail } from './hardMail.ts';

const mixed = 'Content-Type: multipart/mixed; boundary=b';
const text = ['Content-Type: text/plain; charset=utf-8', '', 'katso liite'];

/** A mail with one attachment whose part has these headers. */
function withFile(
  name: string,
  part: readonly string[],
  files: readonly string[],
  more: Partial<HardMail['reading']> = {},
  encoding: 'utf8' | 'latin1' = 'utf8',
): HardMail {
  return {
    name,
    raw: rawMail(headers('Subject: x', mixed), parts('b', text, [...part, '', 'sisältö']), encoding),
    reading: { text: ['katso liite'], files, ...more },
  };
}

/** Mail with attachments whose names are hostile, odd or missing. */
export const attachments: readonly HardMail[] = [
  withFile('path traversal', ['Content-Type: text/x; name="../../../etc/passwd"', 'Content-Disposition: attachment'], ['passwd']),
  withFile(
    'windows path',
    ['Content-Type: application/x', 'Content-Disposition: attachment; filename="C:\\\\Users\\\\Ada\\\\..\\\\virhe.log"'],
    ['virhe.log'],
  ),
  withFile('only dots', ['Content-Type: application/x', 'Content-Disposition: attachment; filename=".."'], ['attachment-1']),
  withFile('reserved device name', ['Content-Type: application/x', 'Content-Disposition: attachment; filename="CON.txt"'], ['_CON.txt']),
  withFile(
    'control characters and line breaks',
    ['Content-Type: application/x', "Content-Disposition: attachment; filename*=utf-8''a%0D%0Ab%00c%1b.txt"],
    ['a b c.txt'],
  ),
  withFile(
    'direction override hides the ending',
    ['Content-Type: application/x', "Content-Disposition: attachment; filename*=utf-8''lasku%E2%80%AEfdp.exe"],
    ['laskufdp.exe'],
  ),
  withFile(
    'right-to-left name',
    ['Content-Type: application/x', `Content-Disposition: attachment; filename="=?utf-8?B?${base64('דוח שנתי.pdf')}?="`],
    ['דוח שנתי.pdf'],
  ),
  withFile(
    'RFC 2231 continuations, one of them encoded',
    [
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename*0*=utf-8\'\'p%C3%A4%C3%A4;\r\n filename*1*=t%C3%B6s%20; filename*2="lopullinen.pdf"',
    ],
    ['päätös lopullinen.pdf'],
  ),
  withFile(
    'RFC 2231 with latin-1',
    ['Content-Type: application/x', "Content-Disposition: attachment; filename*=iso-8859-1'fi'p%F6yt%E4kirja.doc"],
    ['pöytäkirja.doc'],
  ),
  withFile(
    'RFC 2231 that points out of its folder',
    ['Content-Type: application/x', "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fx.sh"],
    ['x.sh'],
  ),
  withFile(
    'RFC 2047 words in a quoted name',
    [
      'Content-Type: application/x; name="=?iso-8859-1?Q?K=E4ytt=F6ohje?=\r\n =?iso-8859-1?Q?_2026=2Epdf?="',
      'Content-Disposition: attachment',
    ],
    ['Käyttöohje 2026.pdf'],
  ),
  withFile(
    'raw latin-1 name',
    ['Content-Type: application/x', 'Content-Disposition: attachment; filename="Määräys.pdf"'],
    ['Määräys.pdf'],
    {},
    'latin1',
  ),
  withFile('raw utf-8 name', ['Content-Type: application/x', 'Content-Disposition: attachment; filename="Määräys.pdf"'], ['Määräys.pdf']),
  withFile(
    'name of a thousand characters keeps its ending',
    ['Content-Type: application/x', `Content-Disposition: attachment; filename="${'a'.repeat(1000)}.docx"`],
    [`${'a'.repeat(115)}.docx`],
  ),
  withFile(
    'unquoted name with spaces, and brackets that are a comment',
    ['Content-Type: application/x', 'Content-Disposition: attachment; filename=Lasku (1) kopio.pdf'],
    ['Lasku kopio.pdf'],
  ),
  withFile('no name at all', ['Content-Type: image/png', 'Content-Disposition: attachment'], ['attachment-1.png']),
  withFile(
    'winmail.dat',
    ['Content-Type: application/ms-tnef; name="winmail.dat"', 'Content-Disposition: attachment; filename="winmail.dat"'],
    ['winmail.dat'],
    { trouble: 'winmail.dat' },
  ),
  withFile(
    'html file with a script stays a file',
    ['Content-Type: text/html; name=a.html', 'Content-Disposition: attachment; filename=a.html'],
    ['a.html'],
    { textLacks: ['sisältö'] },
  ),
  withFile(
    'slash that only looks like one',
    ['Content-Type: application/x', 'Content-Disposition: attachment; filename="a\u2215b\uff0fc.txt"'],
    ['a b c.txt'],
  ),
  {
    name: 'two attachments of one name',
    raw: rawMail(
      headers('Subject: x', mixed),
      parts(
        'b',
        text,
        ...[1, 2].map((n) => ['Content-Type: image/jpeg; name=image.jpg', 'Content-Disposition: attachment', '', String(n)]),
      ),
    ),
    reading: { files: ['image.jpg', 'image.jpg'] },
  },
  {
    name: 'attachment whose base64 is broken',
    raw: rawMail(
      headers('Subject: x', mixed),
      parts('b', text, ['Content-Type: application/x; name=a.bin', 'Content-Transfer-Encoding: base64', '', '****', 'not base64 at all?']),
    ),
    reading: { files: ['a.bin'] },
  },
  {
    name: 'the whole mail is a picture',
    raw: rawMail(headers('Subject: Kuva', 'Content-Type: image/jpeg; name="ruutu.jpg"', 'Content-Transfer-Encoding: base64'), ['/9j/4AAQ']),
    reading: { subject: 'Kuva', files: ['ruutu.jpg'], text: [''] },
  },
];
