import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { composeMail, referencesChain, type OutgoingMail } from './compose.ts';
import { badMailField } from './errors.ts';
import { readMail } from './read.ts';

const mail: OutgoingMail = {
  from: { address: 'help@acme.example', name: 'Acme Oy' },
  to: 'ada@acme.example',
  subject: 'Re: Tulostin ei käynnisty',
  text: 'Hei Ada,\n\nkokeile nyt.\n',
  messageId: 't12.d34.0011223344556677@acme.example',
  references: [],
  automatic: false,
  language: 'fi',
  loopMark: 'desk-1',
};

/** The bytes that would go over the wire. */
async function written(outgoing: OutgoingMail): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(composeMail(outgoing));
  return message as Buffer;
}

/** Header lines of the bytes, unfolded, by lower-case name. */
function headerLines(raw: Buffer): Map<string, string[]> {
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const name = line.split(':')[0]?.toLowerCase() ?? '';
    found.set(name, [...(found.get(name) ?? []), line.slice(name.length + 1).trim()]);
  }
  return found;
}

describe('a mail that goes out', () => {
  it('can be read again as it was meant', async () => {
    const bytes = Buffer.from([0, 1, 2, 255]);
    const message = await readMail(
      await written({
        ...mail,
        html: '<p>Hei <b>Ada</b> <img src="cid:logo"></p>',
        inReplyTo: 'm1@acme.example',
        references: ['m0@acme.example'],
        replyTo: 'help+t12@acme.example',
        date: new Date('2026-11-02T08:00:00Z'),
        attachments: [
          { name: 'ohje ä.pdf', mediaType: 'application/pdf', bytes },
          { name: 'logo.png', mediaType: 'image/png', bytes, contentId: 'logo' },
        ],
      }),
    );
    expect(message).toMatchObject({
      externalId: mail.messageId,
      from: { address: 'help@acme.example', name: 'Acme Oy' },
      to: ['ada@acme.example'],
      subject: mail.subject,
      inReplyTo: ['m1@acme.example'],
      references: ['m0@acme.example', 'm1@acme.example'],
      sentAt: new Date('2026-11-02T08:00:00Z'),
      language: 'fi',
      loopMark: 'desk-1',
      nature: 'message',
      trouble: [],
    });
    expect(message.text).toBe(mail.text.trimEnd());
    expect(message.html).toContain('<b>Ada</b>');
    expect(message.attachments.map(({ name, inline }) => [name, inline])).toEqual(
      expect.arrayContaining([
        ['ohje ä.pdf', false],
        ['logo.png', true],
      ]),
    );
    for (const file of message.attachments) expect(Buffer.from(file.bytes)).toEqual(bytes);
  });

  it('says that it is automatic only when it is', async () => {
    const byHand = headerLines(await written(mail));
    expect([byHand.has('auto-submitted'), byHand.has('x-auto-response-suppress'), byHand.has('precedence')]).toEqual([false, false, false]);
    const generated = headerLines(await written({ ...mail, automatic: true }));
    expect(generated.get('auto-submitted')).toEqual(['auto-generated']);
    expect(generated.get('x-auto-response-suppress')).toEqual(['All']);
    const replied = await written({ ...mail, automatic: true, inReplyTo: 'm1@acme.example' });
    expect(headerLines(replied).get('auto-submitted')).toEqual(['auto-replied']);
    expect((await readMail(replied)).nature).toBe('auto-response');
  });

  it('carries the mark of the desk always, and the language when it is one', async () => {
    for (const automatic of [true, false])
      expect(headerLines(await written({ ...mail, automatic })).get('x-luuri-loop')).toEqual(['desk-1']);
    expect(headerLines(await written({ ...mail, language: 'sv-FI' })).get('content-language')).toEqual(['sv-FI']);
    expect(headerLines(await written({ ...mail, language: 'ei kieltä' })).has('content-language')).toBe(false);
  });

  it('reads no file and no address that stands in it', () => {
    expect(composeMail(mail)).toMatchObject({ disableFileAccess: true, disableUrlAccess: true });
  });
});

