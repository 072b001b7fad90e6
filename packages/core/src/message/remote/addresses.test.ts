import { describe, expect, test } from '@jest/globals';
import { isPublicAddress, pictureUrl, remoteIn } from './addresses.ts';

describe('an address that anybody could reach', () => {
  test.each(['8.8.8.8', '1.1.1.1', '193.166.3.2', '172.32.0.1', '100.128.0.1', '2a00:1450:4026::200e', '2606:4700::1111'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  test.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...['192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ...[
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      'fe80::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
      '2002:7f00:1::',
      '2001:db8::1',
      '2001:0:4137:9e76::1',
      'fec0::1',
    ],
    ...['localhost', '', '127.1', '0x7f000001', '2130706433', 'fe80::1%eth0'],
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test('only pictures at http and https are asked for, and no password goes along', () => {
  expect(pictureUrl('https://t.example/a.png?b=1')?.href).toBe('https://t.example/a.png?b=1');
  expect(pictureUrl('/b.png', new URL('https://t.example/a'))?.href).toBe('https://t.example/b.png');
  for (const bad of ['ftp://t.example/a', 'file:///etc/passwd', 'gopher://t.example', 'https://a:b@t.example/', 'javascript:1', 'no'])
    expect(pictureUrl(bad)).toBeUndefined();
});

test('what a mail shows of other sites is read from its sanitised HTML', () => {
  expect([...remoteIn('<p><img data-luuri-src="https://t.example/a?b=1&amp;c=&quot;" alt="x" /><img src="cid:1" /></p>')]).toEqual([
    'https://t.example/a?b=1&c="',
  ]);
});
