import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, receive, staffed } from '../../fixtures.ts';
import { bind, notFound, type Actor } from '../../kernel/index.ts';
import { pictureAway, pictureRefused } from '../errors.ts';
import { messages, remoteRules } from '../index.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\n kuva', 'latin1');

/** A site that shows pictures, and other things. */
let site: Server;
let asked: { url: string; headers: IncomingHttpHeaders }[] = [];
const at = (path: string): string => `http://127.0.0.1:${String((site.address() as AddressInfo).port)}${path}`;
beforeAll(async () => {
  site = createServer(({ url = '', headers }, answer) => {
    asked.push({ url, headers });
    if (url === '/a.png') answer.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'a=1' }).end(png);
    else if (url === '/page') answer.writeHead(200, { 'content-type': 'image/png' }).end('<html><script>alert(1)</script></html>');
    else if (url === '/drawing') answer.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg onload="alert(1)"/>');
    else if (url === '/large') answer.writeHead(200).end(Buffer.concat([png, Buffer.alloc(20_000)]));
    else if (url === '/moved') answer.writeHead(302, { location: '/a.png' }).end();
    else if (url === '/inside')
      answer.writeHead(302, { location: `http://127.0.0.2:${String((site.address() as AddressInfo).port)}/a.png` }).end();
    else if (url === '/round') answer.writeHead(302, { location: '/round' }).end();
    else if (url === '/file') answer.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (url === '/silent') answer.writeHead(200).write(png);
    else answer.writeHead(404).end();
  });
  site.listen(0);
  await once(site, 'listening');
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

eachDatabase((_name, open) => {
  const world = async (shown: readonly string[], more: { closed?: boolean } = {}) => {
    asked = [];
    const rules = { allows: (address: string) => address === '127.0.0.1', mostBytes: 10_000, patienceMs: 1_000 };
    const ports = more.closed ? [] : [bind(remoteRules, rules)];
    const opened = await open({ plugins: houseWith(postOffice()), ports, at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const html = shown.map((address) => `<img data-luuri-src="${address.replaceAll('&', '&amp;')}" />`).join('');
    const { messageId } = await receive(opened, { subject: 'Kuva', text: 'Katso', html });
    const picture = (who: Actor, address: string) =>
      opened.desk
        .as(who)
        .use(messages)
        .picture({ messageId: messageId ?? 0, address });
    return { ...opened, ...staff, picture };
  };
  const refused = { code: pictureRefused.code };

  test('a picture that a message shows is fetched by the desk, in nobody’s name', async () => {
    const { aino, nils, picture } = await world([at('/a.png'), at('/moved')]);
    expect(await picture(aino, at('/a.png'))).toMatchObject({ mediaType: 'image/png', name: 'picture.png', bytes: png });
    expect(await picture(aino, at('/moved'))).toMatchObject({ bytes: png });
    for (const { headers } of asked) expect(Object.keys(headers).sort()).toEqual(['accept', 'connection', 'host', 'user-agent']);
    const before = asked.length;
    await expect(picture(nils, at('/a.png'))).rejects.toMatchObject({ code: notFound.code });
    await expect(picture(aino, at('/other.png'))).rejects.toMatchObject(refused);
    expect(asked.length).toBe(before);
  });

  test('nothing comes back that is no picture, too large, or leads elsewhere; and nobody waits for ever', async () => {
    const paths = ['/page', '/drawing', '/large', '/inside', '/round', '/file', '/none', '/silent'];
    const { aino, picture } = await world(paths.map(at));
    for (const path of ['/page', '/drawing', '/large', '/inside', '/round', '/file'])
      await expect(picture(aino, at(path))).rejects.toMatchObject(refused);
    for (const path of ['/none', '/silent']) await expect(picture(aino, at(path))).rejects.toMatchObject({ code: pictureAway.code });
  });

  test('a desk as it comes asks no machine of its own network, by whatever name', async () => {
    const { port } = site.address() as AddressInfo;
    const names = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '10.0.0.1',
      '169.254.169.254',
    ];
    const { aino, picture } = await world(
      names.map((name) => `http://${name}:${String(port)}/a.png`),
      { closed: true },
    );
    for (const name of names) await expect(picture(aino, `http://${name}:${String(port)}/a.png`)).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
  });
});
