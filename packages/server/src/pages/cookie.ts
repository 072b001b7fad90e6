const name = 'luuri_key';
const WEEK_S = 604_800;

/** The key that the browser keeps for us. */
export function keyInCookies(header: string | undefined): string | undefined {
  const pair = header?.split(/; */).find((p) => p.startsWith(`${name}=`));
  try {
    return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1)) || undefined;
  } catch {
    return undefined;
  }
}

const attributes = (secure: boolean): string => `; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** No script reads it, no other site makes the browser send it. @param secure true when the desk is reached by https. */
export const keyCookie = (key: string, secure: boolean): string =>
  `${name}=${encodeURIComponent(key)}; Max-Age=${String(WEEK_S)}${attributes(secure)}`;
export const forgetKeyCookie = (secure: boolean): string => `${name}=; Max-Age=0${attributes(secure)}`;
