import { expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { composeMail } from './compose.ts';
import { mailPage } from './page.ts';

it('a formatted mail is a page in the language of its reader, with the few things in shape that mail programs show in ways of their own', () => {
  const page = mailPage('<p>Hei</p><blockquote>vanha</blockquote><img src="cid:a" alt="b" /><code style="color:red">x</code>', 'fi');
  expect(page).toMatch(/^<!doctype html>\n<html lang="fi">.*<body dir="auto"/s);
  expect(page).toContain('<blockquote style="margin:0 0 1em;');
  expect(page).toContain('<img style="max-width:100%;height:auto" src="cid:a" alt="b" />');
  expect(page).toContain('<code style="color:red">x</code>');
  expect(mailPage('<p>x</p>', '"><script>')).toContain('<html lang="en">');
});

it('goes out as text and HTML that say the same, with pictures in their place and files beside it', async () => {
  const bytes = Buffer.from([1, 2, 3]);
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(
    composeMail({
      ...{ from: { address: 'help@acme.example' }, to: 'ada@acme.example', subject: 'Re: x', messageId: 't1.d1.00@acme.example' },
      ...{ references: [], automatic: false, language: 'fi', loopMark: 'desk', text: 'Paina [nappi.png]' },
      html: mailPage('<p>Paina <img src="cid:file1.2@luuri" alt="nappi.png" /></p>', 'fi'),
      attachments: [
        { name: 'nappi.png', mediaType: 'image/png', bytes, contentId: 'file1.2@luuri' },
        { name: 'ohje.pdf', mediaType: 'application/pdf', bytes },
      ],
    }),
  );
  const raw = (message as Buffer).toString();
  expect(raw).toMatch(/multipart\/mixed[^]*multipart\/(alternative|related)[^]*text\/plain[^]*text\/html/);
  const read = await PostalMime.parse(message as Buffer);
  expect(read.text?.trim()).toBe('Paina [nappi.png]');
  expect(read.html).toContain('src="cid:file1.2@luuri"');
  expect(read.attachments.map((file) => [file.filename, file.disposition, file.contentId])).toEqual([
    ['nappi.png', 'inline', '<file1.2@luuri>'],
    ['ohje.pdf', 'attachment', undefined],
  ]);
});
