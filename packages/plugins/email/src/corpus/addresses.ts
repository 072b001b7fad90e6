import { headers, rawMail, type HardMail } from './hardMail.ts';

const long = 'x'.repeat(200_000);

/** Mail with headers that bend or break the rules. */
export const addresses: readonly HardMail[] = [
  {
    name: 'no From at all',
    raw: rawMail(['To: help@acme.example', 'Subject: Kuka'], ['x']),
    reading: { from: '', subject: 'Kuka', trouble: 'sender' },
  },
  {
    name: 'no From, but a Sender',
    raw: rawMail(['Sender: Scanner <scan@acme.example>', 'To: help@acme.example', 'Subject: Skannaus'], ['x']),
    reading: { from: 'scan@acme.example', fromName: 'Scanner', trouble: 'From' },
  },
  {
    name: 'two From headers',
    raw: rawMail(['From: ada@acme.example', 'From: boss@acme.example', 'To: help@acme.example'], ['x']),
    reading: { from: 'ada@acme.example', trouble: 'From' },
  },
  {
    name: 'two addresses in From',
    raw: rawMail(headers('From: Ada <ada@acme.example>, Ben <ben@acme.example>'), ['x']),
    reading: { from: 'ada@acme.example', fromName: 'Ada' },
  },
  {
    name: 'address that poses as a name',
    raw: rawMail(headers('From: "boss@acme.example" <thief@evil.example>'), ['x']),
    reading: { from: 'thief@evil.example', fromName: 'boss@acme.example' },
  },
  {
    name: 'encoded word that decodes to an address',
    raw: rawMail(headers('From: =?utf-8?Q?boss=40acme=2Eexample?= <thief@evil.example>'), ['x']),
    reading: { from: 'thief@evil.example' },
  },
  {
    name: 'group addresses',
    raw: rawMail(
      headers('To: Helpdesk: help@acme.example, Ben <ben@acme.example>;, undisclosed-recipients:;', 'Cc: "A, B" <ab@acme.example>'),
      ['x'],
    ),
    reading: { to: ['help@acme.example', 'ben@acme.example'], cc: ['ab@acme.example'] },
  },
  {
    name: 'capital letters and comments in addresses',
    raw: rawMail(headers('From: ADA@ACME.Example (Ada of sales)', 'To: <Help@Acme.Example>'), ['x']),
    reading: { from: 'ada@acme.example', to: ['help@acme.example'] },
  },
  {
    name: 'missing angle bracket and stray quote',
    raw: rawMail(headers('From: "Ada Lovelace <ada@acme.example'), ['x']),
    reading: { from: 'ada@acme.example' },
  },
  {
    name: 'international domain in ACE form',
    raw: rawMail(headers('From: Ada <ada@xn--yritys-jua.example>'), ['x']),
    reading: { from: 'ada@xn--yritys-jua.example' },
  },
  {
    name: 'two subjects',
    raw: rawMail(headers('Subject: Ensimmäinen', 'Subject: Toinen'), ['x']),
    reading: { subject: 'Ensimmäinen' },
  },
  {
    name: 'subject of two hundred thousand characters',
    raw: rawMail(headers(`Subject: ${long}`), ['teksti']),
    reading: { text: ['teksti'], trouble: 'subject' },
  },
  {
    name: 'a header of three megabytes',
    raw: rawMail(headers(`X-Spam: ${'y'.repeat(3_000_000)}`, 'Subject: Iso'), ['teksti']),
    reading: { from: 'ada@acme.example', subject: 'Iso', text: ['teksti'], trouble: 'header' },
  },
  {
    name: 'line break smuggled into the subject',
    raw: rawMail(headers('Subject: =?utf-8?Q?Hei=0D=0ABcc:_all@acme.example?='), ['x']),
    reading: { subject: 'Hei Bcc: all@acme.example' },
  },
  {
    name: 'direction marks in subject and name',
    raw: rawMail(headers('From: =?utf-8?B?4oCuYWRB?= <ada@acme.example>', 'Subject: =?utf-8?B?4oCuZmRwLmV4ZQ==?='), ['x']),
    reading: { subject: 'fdp.exe', fromName: 'adA' },
  },
  {
    name: 'mbox line above the headers',
    raw: rawMail(['From ada@acme.example Mon Nov  2 10:00:00 2026', ...headers('Subject: Postilaatikosta')], ['teksti']),
    reading: { from: 'ada@acme.example', subject: 'Postilaatikosta', text: ['teksti'] },
  },
  {
    name: 'blank lines above the headers',
    raw: Buffer.concat([Buffer.from('\r\n\r\n'), rawMail(headers('Subject: Alku'), ['teksti'])]),
    reading: { from: 'ada@acme.example', subject: 'Alku', text: ['teksti'] },
  },
  {
    name: 'byte order mark above the headers',
    raw: Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      rawMail(['From: ada@acme.example', 'To: help@acme.example', 'Subject: Merkki'], ['x']),
    ]),
    reading: { from: 'ada@acme.example', subject: 'Merkki' },
  },
  {
    name: 'LF alone ends each line',
    raw: Buffer.from(rawMail(headers('Subject: Unix'), ['rivi 1', 'rivi 2'])).filter((byte) => byte !== 13),
    reading: { subject: 'Unix', text: ['rivi 1\nrivi 2'] },
  },
  {
    name: 'CR alone ends each line',
    raw: Buffer.from(rawMail(headers('Subject: Mac'), ['rivi 1', 'rivi 2'])).filter((byte) => byte !== 10),
    reading: { subject: 'Mac', from: 'ada@acme.example', text: ['rivi 1\nrivi 2'] },
  },
  {
    name: 'a header without a colon in the middle',
    raw: rawMail(['From: ada@acme.example', 'this line is no header', 'To: help@acme.example', 'Subject: Keskellä'], ['x']),
    reading: { from: 'ada@acme.example', to: ['help@acme.example'], subject: 'Keskellä' },
  },
  {
    name: 'a date that is no date',
    raw: rawMail(headers('Date: huomenna klo 12'), ['x']),
    reading: { sentAt: null, trouble: 'Date' },
  },
  {
    name: 'a date with a comment and a two-digit year',
    raw: rawMail(headers('Date: Mon, 02 Nov 26 10:00:00 +0200 (EET)'), ['x']),
    reading: { sentAt: '2026-11-02T08:00:00.000Z' },
  },
  {
    name: 'references folded, repeated and without brackets',
    raw: rawMail(
      headers(
        'In-Reply-To: Your message of Monday <a@acme.example>',
        'References: <a@acme.example>\r\n <b@acme.\r\n example> <a@acme.example>\r\n\tplain@acme.example',
      ),
      ['x'],
    ),
    reading: { inReplyTo: ['a@acme.example'], references: ['a@acme.example', 'b@acme.example', 'plain@acme.example'] },
  },
  {
    name: 'Message-ID without brackets',
    raw: rawMail(headers('Message-ID: m1@acme.example  '), ['x']),
    reading: { externalId: 'm1@acme.example' },
  },
  {
    name: 'an empty mail',
    raw: new Uint8Array(0),
    reading: { from: '', subject: '', text: [''], trouble: 'empty' },
  },
  {
    name: 'headers and nothing else, cut in the middle of one',
    raw: Buffer.from('From: ada@acme.example\r\nTo: help@acme.example\r\nSubj'),
    reading: { from: 'ada@acme.example', to: ['help@acme.example'] },
  },
];
