import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InboundMessage } from '@luuri/core';
import { corpus, type HardMail, type Reading } from './corpus/index.ts';
import { headers, parts, rawMail } from './corpus/hardMail.ts';
import { readMail } from './read.ts';

const holds = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

/** The fields of a message that the reading of a hard mail names, in the shape of the reading. */
function asReading(message: InboundMessage, wanted: Reading): Reading {
  const all: Reading = {
    from: message.from.address,
    fromName: message.from.name ?? '',
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: (wanted.text ?? []).filter((piece) => message.text.includes(piece)),
    textLacks: (wanted.textLacks ?? []).filter((piece) => !message.text.includes(piece)),
    files: message.attachments.map((file) => file.name),
    firstFileHolds: holds(message.attachments[0]?.bytes).includes(wanted.firstFileHolds ?? '')
      ? (wanted.firstFileHolds ?? '')
      : 'something else',
    externalId: message.externalId ?? '',
    inReplyTo: message.inReplyTo,
    references: message.references,
    sentAt: message.sentAt?.toISOString() ?? null,
    nature: message.nature,
    ...(message.bounce === undefined ? {} : { bounce: message.bounce }),
    trouble: message.trouble.find((sentence) => sentence.includes(wanted.trouble ?? '')) === undefined ? 'another' : (wanted.trouble ?? ''),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in wanted));
}

// eslint-disable-next-line no-control-regex -- what must never come out of the reader
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u;

/** What is true of every message that the reader returns, whatever it was given. */
function expectSound(message: InboundMessage): void {
  const { address, name = 'x' } = message.from;
  const lines = [
    address,
    name,
    message.subject,
    ...message.to,
    ...message.cc,
    ...message.inReplyTo,
    ...message.references,
    ...message.trouble,
  ];
  for (const line of [...lines, message.externalId ?? '', message.natureWhy ?? '', message.loopMark ?? '', message.language ?? '']) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(line).not.toMatch(unstorable);
  }
  for (const text of [message.text, message.textStripped ?? '', message.html ?? '']) expect(text).not.toMatch(unstorable);
  for (const one of [...message.to, ...message.cc]) expect(one).toMatch(/^[^\s@]+@[^\s@]+$/);
  for (const file of message.attachments) {
    expect(file.name).toMatch(/^[^/\\:*?"<>|]{1,120}$/);
    expect(file.name).not.toMatch(/^\.|[. ]$/);
    expect(file.mediaType).toMatch(/^[^/\s]+\/[^/\s]+$/);
  }
  expect(message.subject.length).toBeLessThanOrEqual(998);
  expect(message.textStripped?.trim() === '').toBe(message.text.trim() === '' && message.textStripped !== undefined);
  expect(message.bounce !== undefined).toBe(message.nature === 'bounce');
  expect(message.html ?? '').not.toMatch(/<script|<form|<style|javascript:|\son\w+=/i);
}

describe('the reader of hard mail', () => {
  it('knows more than a hundred and thirty mails, each by a name of its own', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(130);
    expect(new Set(corpus.map((mail) => mail.name)).size).toBe(corpus.length);
  });

  it.each(corpus.map((mail): [string, HardMail] => [mail.name, mail]))('%s', async (_, { raw, reading }) => {
    const message = await readMail(raw);
    expect(asReading(message, reading)).toEqual(reading);
    expectSound(message);
    if (reading.trouble === undefined) expect(message.trouble).toEqual([]);
    expect(message.text + message.subject).not.toContain('\ufffd');
  });

  const unaddressed = corpus.filter(({ raw }) => raw.length > 0 && !Buffer.from(raw).includes('Return-Path'));

  it.each(unaddressed.map((mail): [string, HardMail] => [mail.name, mail]))('below a Return-Path of a mail server: %s', async (_, mail) => {
    const message = await readMail(Buffer.concat([Buffer.from('Return-Path: <x@y.example>\r\n'), mail.raw]));
    // without a From of its own, the mail is from whom the envelope names
    const { from, trouble, ...reading } = mail.reading;
    expect(asReading(message, reading)).toEqual(reading);
    if (from !== undefined) expect(message.from.address).toBe(from || 'x@y.example');
    expect(message.trouble.length > 0).toBe(trouble !== undefined);
  });
});

