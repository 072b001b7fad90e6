const brand = Symbol.for('luuri.with-cookie');

/** What an action returns to have a browser keep something: HTTP answers with the value, and the cookie in a header of its own. */
export class WithCookie<T> {
  readonly value: T;
  /** As the `Set-Cookie` header says it. A secret: it is in no body, no log and no audit. */
  readonly cookie: string;

  constructor(value: T, cookie: string) {
    this.value = value;
    this.cookie = cookie;
    Object.defineProperty(this, 'cookie', { enumerable: false });
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Works across duplicated installs, where `instanceof` does not. */
export const isWithCookie = (value: unknown): value is WithCookie<unknown> => typeof value === 'object' && value !== null && brand in value;
