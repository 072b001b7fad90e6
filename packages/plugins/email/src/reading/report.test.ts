import { describe, expect, it } from '@jest/globals';
import { readOriginalId, readPlainBounce, readStatus } from './report.ts';

describe('a delivery report', () => {
  it('counts the recipient that is worst off', () => {
    const block = (action: string, status: string, who: string) =>
      `Final-Recipient: rfc822; ${who}\r\nAction: ${action}\r\nStatus: ${status}\r\n\r\n`;
    const head = 'Reporting-MTA: dns; mx\r\n\r\n';
    const [ok, slow, gone] = [
      block('delivered', '2.0.0', 'ok@x.example'),
      block('delayed', '4.4.1', 'slow@x.example'),
      block('failed', '5.1.1', 'gone@x.example'),
    ];
    expect(readStatus(head + ok + slow + gone)).toEqual({
      outcome: 'failed',
      permanent: true,
      status: '5.1.1',
      recipient: 'gone@x.example',
    });
    expect(readStatus(head + ok + slow)).toEqual({ outcome: 'delayed', permanent: false, status: '4.4.1', recipient: 'slow@x.example' });
    expect(readStatus(head + ok)).toMatchObject({ outcome: 'done', permanent: false });
    expect(readStatus(head)).toBeUndefined();
    expect(readStatus('')).toBeUndefined();
  });

  it('of a failure without a status is permanent, with one of class 4 it is not', () => {
    expect(readStatus('Final-Recipient: rfc822;a@x.example\nAction: failed')).toEqual({
      outcome: 'failed',
      permanent: true,
      recipient: 'a@x.example',
    });
    expect(readStatus('Action: failed\nStatus: 4.2.2')).toEqual({ outcome: 'failed', permanent: false, status: '4.2.2' });
  });

  it('gives status and recipient from wherever they stand', () => {
    expect(
      readStatus('Original-Recipient: rfc822;<A@x.example>\nAction: FAILED (permanent)\nDiagnostic-Code: smtp; 550\n 5.1.1 unknown'),
    ).toEqual({
      outcome: 'failed',
      permanent: true,
      status: '5.1.1',
      recipient: 'a@x.example',
    });
  });
});

describe('a bounce in plain words', () => {
  it.each([
    ['Sorry (#5.1.1)', '', { permanent: true, status: '5.1.1' }],
    ['550 5.7.1 denied', '', { permanent: true, status: '5.7.1' }],
    ['452 4.2.2 over quota', '', { permanent: false, status: '4.2.2' }],
    ['    550 No such user', 'a@x.example', { permanent: true, recipient: 'a@x.example' }],
    ['421 try later', '', { permanent: false }],
    ['<gone@x.example>:\nno', '', { permanent: false, recipient: 'gone@x.example' }],
    ['version 5.10.2 of the printer driver', '', { permanent: false }],
  ])('%j', (text, failed, found) => {
    expect(readPlainBounce(text, failed)).toEqual({ outcome: 'failed', ...found });
  });
});

describe('the mail that came back', () => {
  const file = (mediaType: string, text: string) => ({ name: 'x', mediaType, bytes: Buffer.from(text), inline: false });

  it('is found by its id in the original, in its headers alone, or below the text', () => {
    const original = 'Subject: x\r\nMessage-Id:\r\n <t1@x.example>\r\n\r\nMessage-ID: <later@x.example>';
    expect(readOriginalId([file('image/png', original), file('message/rfc822', original)], '')).toBe('t1@x.example');
    expect(readOriginalId([file('text/rfc822-headers', original)], 'Message-ID: <other@x.example>')).toBe('t1@x.example');
    expect(readOriginalId([], 'failed\n--- copy ---\nMessage-ID: <t2@x.example>\n')).toBe('t2@x.example');
    expect(readOriginalId([], 'failed')).toBeUndefined();
  });
});
