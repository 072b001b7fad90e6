import { describe, expect, it } from '@jest/globals';
import { classify, type MailTraits } from './classify.ts';

const failed = { outcome: 'failed', permanent: true, status: '5.1.1' } as const;

function traits(given: Record<string, string>, more: Partial<MailTraits> = {}): MailTraits {
  return {
    headers: new Map(Object.entries(given).map(([name, value]) => [name, [value]])),
    subject: given['subject'] ?? '',
    nullReturnPath: false,
    plainReport: () => failed,
    originalId: () => undefined,
    ...more,
  };
}

const natureOf = (given: Record<string, string>, more: Partial<MailTraits> = {}) => classify(traits(given, more)).nature;

describe('the headers of machines', () => {
  it.each([
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'auto-generated; x=1'],
    ['auto-submitted', 'auto-notified'],
    ['x-autoreply', 'yes'],
    ['x-autorespond', 'Re: Tulostin'],
    ['x-autoresponder', '1'],
    ['precedence', 'bulk'],
    ['precedence', 'junk'],
    ['precedence', 'List'],
    ['precedence', 'auto_reply'],
    ['x-auto-response-suppress', 'DR, OOF, AutoReply'],
    ['list-id', '<all.acme.example>'],
    ['list-unsubscribe', '<mailto:u@x.example>'],
    ['content-type', 'multipart/report; report-type="disposition-notification"; boundary=b'],
    ['content-type', 'multipart/report; boundary=b; report-type=feedback-report'],
  ])('%s: %s is an automatic answer, and the header is the reason', (name, value) => {
    expect(classify(traits({ [name]: value }))).toEqual({ nature: 'auto-response', why: expect.stringContaining(`${name}: `) });
  });

  it.each([
    ['auto-submitted', 'no'],
    ['auto-submitted', ''],
    ['x-autoreply', 'no'],
    ['precedence', 'normal'],
    ['precedence', 'bulky'],
    ['x-auto-response-suppress', 'None'],
    ['list-id', ''],
  ])('%s: %s says nothing', (name, value) => {
    expect(classify(traits({ [name]: value }))).toEqual({ nature: 'message' });
  });
});

describe('the subject of an automatic answer', () => {
  it.each([
    'Automaattinen vastaus: Tulostin',
    'AUTOMAATTINEN VASTAUS',
    'Poissa',
    'Poissa: Tulostin',
    'Poissa toimistosta',
    'Poissaoloviesti: Ada',
    'Poissaoloilmoitus',
    'Olen lomalla!',
    'Lomavastaaja: Ada',
    'Autosvar: Skrivaren',
    'Automatiskt svar: Skrivaren',
    'Frånvaro: semester',
    'Frånvaromeddelande',
    'Frånvarande - till måndag',
    'Ej på kontoret',
    'Automatic reply: Printer',
    'Auto-Reply: Printer',
    'Autoreply',
    'Out of Office',
    'Out of the office: until Monday',
    'Out of Office AutoReply: Printer',
    'Away from my office (until Monday)',
    'Vacation reply',
    '[EXTERNAL] [SPAM?] Automatic reply: Printer',
  ])('%s', (subject) => {
    expect(natureOf({ subject })).toBe('auto-response');
  });

  it.each([
    '',
    'Poissa käytöstä: tulostin',
    'Poissaolot eivät näy työajassa',
    'Frånvarorapporten går inte att skicka',
    'Autosvaret fungerar inte',
    'Out of Office 365 licences',
    'Out of office replies are not sent',
    'Re: Automaattinen vastaus: Tulostin',
    'VS: Poissa: Tulostin',
    'Tulostin poissa',
    'Automatic replying does not work',
    'Vacation days are wrong',
  ])('is not: %s', (subject) => {
    expect(natureOf({ subject })).toBe('message');
  });
});

describe('bounces', () => {
  const report = { 'content-type': 'multipart/report; report-type=delivery-status; boundary=b' };

  it('are told by a delivery report of a failure or a delay, with what it says', () => {
    const recipient = 'gone@acme.example';
    expect(classify(traits(report, { report: { ...failed, recipient }, originalId: () => 'a@b' }))).toEqual({
      nature: 'bounce',
      why: 'delivery-status: failed',
      bounce: { permanent: true, status: '5.1.1', recipient, originalMessageId: 'a@b' },
    });
    expect(classify(traits(report, { report: { outcome: 'delayed', permanent: false } }))).toEqual({
      nature: 'bounce',
      why: 'delivery-status: delayed',
      bounce: { permanent: false },
    });
  });

  it('are not told by a report of success, which is an automatic answer', () => {
    expect(natureOf(report, { report: { outcome: 'done', permanent: false }, nullReturnPath: true })).toBe('auto-response');
  });

  it('are not told by a report that a person forwards', () => {
    const forwarded = { from: 'ada@acme.example', 'content-type': 'multipart/mixed; boundary=b', subject: 'VL: Undelivered Mail' };
    expect(natureOf(forwarded, { report: failed })).toBe('message');
  });

  it.each([
    { from: 'MAILER-DAEMON' },
    { from: 'MAILER-DAEMON@mx.acme.example (Mail Delivery System)' },
    { from: '"Mail Delivery" <Mailer-Daemon@mx.acme.example>' },
    { from: 'postmaster@acme.example', subject: 'Undeliverable: Re: Tulostin' },
    { from: 'Postmaster <postmaster@acme.example>', subject: 'Meddelandet kunde inte levereras' },
    { 'x-failed-recipients': 'gone@acme.example' },
  ])('are told without a report by %j', (given) => {
    expect(natureOf(given)).toBe('bounce');
  });

  it.each([
    { from: 'postmaster@acme.example', subject: 'Levytila loppuu' },
    { from: 'Ada <ada@acme.example>', subject: 'Undelivered mail' },
    { from: 'mailer-daemon-fan@acme.example' },
  ])('are not told by %j', (given) => {
    expect(natureOf(given)).toBe('message');
  });

  it('are told by a null return path only when nothing says that it is an automatic answer', () => {
    expect(natureOf({ subject: 'Viesti' }, { nullReturnPath: true })).toBe('bounce');
    expect(natureOf({ subject: 'Poissa: Tulostin' }, { nullReturnPath: true })).toBe('auto-response');
    expect(natureOf({ 'auto-submitted': 'auto-replied' }, { nullReturnPath: true })).toBe('auto-response');
  });

  it('outweigh the header of an automatic answer, which mail servers put on them', () => {
    expect(natureOf({ from: 'MAILER-DAEMON@x.example', 'auto-submitted': 'auto-replied' })).toBe('bounce');
    expect(natureOf({ ...report, 'auto-submitted': 'auto-replied' }, { report: failed })).toBe('bounce');
  });
});
