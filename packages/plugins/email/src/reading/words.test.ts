import { describe, expect, it } from '@jest/globals';
import { decodeWords } from 'postal-mime';
import { mendWords } from './words.ts';

const read = (header: string) => decodeWords(mendWords(header));

describe('encoded words after mending', () => {
  it.each([
    ['=?utf-8?Q?K=E4ytt=F6?=', 'Käyttö'],
    ['=?utf-8?B?w6TDpMO=?= =?utf-8?B?pMOk?=', 'ääää'],
    ['=?iso-8859-1*fi?q?P=E4=E4?=', 'Pää'],
    ['=?us-ascii?Q?=C3=A4?=', 'ä'],
    ['=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?=', 'aä'],
    ['Re: =?utf-8?Q?a_b?= [#12]', 'Re: a b [#12]'],
    ['no words =?utf-8?X?a?= at all', 'no words =?utf-8?X?a?= at all'],
    ['=?utf-8?Q??=', ''],
  ])('%s', (header, text) => {
    expect(read(header)).toBe(text);
  });

  it('keep what stands around them, byte by byte', () => {
    const header = 'From: "=?utf-8?Q?a?=" <a@b.example>\r\nX: 1';
    expect(mendWords(header)).toBe('From: "=?utf-8?B?YQ==?=" <a@b.example>\r\nX: 1');
  });
});
