import { headers, rawMail, type HardMail, type Reading } from './hardMail.ts';

function reply(
  name: string,
  own: readonly string[],
  nature: NonNullable<Reading['nature']> = 'auto-response',
  body: readonly string[] = ['Olen poissa.'],
): HardMail {
  return { name, raw: rawMail(headers(...own), body), reading: { nature } };
}

/** Out-of-office replies and other answers of machines, and mail that only looks like one. */
export const automatic: readonly HardMail[] = [
  reply('Exchange out of office in Finnish', [
    'Subject: Automaattinen vastaus: [#12] Tulostin',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
  ]),
  reply('out of office in Finnish, by subject alone', ['Subject: Poissa: Re: Tulostin']),
  reply('out of office in Finnish, other words', ['Subject: =?utf-8?Q?Poissaoloviesti_-_lomalla_31=2E8=2E_asti?=']),
  reply('out of office in Swedish, by subject alone', ['Subject: Autosvar: Skrivaren']),
  reply('out of office in Swedish with encoded letters', ['Subject: =?iso-8859-1?Q?Fr=E5nvaro:_semester?=']),
  reply('out of office in English', ['Subject: Automatic reply: Printer']),
  reply('out of office in English, old style', ['Subject: Out of Office AutoReply: Printer']),
  reply('marked by an outside gateway', ['Subject: [EXTERNAL] Out of office: Printer']),
  reply('vacation by the book', ['Subject: Re: Tulostin', 'Auto-Submitted: auto-replied (vacation)', 'Return-Path: <>']),
  reply('cPanel autoresponder', ['Subject: Re: Tulostin', 'X-Autorespond: Re: Tulostin', 'Precedence: auto_reply']),
  reply('old autoresponder', ['Subject: Re: Tulostin', 'X-Autoreply: yes']),
  reply('news letter', ['Subject: Uutiskirje', 'List-Unsubscribe: <mailto:u@x.example>', 'Precedence: bulk']),
  reply('mailing list', ['Subject: Hei kaikki', 'List-Id: Everyone <all.acme.example>']),
  reply(
    'read receipt',
    ['Subject: Luettu: Tulostin', 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b'],
    'auto-response',
    [
      '--b',
      '',
      'Viesti luettiin.',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '--b--',
    ],
  ),
  reply('Auto-Submitted: no is a person', ['Subject: Tulostin', 'Auto-Submitted: no'], 'message'),
  reply('a person answers an automatic reply', ['Subject: Re: Automaattinen vastaus: Tulostin'], 'message', ['Kiitos, odotan.']),
  reply('a device that is out of use', ['Subject: Poissa käytöstä: tulostin 3. krs'], 'message', ['Vika']),
  reply('the absence system is broken', ['Subject: Frånvarorapporten går inte att skicka'], 'message', ['Hjälp']),
  reply('a licence question', ['Subject: Out of Office 365 licences'], 'message', ['Help']),
  reply('a person writes about postmaster', ['Subject: Undelivered mail for a customer'], 'message', [
    'My mail bounced, what does 550 5.1.1 mean?',
  ]),
  reply('ordinary priority headers', ['Subject: Kiire', 'Precedence: normal', 'X-Priority: 1', 'X-MS-Has-Attach: '], 'message'),
];
