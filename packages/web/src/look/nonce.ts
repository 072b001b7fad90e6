declare global {
  // Where libraries that write styles look for it.
  var __webpack_nonce__: string | undefined;
}

/** The page's own word, without which the browser takes no style that a script writes. Browsers hide it from everything but scripts. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

globalThis.__webpack_nonce__ = styleNonce();
