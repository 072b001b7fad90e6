import { isSecure } from './ports.ts';

/** Under TLS the name itself makes browsers refuse a cookie of the name from a sister domain, or one without TLS. */
const named = (name: string, publicUrl: string): string => (isSecure(publicUrl) ? `__Host-${name}` : name);

const SESSION = 'luuri_session';
const FLOW = 'luuri_flow';
const FLOW_S = 600;

/** Lax, for the way back from a provider begins at another site; what changes something takes a CSRF token besides. */
const attributes = (publicUrl: string): string => `; Path=/; HttpOnly; SameSite=Lax${isSecure(publicUrl) ? '; Secure' : ''}`;

/** Without an end of its own: the browser forgets it when it is closed, the desk when its time is over. */
export const sessionCookie = (token: string, publicUrl: string): string => `${named(SESSION, publicUrl)}=${token}${attributes(publicUrl)}`;
export const forgetSessionCookie = (publicUrl: string): string => `${named(SESSION, publicUrl)}=; Max-Age=0${attributes(publicUrl)}`;
/** Holds the secrets of a journey to a provider together while it lasts. */
export const flowCookie = (token: string, publicUrl: string): string =>
  `${named(FLOW, publicUrl)}=${token}; Max-Age=${String(FLOW_S)}${attributes(publicUrl)}`;

function valueIn(header: string | null | undefined, name: string): string | undefined {
  const pair = header?.split(/; */).find((p) => p.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1) ?? '';
  return /^[\w-]{20,100}$/.test(value) ? value : undefined;
}

/** The session token that a browser sent; undefined when it sent none that could be one. */
export const sessionTokenIn = (header: string | null | undefined, publicUrl: string): string | undefined =>
  valueIn(header, named(SESSION, publicUrl));
export const flowTokenIn = (header: string | null | undefined, publicUrl: string): string | undefined =>
  valueIn(header, named(FLOW, publicUrl));