describe('nothing in a mail can become a header', () => {
  const evil = [
    'a\r\nBcc: all@acme.example',
    'a\nBcc: all@acme.example',
    'a\r\n\r\n<script>',
    '\r\nX: y',
    'a\u2028b',
    'a\0b',
    'a\rBcc: x@y.example',
  ];

  it.each(evil)('from subject, names, mark and file name: %j', async (text) => {
    const raw = await written({
      ...mail,
      subject: text,
      from: { address: 'help@acme.example', name: text },
      loopMark: text,
      attachments: [{ name: text, mediaType: text, bytes: Buffer.from('x'), contentId: text }],
    });
    const lines = headerLines(raw);
    expect([...lines.keys()]).not.toContain('bcc');
    expect([...lines.keys()]).not.toContain('x');
    expect(raw.toString()).not.toMatch(/^bcc:/im);
    const message = await readMail(raw);
    expect(message.from.address).toBe('help@acme.example');
    expect(message.to).toEqual(['ada@acme.example']);
  });

  it('whatever the text is', async () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...evil));
    const names = [...headerLines(await written({ ...mail, references: ['a@b.example'] })).keys(), 'in-reply-to'];
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, name, id) => {
        const lines = headerLines(await written({ ...mail, subject, from: { ...mail.from, name }, references: [id], inReplyTo: id }));
        for (const found of lines.keys()) expect(names).toContain(found);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a',
    '',
    'a b@c.example',
    'a@b.example, c@d.example',
    'Ada <ada@acme.example>',
    '<ada@acme.example>',
  ])('an address that is none is refused: %j', (address) => {
    const named = (run: () => unknown, field: string) => {
      try {
        run();
      } catch (e) {
        expect(badMailField.is(e) && e.message).toContain(field);
        return;
      }
      throw badMailField({ field: 'nothing', right: 'refused' });
    };
    named(() => composeMail({ ...mail, to: address }), 'to must be');
    named(() => composeMail({ ...mail, to: ['ada@acme.example', address] }), 'to must be');
    named(() => composeMail({ ...mail, from: { address } }), 'from.address must be');
    named(() => composeMail({ ...mail, replyTo: address }), 'replyTo must be');
    named(() => composeMail({ ...mail, messageId: address.replace('@', '') }), 'messageId must be');
  });

  it('a mail to nobody is refused', () => {
    expect(() => composeMail({ ...mail, to: [] })).toThrow('at least one address');
  });
});

describe('references', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `m${i}@acme.example`);

  it('end with what is answered, each once', () => {
    expect(referencesChain(ids(2), 'm5@acme.example')).toEqual([...ids(2), 'm5@acme.example']);
    expect(referencesChain(['<m0@acme.example>', 'm0@acme.example', 'm1@acme.example'], 'm1@acme.example')).toEqual(ids(2));
    expect(referencesChain(['no id', 'a b@c', ''], undefined)).toEqual([]);
  });

  it('are twenty at most: the first, and the last nineteen', () => {
    expect(referencesChain(ids(20), undefined)).toEqual(ids(20));
    expect(referencesChain(ids(21), undefined)).toEqual(['m0@acme.example', ...ids(21).slice(2)]);
    expect(referencesChain(ids(100), 'last@acme.example')).toEqual(['m0@acme.example', ...ids(100).slice(-18), 'last@acme.example']);
  });

  it('keep the first and what is answered, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), fc.nat(30), (numbers, answered) => {
        const chain = referencesChain(
          numbers.map((n) => `m${n}@x.example`),
          `m${answered}@x.example`,
        );
        expect(chain.length).toBeLessThanOrEqual(20);
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain.at(-1)).toBe(`m${answered}@x.example`);
        const first = numbers.find((n) => n !== answered);
        if (numbers[0] !== answered && first !== undefined) expect(chain[0]).toBe(`m${first}@x.example`);
      }),
    );
  });
});
