import { BlockList, isIP } from 'node:net';

/** Where no picture of a mail is fetched from: this machine, its network, and what is reserved (RFC 6890 and its registries). */
const closed: readonly (readonly [net: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const blocked = new BlockList();
for (const [net, bits] of closed) blocked.addSubnet(net, bits, 'ipv4');

/** Of IPv6 what is handed out to the public, less the parts of it that lead elsewhere: documentation, 6to4, Teredo and other protocols. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
const openExcept = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  openExcept.addSubnet(net, bits, 'ipv6');

/** True for an address that anybody could reach: not this machine's, not its network's, not one that hides such a one. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  return family === 6 && open.check(address, 'ipv6') && !openExcept.check(address, 'ipv6');
}

/** The address of a picture that may be asked for: http or https, with no password in it. */
export function pictureUrl(text: string, base?: URL): URL | undefined {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  const isFit = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isFit ? url : undefined;
}

/** Addresses of pictures of other sites in sanitised HTML. */
export const remoteIn = (html: string): ReadonlySet<string> =>
  new Set(
    [...html.matchAll(/ data-luuri-src="([^"]*)"/g)].map(([, address = '']) =>
      address.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    ),
  );