describe('what a mail says besides its text', () => {
  it('tells language, loop mark, authentication and the instant of sending', async () => {
    const message = await readMail(
      rawMail(
        headers(
          'Content-Language: sv-FI, en',
          'X-Luuri-Loop: desk-1',
          'Authentication-Results: mx.acme.example; spf=pass',
          'Authentication-Results: mx2.acme.example; dmarc=fail',
        ),
        ['Hej'],
      ),
    );
    expect(message).toMatchObject({
      language: 'sv-FI',
      loopMark: 'desk-1',
      authentication: 'mx.acme.example; spf=pass\nmx2.acme.example; dmarc=fail',
      sentAt: new Date('2026-11-02T08:00:00Z'),
      externalId: 'm1@acme.example',
    });
  });

  it('leaves out what the mail does not have', async () => {
    const message = await readMail(rawMail(['From: ada@acme.example', 'To: help@acme.example'], ['Hei']));
    for (const field of ['externalId', 'sentAt', 'language', 'loopMark', 'authentication', 'html', 'natureWhy', 'bounce']) {
      expect(message).not.toHaveProperty(field);
    }
  });

  it('shows html sanitised, with the picture inside it as an inline attachment', async () => {
    const html = '<p onclick="x()">Hei <img src="cid:logo@x"><img src="https://t.example/p.gif"></p>';
    const message = await readMail(
      rawMail(
        headers('Content-Type: multipart/related; boundary=b'),
        parts('b', ['Content-Type: text/html', '', html], ['Content-Type: image/png; name=l.png', 'Content-ID: <logo@x>', '', 'PNG']),
      ),
    );
    expect(message.html).toContain('<img src="cid:logo@x" />');
    expect(message.html).toContain('data-luuri-src="https://t.example/p.gif"');
    expect(message.html).not.toContain('onclick');
    expect(message.attachments).toMatchObject([{ contentId: 'logo@x', inline: true, mediaType: 'image/png' }]);
  });

  it('keeps the bytes of an attachment as they came, also when the mail around it has to be mended', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const file = ['Content-Type: application/x; name=a.bin', 'Content-Transfer-Encoding: base64', '', bytes.toString('base64')];
    const notes = ['Content-Type: text/plain; charset=utf-8; name=n.txt', 'Content-Disposition: attachment', '', 'P\u00e4\u00e4s'];
    const raw = rawMail(
      headers('Subject: P\u00e4\u00e4sy', 'Content-Type: multipart/mixed; boundary=b'),
      parts('b', ['', 'Hyv\u00e4\u00e4'], file, notes),
      'latin1',
    );
    const message = await readMail(raw);
    expect(message).toMatchObject({ subject: 'P\u00e4\u00e4sy', text: 'Hyv\u00e4\u00e4' });
    expect(Buffer.from(message.attachments[0]?.bytes ?? [])).toEqual(bytes);
    expect(
      Buffer.from(message.attachments[1]?.bytes ?? [])
        .toString('latin1')
        .trim(),
    ).toBe('P\u00e4\u00e4s');
  });

  it('takes an empty envelope sender for a null return path', async () => {
    const raw = rawMail(headers('Subject: Viesti'), ['Jotain meni vikaan: 550 5.1.1 unknown']);
    expect((await readMail(raw)).nature).toBe('message');
    expect(await readMail(raw, { envelopeFrom: '' })).toMatchObject({ nature: 'bounce', bounce: { permanent: true, status: '5.1.1' } });
    expect((await readMail(raw, { envelopeFrom: 'ada@acme.example' })).nature).toBe('message');
  });
});

describe('limits', () => {
  it('reads the beginning of a mail that is too large, and says so', async () => {
    const message = await readMail(rawMail(headers('Subject: Iso'), ['alku', 'x'.repeat(50_000), 'loppu']), { maxBytes: 20_000 });
    expect(message).toMatchObject({ subject: 'Iso', trouble: [expect.stringContaining('only its beginning')] });
    expect(message.text).toContain('alku');
    expect(message.text).not.toContain('loppu');
  });

  it('keeps the first attachments of too many, and says so', async () => {
    const files = Array.from({ length: 5 }, (_, i) => [`Content-Type: application/x; name=${i}.bin`, '', 'x']);
    const raw = rawMail(headers('Content-Type: multipart/mixed; boundary=b'), parts('b', ...files));
    const message = await readMail(raw, { maxAttachments: 2 });
    expect(message.attachments.map((file) => file.name)).toEqual(['0.bin', '1.bin']);
    expect(message.trouble).toEqual(['Only the first 2 of 5 attachments were kept.']);
  });

  it('shows the beginning of html that is too long, and says so', async () => {
    const raw = rawMail(headers('Content-Type: text/html'), ['<p>alku</p>', '<p>keski</p>'.repeat(100), '<p>loppu</p>']);
    const message = await readMail(raw, { maxHtml: 300 });
    expect(message.text).toContain('alku');
    expect(message.text).not.toContain('loppu');
    expect(message.trouble).toEqual([expect.stringContaining('only its beginning')]);
  });
});

const bytes = fc.uint8Array({ maxLength: 3000 });
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom(...['\r\n', '\n\n', '--b', '=?', '"', '\0', '(', '<', ';'].map((s) => Buffer.from(s))),
  ),
});

function changed(raw: Uint8Array, changes: readonly { at: number; cut: number; put: Uint8Array }[]): Uint8Array {
  return changes.reduce<Uint8Array>((now, { at, cut, put }) => {
    const place = Math.floor(at * now.length);
    return Buffer.concat([now.subarray(0, place), put, now.subarray(place + cut)]);
  }, raw);
}

describe('any bytes whatever', () => {
  it('are read without a throw, into something that can be stored and shown', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (raw) => {
        expectSound(await readMail(raw));
      }),
      { numRuns: 300 },
    );
  });

  it('hard mails with random damage are read without a throw, and never given up as a whole', async () => {
    const small = corpus.filter((mail) => mail.raw.length > 0 && mail.raw.length < 20_000);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...small), fc.array(change, { minLength: 1, maxLength: 6 }), async ({ raw }, changes) => {
        const damaged = changed(raw, changes);
        const message = await readMail(damaged);
        expectSound(message);
        if (damaged.some((byte) => byte !== 10 && byte !== 13)) expect(message.trouble.join(' ')).not.toContain('could not be read');
      }),
      { numRuns: 600 },
    );
  });
});
