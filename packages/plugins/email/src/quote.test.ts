import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stripQuote } from './quote.ts';

const strip = (...lines: string[]) => stripQuote(lines.join('\n'), 'Re: Tulostin');

describe('what is quoted is left out', () => {
  it.each([
    ['Gmail, English', ['On Mon, 2 Nov 2026 at 10:00, Help <help@acme.example> wrote:', '', '> Hei']],
    ['Gmail, English, wrapped', ['On Mon, 2 Nov 2026 at 10:00, The Help Desk of Acme', '<help@acme.example> wrote:', '> Hei']],
    ['Gmail, Finnish', ['ma 2. marrask. 2026 klo 10.00 Help (help@acme.example) kirjoitti:', '', '> Hei']],
    ['Gmail, Swedish', ['Den mån 2 nov. 2026 kl 10:00 skrev Help <help@acme.example>:', '', '> Hei']],
    ['Apple, Finnish', ['Help <help@acme.example> kirjoitti 2.11.2026 kello 10.00:', '', '> Hei']],
    ['Apple, Swedish', ['2 nov. 2026 kl. 10:00 skrev Help <help@acme.example>:', '', '> Hei']],
    ['Thunderbird, Finnish', ['2.11.2026 10.00, Help kirjoitti:', '> Hei']],
    ['an attribution whose quotation has no marks', ['On 2 Nov 2026 Help wrote:', '', 'Hei', 'Terveisin Help']],
    [
      'Outlook, English',
      ['From: Help <help@acme.example>', 'Sent: Monday, 2 November 2026 10:00', 'To: Ada', 'Subject: Re: Tulostin', '', 'Hei'],
    ],
    [
      'Outlook, Finnish',
      [
        'Lähettäjä: Help <help@acme.example>',
        'Lähetetty: maanantai 2. marraskuuta 2026 10.00',
        'Vastaanottaja: Ada',
        'Aihe: Tulostin',
        '',
        'Hei',
      ],
    ],
    [
      'Outlook, Swedish',
      ['Från: Help <help@acme.example>', 'Skickat: den 2 november 2026 10:00', 'Till: Ada', 'Ämne: Skrivaren', '', 'Hej'],
    ],
    ['Outlook, bold in text', ['*From:* Help <help@acme.example>', '*Sent:* Monday', '*To:* Ada', '', 'Hei']],
    ['Outlook, with a rule', ['________________________________', 'From: Help', 'Sent: Monday', 'To: Ada', '', 'Hei']],
    [
      'Outlook on a phone, with a blank line under the rule',
      ['________________________________', '', 'Från: Help', 'Skickat: måndag', 'Till: Ada', '', 'Hej'],
    ],
    ['old Outlook', ['-----Original Message-----', 'From: Help', 'Hei']],
    ['old Outlook, Finnish', ['----- Alkuperäinen viesti -----', 'Hei']],
    ['old Outlook, Swedish', ['-----Ursprungligt meddelande-----', 'Hej']],
    ['marks alone', ['> Hei', '> > vanhempi', '>']],
  ])('%s', (_, quoted) => {
    expect(strip('Ei auttanut.', '', ...quoted)).toBe('Ei auttanut.');
  });

  it('but answers between and below it stay', () => {
    expect(strip('On 2 Nov 2026 Help wrote:', '> Toimiiko?', 'Ei.', '> Entä nyt?', 'Ei nytkään.')).toBe('Ei.\nEi nytkään.');
    expect(strip('> Toimiiko?', '', 'Ei.')).toBe('Ei.');
  });

  it('but a forwarded mail stays, since it is what the mail says', () => {
    const text = ['Tämä tuli tänään.', '', 'From: Shop <shop@x.example>', 'Sent: Monday', 'To: Ada', '', 'Maksa heti.'].join('\n');
    for (const subject of ['Fwd: Lasku', 'FW: Lasku', 'VL: Lasku', 'VB: Faktura', 'WG: Rechnung'])
      expect(stripQuote(text, subject)).toBe(text);
    expect(stripQuote(text, 'VS: Lasku')).toBe('Tämä tuli tänään.');
  });
});

describe('the signature is left out', () => {
  it('below its mark', () => {
    expect(strip('Ei auttanut.', '', '-- ', 'Ada Lovelace', 'Acme Oy')).toBe('Ei auttanut.');
    expect(strip('Ei auttanut.', '--', 'Ada')).toBe('Ei auttanut.');
  });

  it.each([
    'Sent from my iPhone',
    'Lähetetty iPhonesta',
    'Skickat från min iPhone',
    'Get Outlook for iOS',
    'Hanki Outlook for Android',
    'Lähetetty Outlook-sovelluksesta',
  ])('that a phone adds: %s', (line) => {
    expect(strip('Ei auttanut.', '', line)).toBe('Ei auttanut.');
    expect(strip('Ei auttanut.', '', line, '', 'On 2 Nov 2026 Help wrote:', '> Hei')).toBe('Ei auttanut.');
  });

  it('but what stands below a line and is too long for a signature stays', () => {
    const long = Array.from({ length: 20 }, (_, i) => `kohta ${i}`);
    expect(strip('Luettelo', '--', ...long)).toContain('kohta 19');
  });
});

describe('text that only looks like a quotation stays', () => {
  it.each([
    ['a colleague wrote', ['Esimieheni kirjoitti:', 'tilaa uusi kone']],
    ['From in a sentence', ['From: here it does not work', 'nor there']],
    ['dashes', ['---- tärkeää ----', 'kone savuaa']],
    ['a log', ['12:01 error', '12:02 wrote 5 blocks']],
    [
      'a phone that sent something',
      ['Sent from my iPhone the picture does not arrive and I have tried it twenty times since this morning'],
    ],
  ])('%s', (_, lines) => {
    expect(strip(...lines)).toBe(lines.join('\n'));
  });
});

describe('the result', () => {
  const line = fc.constantFrom(
    'Hei',
    '',
    '> Hei',
    '-- ',
    'On 2 Nov 2026 Help wrote:',
    'From: a',
    'Sent: b',
    'To: c',
    '________________________________',
    'Sent from my iPhone',
    ' ',
  );

  it('is never empty when the text is not, has nothing that the text has not, and takes no second pass', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }), fc.constantFrom('', 'Re: x', 'Fwd: x'), (lines, subject) => {
        const text = lines.join('\n');
        const stripped = stripQuote(text, subject);
        expect(stripped === '').toBe(text.trim() === '');
        const own = stripped.split('\n').map((one) => one.trim());
        for (const one of own) expect(text).toContain(one);
      }),
    );
  });

  it('comes soon, however long and odd the text is', () => {
    for (const piece of ['> \n', 'On 1 a wrote:\n', 'From: x\nSent: y\n', '-- \n', '\n', 'wrote:', 'On ', '-', '_'.repeat(20) + '\n']) {
      stripQuote(piece.repeat(Math.floor(1_000_000 / piece.length)), '');
    }
  });
});
