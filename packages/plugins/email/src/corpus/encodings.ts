import { base64, headers, rawMail, type HardMail } from './hardMail.ts';

const plain = (charset: string, encoding = '8bit') => [
  `Content-Type: text/plain; charset=${charset}`,
  `Content-Transfer-Encoding: ${encoding}`,
];

/** Mail whose bytes are not what its labels say, and mail with rare but right labels. */
export const encodings: readonly HardMail[] = [
  {
    name: 'utf-8 label over latin-1 bytes',
    raw: rawMail(headers('Subject: Tulostin', ...plain('utf-8')), ['Päivää, tulostin ei käynnisty.'], 'latin1'),
    reading: { text: ['Päivää, tulostin ei käynnisty.'] },
  },
  {
    name: 'utf-8 label over latin-1 in quoted-printable',
    raw: rawMail(headers('Subject: x', ...plain('utf-8', 'quoted-printable')), ['Hyv=E4=E4 huomenta, =E5rsrapport']),
    reading: { text: ['Hyvää huomenta, årsrapport'] },
  },
  {
    name: 'utf-8 label over latin-1 in base64',
    raw: rawMail(headers('Subject: x', ...plain('utf-8', 'base64')), [Buffer.from('Kärkölä', 'latin1').toString('base64')]),
    reading: { text: ['Kärkölä'] },
  },
  {
    name: 'iso-8859-1 label over utf-8 bytes',
    raw: rawMail(headers('Subject: x', ...plain('iso-8859-1')), ['Näppäimistö on rikki, öljyä päällä']),
    reading: { text: ['Näppäimistö on rikki, öljyä päällä'] },
  },
  {
    name: 'no label, latin-1 bytes',
    raw: rawMail(headers('Subject: x'), ['Hälsningar från Åbo'], 'latin1'),
    reading: { text: ['Hälsningar från Åbo'] },
  },
  {
    name: 'no label, utf-8 bytes',
    raw: rawMail(headers('Subject: x'), ['Hälsningar från Åbo €']),
    reading: { text: ['Hälsningar från Åbo €'] },
  },
  {
    name: 'us-ascii label over utf-8 bytes',
    raw: rawMail(headers('Subject: x', ...plain('us-ascii')), ['Lösenordet går inte']),
    reading: { text: ['Lösenordet går inte'] },
  },
  {
    name: 'iso-8859-15 with the euro sign',
    raw: rawMail(headers('Subject: x', ...plain('iso-8859-15')), ['Hinta 5 \xa4, \xb8uvre'], 'latin1'),
    reading: { text: ['Hinta 5 €'] },
  },
  {
    name: 'iso-8859-1 label over windows-1252 quotes',
    raw: rawMail(headers('Subject: x', ...plain('iso-8859-1')), ['Virhe \x93ei oikeuksia\x94 \x96 apua'], 'latin1'),
    reading: { text: ['“ei oikeuksia” – apua'] },
  },
  {
    name: 'windows-1250 by its label',
    raw: rawMail(headers('Subject: x', ...plain('windows-1250')), ['P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd'], 'latin1'),
    reading: { text: ['Příliš žluťoučký'] },
  },
  {
    name: 'windows-1250 bytes known by Content-Language only',
    raw: rawMail(headers('Subject: x', 'Content-Language: cs', ...plain('utf-8')), ['P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd'], 'latin1'),
    reading: { text: ['Příliš žluťoučký'] },
  },
  {
    name: 'a charset nobody knows, over utf-8',
    raw: rawMail(headers('Subject: x', ...plain('x-unknown-8')), ['Sähkökatko']),
    reading: { text: ['Sähkökatko'] },
  },
  {
    name: 'a charset nobody knows, over latin-1',
    raw: rawMail(headers('Subject: x', ...plain('"unknown-8bit"')), ['Sähkökatko'], 'latin1'),
    reading: { text: ['Sähkökatko'] },
  },
  {
    name: 'raw latin-1 in subject and name',
    raw: rawMail(headers('From: Väinö Mäki <vaino@acme.example>', 'Subject: Työasema jumissa'), ['x'], 'latin1'),
    reading: { subject: 'Työasema jumissa', fromName: 'Väinö Mäki', from: 'vaino@acme.example' },
  },
  {
    name: 'raw utf-8 in subject and name',
    raw: rawMail(headers('From: Väinö Mäki <vaino@acme.example>', 'Subject: Työasema jumissa'), ['x']),
    reading: { subject: 'Työasema jumissa', fromName: 'Väinö Mäki' },
  },
  {
    name: 'encoded word labelled utf-8 over latin-1',
    raw: rawMail(headers('Subject: =?utf-8?Q?K=E4ytt=F6oikeus?='), ['x']),
    reading: { subject: 'Käyttöoikeus' },
  },
  {
    name: 'encoded words that cut a character in two',
    raw: rawMail(headers('Subject: =?utf-8?B?w6TDpMO=?= =?utf-8?B?pMOk?='), ['x']),
    reading: { subject: 'ääää' },
  },
  {
    name: 'encoded words folded, mixed charsets, spaces between dropped',
    raw: rawMail(headers('Subject: =?iso-8859-1?Q?P=E4=E4sy?=\r\n =?utf-8?B?b2lrZXVz?=\r\n\tpuuttuu'), ['x']),
    reading: { subject: 'Pääsyoikeus puuttuu' },
  },
  {
    name: 'encoded word inside quotes in a name',
    raw: rawMail(headers('From: "=?utf-8?Q?M=C3=A4kinen=2C_Liisa?=" <liisa@acme.example>'), ['x']),
    reading: { from: 'liisa@acme.example', fromName: 'Mäkinen, Liisa' },
  },
  {
    name: 'iso-2022-jp',
    raw: rawMail(
      headers('Subject: =?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=', ...plain('iso-2022-jp', '7bit')),
      ['\x1b$BF|K\\8l\x1b(B'],
      'latin1',
    ),
    reading: { subject: '日本語', text: ['日本語'] },
  },
  {
    name: 'utf-16 in base64',
    raw: rawMail(headers('Subject: x', ...plain('utf-16le', 'base64')), [base64(Buffer.from('Hyvää työtä', 'utf16le'))]),
    reading: { text: ['Hyvää työtä'] },
  },
  {
    name: 'latin-1 quotation inside utf-8 text',
    raw: Buffer.concat([
      rawMail(headers('Subject: x', ...plain('utf-8')), ['Tässä uusi vastaus €:']),
      Buffer.from('\r\n> Vanha s\xe4hk\xf6posti\r\n', 'latin1'),
    ]),
    reading: { text: ['Tässä uusi vastaus €:', '> Vanha sähköposti'] },
  },
  {
    name: 'NUL bytes in text and subject',
    raw: rawMail(headers('Subject: Vika\0 koneessa', ...plain('utf-8')), ['Ensin\0 toinen\0']),
    reading: { subject: 'Vika koneessa', text: ['Ensin toinen'] },
  },
  {
    name: 'quoted-printable with broken escapes',
    raw: rawMail(headers('Subject: x', ...plain('utf-8', 'quoted-printable')), ['100=% varma =ZZ ja =C3=A4=', ' jatkuu=']),
    reading: { text: ['100=% varma =ZZ ja ä jatkuu'] },
  },
  {
    name: 'base64 with line noise and padding in every line',
    raw: rawMail(headers('Subject: x', ...plain('utf-8', 'base64')), ['SGVp', 'IHZhYW4=', 'IG1hYWlsbWE=', '', '-- ', 'Sent by a gateway']),
    reading: { text: ['Hei vaan maailma'] },
  },
  {
    name: 'uuencoded is not a known encoding',
    raw: rawMail(headers('Subject: x', ...plain('utf-8', 'x-uuencode')), ['begin 644 a.txt', '#0V%T', '`', 'end']),
    reading: { text: ['begin 644 a.txt'] },
  },
];
