import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { corpus } from '../corpus/index.ts';
import { headers, parts, rawMail } from '../corpus/hardMail.ts';
import { isHeavy, mend } from './mend.ts';

const tidy = (text: string | undefined) => text?.replace(/\r\n/g, '\n').trimEnd();

const outline = async (raw: Uint8Array) => {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const files = mail.attachments.map((file) => [
    file.filename,
    file.mimeType,
    Buffer.from(file.content as Uint8Array)
      .toString('latin1')
      .trimEnd(),
  ]);
  return {
    headers: mail.headers.map(({ key, value }) => (key.startsWith('content-') ? key : `${key}: ${value}`)),
    text: tidy(mail.text),
    html: tidy(mail.html),
    files,
  };
};

describe('mending', () => {
  it('changes nothing that a reader sees in a mail that was right', async () => {
    const body = parts(
      'b',
      ['Content-Type: text/plain; charset=iso-8859-1; format=flowed', '', 'yksi ', 'kaksi'],
      ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', '<p>=C3=A4 =3D 1=', '</p>'],
      ['Content-Type: application/x; name="a b.bin"', 'Content-Transfer-Encoding: base64', '', 'AAEC/w=='],
      ['Content-Type: text/plain; name=n.txt', 'Content-Disposition: attachment', '', 'muistio'],
      ['Content-Type: message/rfc822', '', 'Subject: sis\u00e4', '', '--b2', 'Hei'],
      ['', 'vailla otsikoita'],
    );
    const raw = rawMail(headers('Subject: Yksi\r\n kaksi', 'Content-Type: multipart/mixed; boundary=b'), ['johdanto', ...body, 'loppu']);
    const before = await outline(raw);
    const after = await outline(mend(raw).bytes);
    expect({ ...after, headers: after.headers.toSorted() }).toEqual({ ...before, headers: before.headers.toSorted() });
  });

  it('leaves a body that quotes a boundary of its own as it is', async () => {
    const text = 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nei';
    const raw = rawMail(headers('Content-Type: text/plain; charset=utf-8'), text.split('\n'));
    expect((await outline(mend(raw).bytes)).text).toBe(text);
  });

  it('takes nothing that stands below the last part for headers', async () => {
    const inner = [
      'Content-Type: multipart/mixed; boundary=i',
      '',
      ...parts('i', ['', 'sisin']).slice(0, -1),
      'Content-Type: multipart/mixed; boundary=x',
      '',
    ];
    const quoting = ['Content-Type: text/x-log; name=a.log', '', 'alku', '--x', 'Content-Type: text/plain; charset=utf-8', '', 'loppu'];
    const raw = rawMail(headers('Content-Type: multipart/mixed; boundary=o'), parts('o', inner, quoting));
    expect((await outline(mend(raw).bytes)).files).toEqual((await outline(raw)).files);
  });

  it('gives the parser no body of many lines and no endless header, and says what it left out', async () => {
    const long = Array.from({ length: 30_000 }, (_, i) => `rivi ${i}`);
    const raw = rawMail(
      headers(`X-Long: ${'x'.repeat(300_000)}`, 'Content-Type: multipart/mixed; boundary=b'),
      parts('b', ['', ...long], ['Content-Type: text/x-log; name=a.log', '', ...long]),
    );
    const { bytes, trouble } = mend(raw);
    expect(Buffer.from(bytes).toString('latin1').split('\n').length).toBeLessThan(60);
    expect(trouble).toEqual([expect.stringContaining('header')]);
    const { text, files } = await outline(bytes);
    // compared as a truth, since the difference of such texts takes a minute to print
    expect(text === long.join('\n')).toBe(true);
    expect(files[0]?.[2]?.replace(/\r/g, '') === long.join('\n')).toBe(true);
  });

  it('throws at no bytes, and a mail mended twice says the same as one mended once', async () => {
    const raw = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.constantFrom(...corpus.map((mail) => mail.raw).filter((bytes) => bytes.length < 20_000)),
    );
    await fc.assert(
      fc.asyncProperty(raw, async (bytes) => {
        const once = mend(bytes).bytes;
        const [one, two] = [await outline(once), await outline(mend(once).bytes)];
        expect([two.text, two.html]).toEqual([one.text, one.html]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a heavy mail', () => {
  it.each([
    [
      'very many lines',
      rawMail(
        headers(),
        Array.from({ length: 25_000 }, () => 'kymmenen..'),
      ),
    ],
    [
      'very many parts',
      rawMail(
        headers(),
        Array.from({ length: 2000 }, () => '--b'),
      ),
    ],
    ['endless headers', rawMail(headers(`X: ${'x'.repeat(300_000)}`), ['x'])],
  ])('has %s', (_, raw) => {
    expect(isHeavy(raw)).toBe(true);
  });

  it('is not one with a large attachment', () => {
    const lines = Array.from({ length: 10_000 }, () => 'A'.repeat(76));
    expect(isHeavy(rawMail(headers('Content-Transfer-Encoding: base64'), lines))).toBe(false);
  });
});
