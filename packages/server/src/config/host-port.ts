/** An address to listen on. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

const hostPort = /^(?<host>[\w.-]+|\[[\da-fA-F:.]+\]):(?<port>\d{1,5})$/;

/** `127.0.0.1:2525` or `[::1]:2525`; undefined for anything else. */
export function parseAddress(text: string): HostPort | undefined {
  const { host, port } = hostPort.exec(text)?.groups ?? {};
  return host !== undefined && Number(port) <= 65_535 ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : undefined;
}

/** As it is written in addresses: IPv6 in brackets. */
export const printAddress = ({ host, port }: HostPort): string => `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
