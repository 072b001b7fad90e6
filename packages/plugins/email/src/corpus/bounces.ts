import { headers, parts, rawMail, type HardMail, type Reading } from './hardMail.ts';

const own = 't12.m34.0011223344556677@desk.example';

interface Report {
  readonly from: string;
  readonly subject: string;
  readonly perMessage?: readonly string[];
  readonly perRecipient: readonly string[];
  readonly said?: string;
  readonly original?: readonly string[];
}

/** A delivery status notification in three parts, as RFC 3464 has it. */
function report(name: string, r: Report, reading: Reading): HardMail {
  const original = r.original ?? [
    'Content-Type: message/rfc822',
    '',
    'From: help@acme.example',
    `Message-ID: <${own}>`,
    'Subject: Re: Tulostin',
    '',
    'Hei',
  ];
  const body = parts(
    'r',
    ['Content-Type: text/plain; charset=utf-8', '', r.said ?? 'Your message could not be delivered.'],
    ['Content-Type: message/delivery-status', '', ...(r.perMessage ?? ['Reporting-MTA: dns; mx.example']), '', ...r.perRecipient],
    [...original],
  );
  const head = headers(
    `From: ${r.from}`,
    `Subject: ${r.subject}`,
    'Return-Path: <>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
  );
  return { name, raw: rawMail(head, body), reading };
}

function plainBounce(name: string, head: readonly string[], body: readonly string[], reading: Reading): HardMail {
  return { name, raw: rawMail(headers(...head), body), reading };
}

/** Bounces as different mail servers write them, and reports that are no failure. */
export const bounces: readonly HardMail[] = [
  report(
    'Postfix, unknown user',
    {
      from: 'Mail Delivery System <MAILER-DAEMON@mx.acme.example>',
      subject: 'Undelivered Mail Returned to Sender',
      perRecipient: [
        'Final-Recipient: rfc822; gone@acme.example',
        'Original-Recipient: rfc822;gone@acme.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      ],
    },
    { nature: 'bounce', bounce: { permanent: true, status: '5.1.1', recipient: 'gone@acme.example', originalMessageId: own } },
  ),
  report(
    'Postfix, delayed',
    {
      from: 'MAILER-DAEMON@mx.acme.example (Mail Delivery System)',
      subject: 'Delayed Mail (still being retried)',
      perRecipient: [
        'Final-Recipient: rfc822; slow@acme.example',
        'Action: delayed',
        'Status: 4.4.1',
        'Will-Retry-Until: Sat, 7 Nov 2026 10:00:00 +0200',
      ],
      original: ['Content-Type: text/rfc822-headers', '', `Message-ID:\r\n <${own}>`, 'Subject: Re: Tulostin'],
    },
    { nature: 'bounce', bounce: { permanent: false, status: '4.4.1', recipient: 'slow@acme.example', originalMessageId: own } },
  ),
  report(
    'Exchange Online, Finnish subject',
    {
      from: 'Microsoft Outlook <postmaster@acme.example>',
      subject: '=?utf-8?Q?Ei_voi_toimittaa:_Re:_Tulostin?=',
      perMessage: ['Reporting-MTA: dns;HE1PR01.eurprd01.prod.exchange.example', 'Received-From-MTA: dns;x.example'],
      perRecipient: [
        'Final-Recipient: rfc822;Gone@Acme.Example',
        'Action: failed',
        'Status: 5.1.10',
        'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound',
        'X-Display-Name: Gone',
      ],
    },
    { nature: 'bounce', bounce: { permanent: true, status: '5.1.10', recipient: 'gone@acme.example', originalMessageId: own } },
  ),
  report(
    'Gmail, mailbox full',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
      subject: 'Delivery Status Notification (Failure)',
      perRecipient: [
        'Final-Recipient: rfc822; full@acme.example',
        'Action: failed',
        'Status: 4.2.2',
        'Diagnostic-Code: smtp; 452 4.2.2 over quota',
      ],
    },
    { nature: 'bounce', bounce: { permanent: false, status: '4.2.2', recipient: 'full@acme.example', originalMessageId: own } },
  ),
  report(
    'Sendmail, status with words after it and folded fields',
    {
      from: 'MAILER-DAEMON',
      subject: 'Returned mail: see transcript for details',
      perRecipient: [
        'Original-Recipient: rfc822;gone@acme.example',
        'Final-Recipient: RFC822;\r\n gone@acme.example',
        'Action: Failed',
        'Status: 5.7.1 (delivery not authorized)',
      ],
    },
    {
      from: '',
      nature: 'bounce',
      bounce: { permanent: true, status: '5.7.1', recipient: 'gone@acme.example', originalMessageId: own },
      trouble: 'sender',
    },
  ),
  report(
    'two recipients, one of them failed',
    {
      from: 'MAILER-DAEMON@x.example',
      subject: 'Mail delivery report',
      perRecipient: [
        'Final-Recipient: rfc822; ok@acme.example',
        'Action: relayed',
        'Status: 2.0.0',
        '',
        'Final-Recipient: rfc822; gone@acme.example',
        'Action: failed',
        'Status: 5.1.1',
      ],
    },
    { nature: 'bounce', bounce: { permanent: true, status: '5.1.1', recipient: 'gone@acme.example', originalMessageId: own } },
  ),
  report(
    'delivered: a receipt, not a bounce',
    {
      from: 'MAILER-DAEMON@x.example',
      subject: 'Successful Mail Delivery Report',
      perRecipient: ['Final-Recipient: rfc822; ok@acme.example', 'Action: delivered', 'Status: 2.0.0'],
    },
    { nature: 'auto-response' },
  ),
  plainBounce(
    'qmail, in plain text',
    ['From: MAILER-DAEMON@mx.example', 'Subject: failure notice', 'Return-Path: <>'],
    [
      'Hi. This is the qmail-send program at mx.example.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      '',
      '<gone@acme.example>:',
      'User unknown (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      `Message-ID: <${own}>`,
      'Subject: Re: Tulostin',
    ],
    { nature: 'bounce', bounce: { permanent: true, status: '5.1.1', recipient: 'gone@acme.example', originalMessageId: own } },
  ),
  plainBounce(
    'Exim, in plain text',
    [
      'From: Mail Delivery System <Mailer-Daemon@mx.example>',
      'Subject: Mail delivery failed: returning message to sender',
      'X-Failed-Recipients: gone@acme.example',
      'Auto-Submitted: auto-replied',
    ],
    [
      'This message was created automatically by mail delivery software.',
      '',
      '  gone@acme.example',
      '    SMTP error from remote mail server after RCPT TO:',
      '    550 No such user',
      '',
      '------ This is a copy of the message ------',
      '',
      `Message-id: <${own}>`,
    ],
    { nature: 'bounce', bounce: { permanent: true, recipient: 'gone@acme.example', originalMessageId: own } },
  ),
  plainBounce(
    'null return path and nothing else',
    ['From: system@mx.example', 'Subject: Viesti', 'Return-Path: <>'],
    ['Jotain meni vikaan.'],
    { nature: 'bounce', bounce: { permanent: false } },
  ),
];
